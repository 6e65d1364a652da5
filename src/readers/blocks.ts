// Blocks that are never closed, in code with braces and in Ruby: the indentation shows the place.
import { type Text, t } from '../text/language.js';
import type { Code } from './code.js';

export interface BlockFault {
  readonly offset: number;
  readonly message: Text;
}

interface Open {
  readonly offset: number;
  readonly indent: number;
}

/** Counts what opens and closes; a closing sign further left than its opening one shows which block is not closed. */
class Stack {
  readonly #open: Open[] = [];
  #suspect: Open | undefined;

  push(offset: number, indent: number): void {
    this.#open.push({ offset, indent });
  }

  /** False when nothing is open. */
  pop(indent: number, startsLine: boolean): boolean {
    const last = this.#open.pop();
    if (last !== undefined && startsLine && indent < last.indent) this.#suspect ??= last;
    return last !== undefined;
  }

  get left(): Open | undefined {
    return this.#open.length === 0 ? undefined : (this.#suspect ?? this.#open.at(-1));
  }
}

/** The branches of `#if` but the first may hold braces that belong to the first one's. */
export const withoutBranches = (bare: string): string => {
  if (!/^[ \t]*#[ \t]*el/m.test(bare)) return bare;
  const skips: boolean[] = [];
  return bare
    .split('\n')
    .map((line) => {
      const word = /^[ \t]*#[ \t]*(if|el|endif)/.exec(line)?.[1];
      if (word === 'if') skips.push(false);
      else if (word === 'el' && skips.length > 0) skips[skips.length - 1] = true;
      else if (word === 'endif') skips.pop();
      return word !== undefined || skips.includes(true) ? ' '.repeat(line.length) : line;
    })
    .join('\n');
};

/** Swift, Objective-C and their relatives: a `{` without its `}`, or the other way round. */
export function braceFault({ bare }: Pick<Code, 'bare'>): BlockFault | undefined {
  const stack = new Stack();
  let start = 0;
  for (const line of withoutBranches(bare).split('\n')) {
    const indent = line.search(/\S/);
    for (let i = Math.max(0, indent); i < line.length; i += 1) {
      if (line[i] === '{') stack.push(start + i, indent);
      else if (line[i] === '}' && !stack.pop(indent, i === indent))
        return { offset: start + i, message: t('a } too many', '多余的 }') };
    }
    start += line.length + 1;
  }
  const { left } = stack;
  return left === undefined
    ? undefined
    : { offset: left.offset, message: t('the { of this block is never closed', '这个代码块的 { 没有对应的 }') };
}

const RUBY = /(?<![\w.:@$])(do|end|if|unless|while|until|case|begin|def|class|module|for)(?![\w?!:]|\s*=>)/g;
const OPENS_ALWAYS = /^(?:case|begin|def|class|module|for)$/;

/** Ruby as Podfiles use it: a text that is not closed on its line, a block without `end`, an `end` too many. */
export function rubyFault({ code, bare }: Code): BlockFault | undefined {
  if (/<<[~-]?['"]?[A-Z]|^=begin|%[qQwWr]?[({[]/m.test(code)) return undefined;
  const stack = new Stack();
  const lines = bare.split('\n');
  let start = 0;
  for (const [number, line] of code.split('\n').entries()) {
    const quote = /^\s*(?:pod|target|platform|source|project)\b/.test(line) ? openQuote(line) : undefined;
    if (quote !== undefined)
      return { offset: start + quote, message: t('a text is never closed', '字符串没有结束引号') };
    const plain = lines[number] ?? '';
    const indent = plain.search(/\S/);
    let isLoop = false;
    for (const match of plain.matchAll(RUBY)) {
      const word = match[1] ?? '';
      const before = plain.slice(0, match.index).trimEnd();
      const leads = before === '' || /[=(;,]$/.test(before);
      if (word === 'end') {
        if (!stack.pop(indent, match.index === indent))
          return { offset: start + match.index, message: t('an end too many', '多余的 end') };
      } else if (word === 'do' ? !isLoop : OPENS_ALWAYS.test(word) || leads) {
        stack.push(start + match.index, indent);
        isLoop ||= /^(?:while|until|for)$/.test(word);
      }
    }
    start += line.length + 1;
  }
  const { left } = stack;
  return left === undefined
    ? undefined
    : { offset: left.offset, message: t('this block has no end', '该代码块缺少 end') };
}

/** Where a text begins that does not end on its line. */
function openQuote(line: string): number | undefined {
  for (let i = 0; i < line.length; i += 1) {
    const sign = line[i];
    if (sign !== '"' && sign !== "'") continue;
    let end = i + 1;
    while (end < line.length && line[end] !== sign) end += line[end] === '\\' ? 2 : 1;
    if (end >= line.length) return i;
    i = end;
  }
  return undefined;
}

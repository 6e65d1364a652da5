// Places at which no compiler of Swift or Objective-C gets past: brackets, @end, #endif, a missing semicolon, words that are almost keywords.
import { type Text, t } from '../text/language.js';
import { slipOf } from '../text/suggest.js';
import { type BlockFault, withoutBranches } from './blocks.js';
import type { Code } from './code.js';

type Bare = Pick<Code, 'bare'>;

const fault = (offset: number, message: Text): BlockFault => ({ offset, message });
const unknown = (offset: number, word: string, meant: string): BlockFault =>
  fault(offset, t(`there is no ${word}, only ${meant}`, `没有 ${word}，应为 ${meant}`));

const PAIRS: Readonly<Record<string, string>> = { ')': '(', ']': '[' };

/** A `(` or `[` that the block around it does not close, or the other way round. */
function bracketFault({ bare }: Bare): BlockFault | undefined {
  const open: { readonly sign: string; readonly offset: number }[] = [];
  for (const { 0: sign, index } of withoutBranches(bare).matchAll(/[()[\]{}]/g)) {
    const wanted = PAIRS[sign];
    const last = open.at(-1);
    if (wanted === undefined && sign !== '}') open.push({ sign, offset: index });
    else if (wanted === undefined ? last?.sign === '{' : last?.sign === wanted) open.pop();
    else {
      const isLeft = last !== undefined && last.sign !== '{';
      // A missing or extra block has a check of its own.
      if (sign === '}' && !isLeft) return undefined;
      return isLeft
        ? fault(last.offset, t(`the ${last.sign} is never closed`, `${last.sign} 没有闭合`))
        : fault(index, t(`a ${sign} too many`, `多余的 ${sign}`));
    }
  }
  return undefined;
}

/** `@interface` and its relatives without their `@end`, and `@end` alone. */
function endFault({ bare }: Bare): BlockFault | undefined {
  let open: RegExpMatchArray | undefined;
  for (const match of withoutBranches(bare).matchAll(
    /@(?:(interface|implementation)\b|protocol\s+\w+\s*(?![\s\w,;)])|end\b)/g,
  )) {
    const isEnd = match[0] === '@end';
    if (isEnd ? open === undefined : open !== undefined) {
      const at = (isEnd ? match : open)?.index ?? 0;
      return fault(
        at,
        isEnd
          ? t('an @end without its @interface or @implementation', '@end 没有对应的 @interface 或 @implementation')
          : t('its @end is missing', '缺少对应的 @end'),
      );
    }
    open = isEnd ? undefined : match;
  }
  return open === undefined ? undefined : fault(open.index ?? 0, t('its @end is missing', '缺少对应的 @end'));
}

/** `#if` and `#endif`. */
function conditionFault({ bare }: Bare): BlockFault | undefined {
  const open: number[] = [];
  for (const match of bare.matchAll(/^[ \t]*#[ \t]*(if|ifdef|ifndef|elif|elseif|else|endif)\b/gm)) {
    const word = match[1] ?? '';
    if (word.startsWith('if')) open.push(match.index);
    else if (open.length === 0) return fault(match.index, t(`#${word} without #if`, `#${word} 没有对应的 #if`));
    else if (word === 'endif') open.pop();
  }
  const [first] = open.slice(-1);
  return first === undefined ? undefined : fault(first, t('its #endif is missing', '缺少对应的 #endif'));
}

const DIRECTIVES = ['import', 'include', 'define', 'ifdef', 'ifndef', 'endif', 'pragma', 'undef'];
const SIGNED = ['interface', 'implementation', 'property', 'protocol', 'import', 'selector'];
const MARKS = ['main', 'objc', 'objcMembers', 'UIApplicationMain', 'available', 'escaping'];
const WORDS = ['import', 'return', 'override', 'class', 'func', 'extension'];

/** A word at the beginning of a statement, or behind # or @, that is almost one of the language. */
function wordFault({ bare }: Bare, isSwift: boolean): BlockFault | undefined {
  const search = (pattern: RegExp, known: readonly string[], sign: string): BlockFault | undefined => {
    for (const match of bare.matchAll(pattern)) {
      const word = match[1] ?? '';
      const meant = slipOf(word, known);
      if (meant !== undefined) return unknown(match.index, sign + word, sign + meant);
    }
    return undefined;
  };
  const plain = search(
    isSwift
      ? /(?<=^[ \t]*(?:(?:@\w+|override|public|private|static|final)[ \t]+)*)(\w+)(?=[ \t]+\w+[ \t]*(?:[({.:;,<]|$)(?!.*:[ \t]*$))/gm
      : /(?<=^[ \t]*)(\w+)(?=[ \t]+[\w[@(]+[^=\n]*;)/gm,
    isSwift ? WORDS : ['return'],
    '',
  );
  return isSwift
    ? (plain ?? search(/(?<!["\w])@(\w{3,})\b/g, MARKS, '@'))
    : (plain ??
        search(/(?<=^[ \t]*)#[ \t]*(\w+)/gm, DIRECTIVES, '#') ??
        search(/(?<=^[ \t]*)@(\w{4,})/gm, SIGNED, '@'));
}

/** Objective-C: a message or a `return` at the end of a statement, and no semicolon. */
function semicolonFault({ bare }: Bare): BlockFault | undefined {
  const missing = (offset: number): BlockFault => fault(offset, t('a semicolon is missing', '缺少分号'));
  const lost = /\breturn\b[^;{}#\\]*\n\s*\}/.exec(bare);
  if (lost !== null && !/[:?,([]\s*\}$/.test(lost[0])) return missing(lost.index);
  const open: string[] = [];
  let start = 0;
  for (const { 0: sign, index } of withoutBranches(bare).matchAll(/@?[{[(]|[)\]}]/g)) {
    if (!/[)\]}]/.test(sign)) {
      if (open.at(-1) === '{') start = index;
      open.push(sign);
      continue;
    }
    open.pop();
    if (sign !== ']' || open.at(-1) !== '{') continue;
    const rest = /^[ \t]*\r?\n\s*(?:\}|\[|return\b|if\b|self\.|@(?:weakify|strongify)\b)/.exec(
      bare.slice(index + 1, index + 400),
    );
    const isStatement = bare[start] === '[' && /[;{}][\s]*$/.test(bare.slice(Math.max(0, start - 200), start));
    if (rest !== null && isStatement) return missing(start);
  }
  return undefined;
}

/** Swift: a text inside of a text, or a regular expression, in which a bracket may be anything. */
export const HIDES = /\\\((?:[^)"\n]|\([^()"\n]*\))*"|[(=:,]\s*#?\/[^/*\s]/;

export function compilerFault(code: Code, path: string): BlockFault | undefined {
  const isSwift = path.endsWith('.swift');
  return (
    conditionFault(code) ??
    (isSwift && HIDES.test(code.code) ? undefined : bracketFault(code)) ??
    wordFault(code, isSwift) ??
    (isSwift ? undefined : endFault(code)) ??
    (isSwift ? undefined : semicolonFault(code))
  );
}

// The text of a project.pbxproj: an old-style property list with the place of each value, and the first place that breaks its grammar.
import { type Text, t } from '../../text/language.js';

export interface PbxprojFault {
  readonly offset: number;
  readonly message: Text;
}

export interface PbxNode {
  /** Empty for tables and lists. */
  readonly text: string;
  /** Where the key is, or the value inside of a list. */
  readonly offset: number;
  readonly members: ReadonlyMap<string, PbxNode>;
  readonly items: readonly PbxNode[];
}

const BARE = /[\w.$/:+<>@~-]+/y;
const SPACE = /(?:\s+|\/\*[\s\S]*?\*\/|\/\/[^\n]*)*/y;
const DEEPEST = 200;

/** What may come next: a value, a key, or what is behind one of them. */
type Expected = 'value' | 'key' | 'equals' | 'semicolon' | 'comma' | 'end';

interface Frame {
  readonly sign: '{' | '(';
  readonly offset: number;
  readonly members: Map<string, PbxNode>;
  readonly items: PbxNode[];
  key: { readonly text: string; readonly offset: number };
}

/** Dictionaries of `key = value;`, lists with commas, texts in quotes. A text with a fault has no root. */
export function readPbxproj(text: string): {
  readonly root: PbxNode | undefined;
  readonly fault: PbxprojFault | undefined;
} {
  const open: Frame[] = [];
  let root: PbxNode | undefined;
  let i = 0;
  let wants = 'value' as Expected;
  const put = (offset: number, content: Partial<PbxNode>): void => {
    const last = open.at(-1);
    const node = { text: '', members: NO_MEMBERS, items: [], ...content, offset: last?.key.offset ?? offset };
    if (last === undefined) root = node;
    else if (last.sign === '{') last.members.set(last.key.text, node);
    else last.items.push({ ...node, offset });
    wants = last === undefined ? 'end' : last.sign === '{' ? 'semicolon' : 'comma';
  };
  const fault = (offset: number, en: string, zh: string) => ({
    root: undefined,
    fault: { offset, message: t(en, zh) },
  });
  for (;;) {
    SPACE.lastIndex = i;
    i += SPACE.exec(text)?.[0].length ?? 0;
    const sign = text[i];
    if (sign === undefined) break;
    if (wants === 'end') return fault(i, 'text behind the last }', '最后一个 } 之后还有内容');
    if (sign === '{' || sign === '(') {
      if (wants !== 'value') return fault(i, `a ${sign} that does not belong here`, `此处不应出现 ${sign}`);
      if (open.length >= DEEPEST) return fault(i, 'nested too deeply', '嵌套过深');
      open.push({ sign, offset: i, members: new Map(), items: [], key: { text: '', offset: i } });
      wants = sign === '{' ? 'key' : 'value';
      i += 1;
    } else if (sign === '}' || sign === ')') {
      const last = open.pop();
      if (last === undefined || (last.sign === '{') !== (sign === '}'))
        return fault(i, `a ${sign} too many`, `多余的 ${sign}`);
      if (wants === 'semicolon') return fault(i, 'a semicolon is missing before this place', '此处之前缺少分号');
      if (wants === 'equals' || (wants === 'value' && sign === '}'))
        return fault(i, 'a key without a value', '键没有值');
      put(last.offset, last.sign === '{' ? { members: last.members } : { items: last.items });
      i += 1;
    } else if (sign === '=' || sign === ';' || sign === ',') {
      const expected = sign === '=' ? 'equals' : sign === ';' ? 'semicolon' : 'comma';
      if (wants !== expected) return fault(i, `a ${sign} that does not belong here`, `此处不应出现 ${sign}`);
      wants = sign === ';' ? 'key' : 'value';
      i += 1;
    } else {
      const isQuoted = sign === '"' || sign === "'";
      const end = isQuoted ? endOfText(text, i) : endOfWord(text, i);
      if (end === undefined) return fault(i, 'a text is never closed', '字符串没有结束引号');
      if (end === i) return fault(i, 'a sign that does not belong here', '此处有不应出现的字符');
      const word = isQuoted ? text.slice(i + 1, end - 1).replace(/\\(["'\\])/g, '$1') : text.slice(i, end);
      const last = open.at(-1);
      if (wants === 'key' && last !== undefined) {
        last.key = { text: word, offset: i };
        wants = 'equals';
      } else if (wants === 'value') put(i, { text: word });
      else if (wants === 'equals') return fault(i, 'an = is missing before this place', '此处之前缺少 =');
      else if (wants === 'semicolon') return fault(i, 'a semicolon is missing before this place', '此处之前缺少分号');
      else return fault(i, 'a comma is missing before this place', '此处之前缺少逗号');
      i = end;
    }
  }
  const last = open.at(-1);
  if (last !== undefined) return fault(last.offset, `the ${last.sign} is never closed`, `${last.sign} 没有闭合`);
  return { root, fault: undefined };
}

const NO_MEMBERS: ReadonlyMap<string, PbxNode> = new Map();

function endOfText(text: string, start: number): number | undefined {
  const quote = text[start];
  for (let i = start + 1; i < text.length; i += 1) {
    if (text[i] === '\\') i += 1;
    else if (text[i] === quote) return i + 1;
  }
  return undefined;
}

function endOfWord(text: string, start: number): number {
  BARE.lastIndex = start;
  return start + (BARE.exec(text)?.[0].length ?? 0);
}

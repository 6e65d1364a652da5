// Whether a project.pbxproj keeps the rules of an old-style property list: what Xcode cannot open says nothing else.
import { type Text, t } from '../../text/language.js';

export interface PbxprojFault {
  readonly offset: number;
  readonly message: Text;
}

const BARE = /[\w.$/:+<>@~-]+/y;
const SPACE = /(?:\s+|\/\*[\s\S]*?\*\/|\/\/[^\n]*)*/y;
const DEEPEST = 200;

type Open = '{' | '(';
/** What may come next: a value, a key, or what is behind one of them. */
type Wanted = 'value' | 'key' | 'equals' | 'semicolon' | 'comma' | 'end';

/** The first place that breaks the grammar: dictionaries of `key = value;`, lists with commas, texts in quotes. */
export function pbxprojFault(text: string): PbxprojFault | undefined {
  const open: { readonly kind: Open; readonly offset: number }[] = [];
  let i = 0;
  let wants = 'value' as Wanted;
  const behindValue = (): void => {
    const last = open.at(-1);
    wants = last === undefined ? 'end' : last.kind === '{' ? 'semicolon' : 'comma';
  };
  const fault = (offset: number, en: string, zh: string): PbxprojFault => ({ offset, message: t(en, zh) });
  for (;;) {
    SPACE.lastIndex = i;
    i += SPACE.exec(text)?.[0].length ?? 0;
    const sign = text[i];
    if (sign === undefined) break;
    if (wants === 'end') return fault(i, 'text behind the last }', '最后一个 } 之后还有内容');
    if (sign === '{' || sign === '(') {
      if (wants !== 'value') return fault(i, `a ${sign} that does not belong here`, `此处不应出现 ${sign}`);
      if (open.length >= DEEPEST) return fault(i, 'nested too deeply', '嵌套过深');
      open.push({ kind: sign, offset: i });
      wants = sign === '{' ? 'key' : 'value';
      i += 1;
    } else if (sign === '}' || sign === ')') {
      const last = open.pop();
      if (last === undefined || (last.kind === '{') !== (sign === '}'))
        return fault(i, `a ${sign} too many`, `多余的 ${sign}`);
      if (wants === 'semicolon') return fault(i, 'a semicolon is missing before this place', '此处之前缺少分号');
      if (wants === 'equals' || (wants === 'value' && sign === '}'))
        return fault(i, 'a key without a value', '键没有值');
      behindValue();
      i += 1;
    } else if (sign === '=' || sign === ';' || sign === ',') {
      const expected = sign === '=' ? 'equals' : sign === ';' ? 'semicolon' : 'comma';
      if (wants !== expected) return fault(i, `a ${sign} that does not belong here`, `此处不应出现 ${sign}`);
      wants = sign === ';' ? 'key' : 'value';
      i += 1;
    } else {
      const end = sign === '"' || sign === "'" ? endOfText(text, i) : endOfWord(text, i);
      if (end === undefined) return fault(i, 'a text is never closed', '字符串没有结束引号');
      if (end === i) return fault(i, 'a sign that does not belong here', '此处有不应出现的字符');
      if (wants === 'key') wants = 'equals';
      else if (wants === 'value') behindValue();
      else if (wants === 'equals') return fault(i, 'an = is missing before this place', '此处之前缺少 =');
      else if (wants === 'semicolon') return fault(i, 'a semicolon is missing before this place', '此处之前缺少分号');
      else return fault(i, 'a comma is missing before this place', '此处之前缺少逗号');
      i = end;
    }
  }
  const last = open.at(-1);
  if (last !== undefined) return fault(last.offset, `the ${last.kind} is never closed`, `${last.kind} 没有闭合`);
  return undefined;
}

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

// Calls in source code of the C family, Swift and JavaScript: their arguments, nested ones kept whole, and the values of constants.
import { type Code, endOfBlock } from './code.js';

export interface CodeArgument {
  /** As written, without blanks around. */
  readonly text: string;
  readonly offset: number;
}

export interface CodeCall {
  readonly offset: number;
  readonly arguments: readonly CodeArgument[];
  /** Behind the last character. */
  readonly end: number;
}

/** Longest list of arguments that is read; what is longer was never closed. */
const LONGEST = 4000;

/** Calls `name(…)`, and messages of Objective-C `[x name:a second:b]`. Declarations are left out: a word such as `fun` is before the name, or, without an object, a body behind the brackets. */
export function callsOfCode({ code, bare }: Code, name: string): CodeCall[] {
  const calls: CodeCall[] = [];
  for (const match of bare.matchAll(new RegExp(`\\b${name}\\s*([(:])`, 'g'))) {
    const open = match.index + match[0].length - 1;
    if (match[1] === ':') {
      calls.push({ offset: match.index, ...messageArguments(code, bare, open) });
      continue;
    }
    const end = endOfBlock(bare.slice(open, open + LONGEST), 0) + open;
    const before = bare.slice(Math.max(0, match.index - 60), match.index);
    const behind = bare.slice(end, end + 120);
    if (
      /\b(?:fun|func|function|void)\s+(?:\w+\s*\.\s*)?$/.test(before) ||
      (!/\.\s*$/.test(before) && /^\s*(?::[^;(){}=]*|throws\s[\w.,\s]+)?\{/.test(behind))
    )
      continue;
    calls.push({ offset: match.index, arguments: split(code, bare, open + 1, end - 1), end });
  }
  return calls;
}

function split(code: string, bare: string, from: number, to: number): CodeArgument[] {
  const list: CodeArgument[] = [];
  let depth = 0;
  let start = from;
  for (let i = from; i <= to; i += 1) {
    const sign = bare[i];
    if (i === to || (sign === ',' && depth === 0)) {
      const text = code.slice(start, i);
      if (text.trim() !== '') list.push(argument(text, start));
      start = i + 1;
    } else if (sign === '(' || sign === '[' || sign === '{') depth += 1;
    else if (sign === ')' || sign === ']' || sign === '}') depth -= 1;
  }
  return list;
}

/** `registerPush: a appKey: b success: …`: each value up to the next label. */
function messageArguments(code: string, bare: string, colon: number): Omit<CodeCall, 'offset'> {
  const list: CodeArgument[] = [];
  let depth = 0;
  let start = colon + 1;
  for (let i = colon + 1; i < Math.min(bare.length, colon + LONGEST); i += 1) {
    const sign = bare[i] ?? '';
    if (depth === 0 && (sign === ']' || sign === ';')) {
      list.push(argument(code.slice(start, i), start));
      return { arguments: list, end: i };
    }
    if (sign === ':' && depth === 0) {
      list.push(argument(code.slice(start, i).replace(/\s\w+\s*$/, ''), start));
      start = i + 1;
    } else if ('([{'.includes(sign)) depth += 1;
    else if (')]}'.includes(sign)) depth -= 1;
  }
  return { arguments: list, end: start };
}

const argument = (text: string, start: number): CodeArgument => ({
  // Swift and Kotlin name their arguments.
  text: text.trim().replace(/^\w+\s*[:=]\s*(?=[^=])/, ''),
  offset: start + (text.length - text.trimStart().length),
});

export type CodeValue =
  | {
      readonly kind: 'known';
      readonly value: string;
      readonly isText: boolean;
      readonly place: { readonly file: number; readonly offset: number } | undefined;
    }
  | { readonly kind: 'unknown' };

interface Declared {
  readonly file: number;
  readonly offset: number;
  readonly text: string;
}

const nameIn = (text: string): string | undefined => {
  const name = /^(?:[A-Za-z_$][\w$]*\s*\.\s*)*([A-Za-z_$][\w$]*)$/.exec(text)?.[1];
  return name === undefined || /^(?:null|nil|true|false|undefined|this|self)$/.test(name) ? undefined : name;
};

function declarationsOf(files: readonly Pick<Code, 'code'>[], name: string): readonly Declared[] {
  const safe = name.replace(/\$/g, '\\$');
  const declaration = new RegExp(
    `(?:#define[ \\t]+${safe}[ \\t]+|\\b${safe}\\b[ \\t]*(?::[ \\t]*[\\w.?]+[ \\t]*)?=[ \\t]*(?!=))([^;\\n,]+)`,
    'g',
  );
  return files.flatMap(({ code }, file) =>
    code.includes(name)
      ? [...code.matchAll(declaration)].map((match) => ({ file, offset: match.index, text: (match[1] ?? '').trim() }))
      : [],
  );
}

/** A number, a text, or a constant that is declared once in these files: `static final int X = 0;`, `const val X = 0`, `#define X 0`, `let x = 0`. */
export function valueOfCode(files: readonly Pick<Code, 'code'>[], text: string, depth = 0): CodeValue {
  const number = /^[-+]?(\d[\d_]*)[lLuU]*$/.exec(text)?.[1];
  if (number !== undefined) return { kind: 'known', value: number.replace(/_/g, ''), isText: false, place: undefined };
  const quoted = /^@?(["'`])([^"'`\\$]*)\1$/.exec(text)?.[2];
  if (quoted !== undefined) return { kind: 'known', value: quoted, isText: true, place: undefined };
  const name = nameIn(text);
  if (name === undefined || depth > 4) return { kind: 'unknown' };
  const [only, ...others] = declarationsOf(files, name);
  // Every arm of `#if` may declare it: with one value for all.
  if (only === undefined || others.some(({ text: other }) => other !== only.text)) return { kind: 'unknown' };
  return placed(valueOfCode(files, only.text, depth + 1), only);
}

const placed = (value: CodeValue, declared: Declared): CodeValue =>
  value.kind === 'known' ? { ...value, place: value.place ?? declared } : value;

/** The same, with a value for each arm of an `#if` that declares the constant. */
export function valuesOfCode(files: readonly Pick<Code, 'code'>[], text: string): readonly CodeValue[] {
  const value = valueOfCode(files, text);
  const name = nameIn(text);
  const arms = value.kind === 'known' || name === undefined ? [] : declarationsOf(files, name);
  const areArms = arms.every(({ file, offset }, i) => {
    const last = arms[i - 1];
    const between = last === undefined ? '#else' : (files[file]?.code.slice(last.offset, offset) ?? '');
    const isDefine = files[file]?.code.startsWith('#define', offset) === true;
    return (last === undefined || last.file === file) && (isDefine || /^[ \t]*#[ \t]*(?:el|if)/m.test(between));
  });
  return arms.length > 1 && areArms ? arms.map((arm) => placed(valueOfCode(files, arm.text, 1), arm)) : [value];
}

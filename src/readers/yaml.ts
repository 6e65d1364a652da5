// YAML with places, through the yaml package. Imported dynamically where YAML is rare.
import { CST, isAlias, isMap, isNode, isScalar, isSeq, Lexer, parseDocument } from 'yaml';
import { t } from '../text/language.js';
import { DEEPEST, faultOf, tooDeep } from './fault.js';
import type { ValueNode, ValueRead } from './node.js';

/** Most values of one file with aliases (`*name`) written out: a few lines of aliases can expand to billions. */
const MOST_VALUES = 100_000;

/** Most tokens of one file, some 15,000 lines. The parser takes a while for more, and so does its reader. */
const MOST_TOKENS = 100_000;

/**
 * Whether the parser, which recurses, could be led too deep or kept busy. Only the lexer looks at the text before this is known: it is linear.
 * Besides brackets, a line such as `- - - x` nests, and every further anchor or tag of one value makes the parser look at all others again.
 */
function isTooMuch(text: string): boolean {
  let tokens = 0;
  let brackets = 0;
  let inLine = 0;
  for (const token of new Lexer().lex(text)) {
    tokens += 1;
    const type = CST.tokenType(token);
    if (type === 'flow-seq-start' || type === 'flow-map-start') brackets += 1;
    else if (type === 'flow-seq-end' || type === 'flow-map-end') brackets -= 1;
    else if (type === 'newline') inLine = 0;
    else if (type === 'seq-item-ind' || type === 'explicit-key-ind' || type === 'anchor' || type === 'tag')
      inLine += brackets > 0 ? 0 : 1;
    if (tokens > MOST_TOKENS || brackets > DEEPEST || inLine > DEEPEST) return true;
  }
  return false;
}

/** An alias without an anchor is no fault for the parser. */
class MissingAnchor extends Error {
  constructor(readonly offset: number) {
    super('missing anchor');
  }
}

/** What does not parse gives what was read so far, and the fault. */
export function readYaml(text: string): ValueRead {
  const duplicates: ValueRead['duplicates'][number][] = [];
  const nothing = (fault: ValueRead['fault']): ValueRead => ({ root: undefined, fault, duplicates: [] });
  if (isTooMuch(text)) return nothing(tooDeep);
  try {
    const document = parseDocument(text, { prettyErrors: false, uniqueKeys: false });
    const [error] = document.errors;
    const isOpen = error?.code === 'MISSING_CHAR' || error?.code === 'BAD_INDENT';
    // The parser points after a quote or bracket without its partner, often at the end of the file.
    let open: number | undefined;
    let values = 0;
    // The parser's own search for an anchor walks the whole document, once for each alias.
    const anchors = new Map<string, unknown>();
    let aliases = 0;
    const convert = (node: unknown, depth: number, key?: number): ValueNode => {
      values += 1;
      if (depth > DEEPEST || values > MOST_VALUES) throw new RangeError('too deep');
      const [valueStart, valueEnd] = rangeOf(node);
      const place = { offset: key ?? valueStart, valueStart, valueEnd };
      if (isOpen && valueEnd === error.pos[0] && /["'[{]/.test(text.charAt(valueStart))) open = valueStart;
      if (isAlias(node)) {
        if (!anchors.has(node.source)) throw new MissingAnchor(valueStart);
        const target = anchors.get(node.source);
        aliases += 1;
        const read = convert(target, depth + 1);
        aliases -= 1;
        return { ...read, ...place };
      }
      if (isNode(node) && 'anchor' in node && typeof node.anchor === 'string' && aliases === 0)
        anchors.set(node.anchor, node);
      const members = new Map<string, ValueNode>();
      const items: ValueNode[] = [];
      if (isMap(node)) {
        const merged: ValueNode[] = [];
        for (const pair of node.items) {
          if (isScalar(pair.key) && pair.key.value === '<<' && pair.key.type === 'PLAIN') {
            for (const source of isSeq(pair.value) ? pair.value.items : [pair.value])
              merged.push(convert(source, depth + 1));
            continue;
          }
          const [at, end] = rangeOf(pair.key);
          // A map or list as a key is named by how it begins.
          const name = isScalar(pair.key) ? String(pair.key.value) : text.slice(at, Math.min(end, at + 60));
          if (members.has(name)) duplicates.push({ name, offset: at });
          members.set(name, convert(pair.value, depth + 1, at));
        }
        // A merge (`<<: *name`) fills in what is not there.
        for (const [name, member] of merged.flatMap((from) => [...from.members]))
          if (!members.has(name)) members.set(name, member);
        return { type: 'object', value: null, ...place, members, items };
      }
      if (isSeq(node)) {
        for (const item of node.items) items.push(convert(item, depth + 1));
        return { type: 'array', value: null, ...place, members, items };
      }
      const value = isScalar(node) ? node.value : null;
      if (typeof value === 'string' || typeof value === 'boolean')
        return { type: typeof value as 'string' | 'boolean', value, ...place, members, items };
      if (typeof value === 'number' || typeof value === 'bigint')
        return {
          type: 'number',
          value: Number(value),
          ...place,
          members,
          items,
          written: (isScalar(node) ? node.source : undefined) ?? String(value),
        };
      return { type: 'null', value: null, ...place, members, items };
    };
    const root = document.contents === null ? undefined : convert(document.contents, 0);
    const wide =
      error !== undefined
        ? text.search(/^[ \t]{0,20}[\w-]{1,60}[：＝]/m)
        : root?.type === 'string'
          ? text.search(/：|＝/)
          : -1;
    if (wide >= 0)
      return nothing({
        kind: 'syntax',
        offset: wide,
        message: t('a full-width colon; YAML requires ": "', '用了全角冒号；YAML 需要英文冒号加空格'),
      });
    const sign = text.charAt(open ?? 0);
    return {
      root,
      fault:
        open !== undefined
          ? { kind: 'syntax', offset: open, message: t(`${sign} is never closed`, `${sign} 没有闭合`) }
          : error === undefined
            ? undefined
            : faultOf(text, error.code, placeOf(error, text)),
      duplicates,
    };
  } catch (error) {
    if (error instanceof RangeError) return nothing(tooDeep);
    if (error instanceof MissingAnchor) return nothing(faultOf(text, 'BAD_ALIAS', error.offset));
    return nothing(faultOf(text, error instanceof Error ? error.name : 'unreadable', 0));
  }
}

/** A key that is indented too far continues the value above it: the parser points there, a person looks at the key. */
function placeOf(
  { code, pos: [start] }: { readonly code: string; readonly pos: readonly [number, number] },
  text: string,
): number {
  if (code !== 'BLOCK_AS_IMPLICIT_KEY' && code !== 'MULTILINE_IMPLICIT_KEY') return start;
  const line = text.lastIndexOf('\n', Math.max(text.indexOf(':', start), start)) + 1;
  return line > start ? line + text.slice(line).search(/\S/) : start;
}

const rangeOf = (node: unknown): readonly [number, number] => {
  const range = (node as { range?: [number, number, number] | null } | null)?.range;
  return [range?.[0] ?? 0, range?.[1] ?? range?.[0] ?? 0];
};

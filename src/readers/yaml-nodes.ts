// YAML with places, through the yaml package. This file is loaded only when a YAML file is read, and the package with it.
import { CST, isAlias, isMap, isNode, isScalar, isSeq, Lexer, LineCounter, parseDocument } from 'yaml';
import { configProblem } from '../problems/entries/config.js';
import type { Problem } from '../problems/types.js';
import { DEEPEST, duplicateKey, plain, type Read } from './jsonc.js';
import type { Place, SourceNode } from './node.js';
import { syntaxWords } from './syntax-words.js';

/** Most values of one file with aliases (`*name`) written out: a few lines of aliases can stand for billions. */
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

/** The parser leaves an alias without its anchor to whoever reads the value. */
class MissingAnchor extends Error {
  constructor(readonly offset: number) {
    super('missing anchor');
  }
}

export function readYaml(text: string, file: string): Read {
  const tooDeep = (): Read => ({
    root: undefined,
    problems: [configProblem('config/too-deep', { args: { file }, at: { file } })],
  });
  if (isTooMuch(text)) return tooDeep();
  const lines = new LineCounter();
  const problems: Problem[] = [];
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const offsetOf = (node: unknown): number =>
    (node as { range?: [number, number, number] | null } | null)?.range?.[0] ?? 0;
  const syntax = (code: string, offset: number): Read => ({
    root: undefined,
    problems: [
      configProblem('config/syntax', {
        args: { file, format: 'YAML', reason: syntaxWords(code) },
        at: { file, ...placeAt(offset) },
      }),
    ],
  });
  try {
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false });
    const [error] = document.errors;
    if (error !== undefined) return syntax(error.code, error.pos[0]);
    let values = 0;
    // Asked for the value of an alias, the package walks through the whole document; this remembers on the way.
    const anchors = new Map<string, unknown>();
    let aliases = 0;
    const convert = (node: unknown, depth: number): SourceNode => {
      values += 1;
      if (depth > DEEPEST || values > MOST_VALUES) throw new RangeError('too deep');
      const place = placeAt(offsetOf(node));
      if (isAlias(node)) {
        const target = anchors.get(node.source);
        if (target === undefined) throw new MissingAnchor(offsetOf(node));
        aliases += 1;
        const read = convert(target, depth + 1);
        aliases -= 1;
        return { ...read, ...place };
      }
      if (isNode(node) && 'anchor' in node && node.anchor !== undefined && aliases === 0)
        anchors.set(node.anchor, node);
      if (isMap(node)) {
        const members = new Map<string, SourceNode>();
        for (const pair of node.items) {
          const name = isScalar(pair.key) ? String(pair.key.value) : String(pair.key);
          const at = placeAt(offsetOf(pair.key));
          if (members.has(name)) problems.push(duplicateKey(name, file, at));
          members.set(name, { ...convert(pair.value, depth + 1), ...at });
        }
        return { value: plain(members), ...place, members };
      }
      if (isSeq(node)) {
        const items = node.items.map((item) => convert(item, depth + 1));
        return { value: items.map((item) => item.value), ...place, items };
      }
      if (!isScalar(node)) return { value: null, ...place };
      const written = typeof node.value === 'number' && node.source !== undefined ? { written: node.source } : {};
      return { value: node.value, ...place, ...written };
    };
    return { root: convert(document.contents, 0), problems };
  } catch (error) {
    if (error instanceof RangeError) return tooDeep();
    if (error instanceof MissingAnchor) return syntax('BAD_ALIAS', error.offset);
    return syntax(error instanceof Error ? error.name : 'unreadable', 0);
  }
}

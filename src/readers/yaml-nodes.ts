// YAML with places, through the yaml package, which is loaded only when a YAML file is read.
import { configProblem } from '../problems/entries/config.js';
import type { Problem } from '../problems/types.js';
import { DEEPEST, duplicateKey, plain, type Read } from './jsonc.js';
import type { Place, SourceNode } from './node.js';
import { syntaxWords } from './syntax-words.js';

/** Most values of one file with aliases (`*name`) written out: a few lines of aliases can stand for billions. */
const MOST_VALUES = 100_000;

/** The parser leaves an alias without its anchor to whoever reads the value. */
class MissingAnchor extends Error {
  constructor(readonly offset: number) {
    super('missing anchor');
  }
}

export async function readYaml(text: string, file: string): Promise<Read> {
  const { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } = await import('yaml');
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
    const convert = (node: unknown, depth: number): SourceNode => {
      values += 1;
      if (depth > DEEPEST || values > MOST_VALUES) throw new RangeError('too deep');
      const place = placeAt(offsetOf(node));
      if (isAlias(node)) {
        const target = node.resolve(document);
        if (target === undefined) throw new MissingAnchor(offsetOf(node));
        return { ...convert(target, depth + 1), ...place };
      }
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
    if (error instanceof RangeError)
      return { root: undefined, problems: [configProblem('config/too-deep', { args: { file }, at: { file } })] };
    if (error instanceof MissingAnchor) return syntax('BAD_ALIAS', error.offset);
    return syntax(error instanceof Error ? error.name : 'unreadable', 0);
  }
}

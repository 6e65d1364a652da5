// YAML with places, through the yaml package, which is loaded only when a YAML file is read.
import { configProblem } from '../problems/entries/config.js';
import type { Problem } from '../problems/types.js';
import type { SourceNode } from './node.js';
import { DEEPEST, type Read } from './read-json.js';

export async function readYaml(text: string, file: string): Promise<Read> {
  const { isMap, isScalar, isSeq, LineCounter, parseDocument } = await import('yaml');
  const lines = new LineCounter();
  const syntax = (reason: string, offset: number): Read => ({
    root: undefined,
    problems: [
      configProblem('config/syntax', {
        args: { file, format: 'YAML', reason: reason.split('\n')[0]?.slice(0, 160) ?? '' },
        at: { file, ...placeAt(offset) },
      }),
    ],
  });
  const placeAt = (offset: number): { line: number; column: number } => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const problems: Problem[] = [];
  const convert = (node: unknown, depth: number): SourceNode => {
    const range = (node as { range?: [number, number, number] | null } | null)?.range;
    const place = placeAt(range?.[0] ?? 0);
    if (depth > DEEPEST) throw new RangeError('too deep');
    if (isMap(node)) {
      const members = new Map<string, SourceNode>();
      for (const pair of node.items) {
        const name = isScalar(pair.key) ? String(pair.key.value) : String(pair.key);
        const keyRange = (pair.key as { range?: [number, number, number] | null } | null)?.range;
        members.set(name, { ...convert(pair.value, depth + 1), ...placeAt(keyRange?.[0] ?? 0) });
      }
      return { value: Object.fromEntries([...members].map(([key, item]) => [key, item.value])), ...place, members };
    }
    if (isSeq(node)) {
      const items = node.items.map((item) => convert(item, depth + 1));
      return { value: items.map((item) => item.value), ...place, items };
    }
    if (!isScalar(node)) return { value: null, ...place };
    return {
      value: node.value,
      ...place,
      ...(typeof node.value === 'number' && node.source !== undefined ? { written: node.source } : {}),
    };
  };
  try {
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
    const [error] = document.errors;
    // The code, not the message: messages quote the text, and it may be a secret.
    if (error !== undefined) return syntax(error.code.toLowerCase().replace(/_/g, ' '), error.pos[0]);
    return { root: convert(document.contents, 0), problems };
  } catch (error) {
    if (error instanceof RangeError)
      return { root: undefined, problems: [configProblem('config/too-deep', { args: { file }, at: { file } })] };
    return syntax(error instanceof Error ? error.name : 'unreadable', 0);
  }
}

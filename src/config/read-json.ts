// JSON and JSONC with places, through jsonc-parser.
import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { configProblem } from '../problems/entries/config.js';
import type { Problem } from '../problems/types.js';
import { placeIn, type SourceNode } from './node.js';
import { shownKey } from './shown-key.js';

/** Deepest nesting that is read; the parser recurses. */
export const DEEPEST = 64;

export interface Read {
  readonly root: SourceNode | undefined;
  readonly problems: readonly Problem[];
}

export function readJson(text: string, file: string, commentsAllowed: boolean): Read {
  if (depthOf(text) > DEEPEST)
    return { root: undefined, problems: [configProblem('config/too-deep', { args: { file }, at: { file } })] };
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, {
    allowTrailingComma: commentsAllowed,
    disallowComments: !commentsAllowed,
    allowEmptyContent: false,
  });
  const [first] = errors;
  if (first !== undefined || tree === undefined) {
    const place = placeIn(text, first?.offset ?? 0);
    const reason = first === undefined ? 'empty' : wordsOf(printParseErrorCode(first.error));
    return {
      root: undefined,
      problems: [
        configProblem('config/syntax', {
          args: { file, format: commentsAllowed ? 'JSONC' : 'JSON', reason },
          at: { file, ...place },
        }),
      ],
    };
  }
  const problems: Problem[] = [];
  return { root: convert(tree, text, file, problems), problems };
}

/** Brackets open at once, outside of strings. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let i = 0; i < text.length; i += 1) {
    const character = text[i];
    if (inString) {
      if (character === '\\') i += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{' || character === '[') deepest = Math.max(deepest, ++depth);
    else if (character === '}' || character === ']') depth -= 1;
  }
  return deepest;
}

function convert(node: Node, text: string, file: string, problems: Problem[]): SourceNode {
  const place = placeIn(text, node.offset);
  if (node.type === 'object') {
    const members = new Map<string, SourceNode>();
    for (const property of node.children ?? []) {
      const [key, value] = property.children ?? [];
      if (key === undefined || value === undefined) continue;
      const name = String(key.value);
      if (members.has(name))
        problems.push(
          configProblem('config/duplicate-key', {
            args: { key: shownKey(name) },
            at: { file, ...placeIn(text, key.offset), key: shownKey(name) },
          }),
        );
      members.set(name, { ...convert(value, text, file, problems), ...placeIn(text, key.offset) });
    }
    return { value: plain(members), ...place, members };
  }
  if (node.type === 'array') {
    const items = (node.children ?? []).map((child) => convert(child, text, file, problems));
    return { value: items.map((item) => item.value), ...place, items };
  }
  const written = node.type === 'number' ? { written: text.slice(node.offset, node.offset + node.length) } : {};
  return { value: node.value as unknown, ...place, ...written };
}

const plain = (members: ReadonlyMap<string, SourceNode>): Record<string, unknown> =>
  Object.fromEntries([...members].map(([key, node]) => [key, node.value]));

/** `PropertyNameExpected` as words. */
const wordsOf = (code: string): string => code.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();

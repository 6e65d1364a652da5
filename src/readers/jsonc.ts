// JSON and JSONC with places, through jsonc-parser.
import { createScanner, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { configProblem } from '../problems/entries/config.js';
import type { Problem } from '../problems/types.js';
import { type Place, placesIn, type SourceNode } from './node.js';
import { shownKey } from './shown-key.js';
import { syntaxWords } from './syntax-words.js';

/** Deepest nesting that is read; the parser recurses. */
export const DEEPEST = 64;

export interface Read {
  readonly root: SourceNode | undefined;
  readonly problems: readonly Problem[];
}

export function readJson(text: string, file: string, commentsAllowed: boolean): Read {
  if (depthOf(text) > DEEPEST)
    return { root: undefined, problems: [configProblem('config/too-deep', { args: { file }, at: { file } })] };
  const placeAt = placesIn(text);
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, {
    allowTrailingComma: commentsAllowed,
    disallowComments: !commentsAllowed,
    allowEmptyContent: false,
  });
  const [first] = errors;
  if (first !== undefined || tree === undefined) {
    const reason = syntaxWords(first === undefined ? 'ValueExpected' : printParseErrorCode(first.error));
    return {
      root: undefined,
      problems: [
        configProblem('config/syntax', {
          args: { file, format: commentsAllowed ? 'JSONC' : 'JSON', reason },
          at: { file, ...placeAt(first?.offset ?? 0) },
        }),
      ],
    };
  }
  const problems: Problem[] = [];
  return { root: convert(tree, { text, file, problems, placeAt }), problems };
}

/** Brackets open at once. Counted with the parser's own scanner: what it takes for a comment or a text must be one here too. */
function depthOf(text: string): number {
  const scanner = createScanner(text, true);
  let depth = 0;
  let deepest = 0;
  for (;;) {
    scanner.scan();
    // The scanner names its tokens by a compile-time enum, so the character itself is looked at.
    // Behind a comment that is never closed the scanner stands one past the end for ever, and its tokens have a length.
    if (scanner.getTokenLength() === 0 || scanner.getTokenOffset() >= text.length) return deepest;
    const character = scanner.getTokenLength() === 1 ? text[scanner.getTokenOffset()] : '';
    if (character === '{' || character === '[') deepest = Math.max(deepest, ++depth);
    else if (character === '}' || character === ']') depth -= 1;
  }
}

interface Conversion {
  readonly text: string;
  readonly file: string;
  readonly problems: Problem[];
  readonly placeAt: (offset: number) => Place;
}

function convert(node: Node, conversion: Conversion): SourceNode {
  const { text, file, problems, placeAt } = conversion;
  const place = placeAt(node.offset);
  if (node.type === 'object') {
    const members = new Map<string, SourceNode>();
    for (const property of node.children ?? []) {
      const [key, value] = property.children ?? [];
      if (key === undefined || value === undefined) continue;
      const name = String(key.value);
      if (members.has(name)) problems.push(duplicateKey(name, file, placeAt(key.offset)));
      members.set(name, { ...convert(value, conversion), ...placeAt(key.offset) });
    }
    return { value: plain(members), ...place, members };
  }
  if (node.type === 'array') {
    const items = (node.children ?? []).map((child) => convert(child, conversion));
    return { value: items.map((item) => item.value), ...place, items };
  }
  const written = node.type === 'number' ? { written: text.slice(node.offset, node.offset + node.length) } : {};
  return { value: node.value as unknown, ...place, ...written };
}

export const duplicateKey = (name: string, file: string, place: Place): Problem =>
  configProblem('config/duplicate-key', {
    args: { key: shownKey(name) },
    at: { file, ...place, key: shownKey(name) },
  });

/** The plain object of a map of nodes. */
export const plain = (members: ReadonlyMap<string, SourceNode>): Record<string, unknown> =>
  Object.fromEntries([...members].map(([key, node]) => [key, node.value]));

// JSON with places, as strict as the tools that read these files on the phone and in the build.
import { type Node as JsonTree, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';

export interface JsonNode {
  readonly type: 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null';
  readonly value: string | number | boolean | null;
  /** Where the key stands, or the value inside of a list. */
  readonly offset: number;
  readonly valueStart: number;
  readonly valueEnd: number;
  readonly members: ReadonlyMap<string, JsonNode>;
  readonly items: readonly JsonNode[];
}

export interface JsonRead {
  readonly root: JsonNode | undefined;
  readonly fault: { readonly offset: number; readonly message: string } | undefined;
}

const DEEPEST = 200;

export function readJson(text: string): JsonRead {
  let depth = 0;
  for (const character of text) {
    if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') depth -= 1;
    if (depth > DEEPEST) return { root: undefined, fault: { offset: 0, message: 'nested too deep' } };
  }
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: false, disallowComments: true });
  const [first] = errors;
  return {
    root: tree === undefined ? undefined : convert(tree, tree.offset),
    fault: first === undefined ? undefined : { offset: first.offset, message: printParseErrorCode(first.error) },
  };
}

function convert(node: JsonTree, offset: number): JsonNode {
  const members = new Map<string, JsonNode>();
  const items: JsonNode[] = [];
  if (node.type === 'object')
    for (const property of node.children ?? []) {
      const [key, value] = property.children ?? [];
      if (key !== undefined && value !== undefined) members.set(String(key.value), convert(value, key.offset));
    }
  if (node.type === 'array') for (const child of node.children ?? []) items.push(convert(child, child.offset));
  return {
    type: node.type === 'property' ? 'null' : node.type,
    value: (node.value ?? null) as JsonNode['value'],
    offset,
    valueStart: node.offset,
    valueEnd: node.offset + node.length,
    members,
    items,
  };
}

/** The node at a path of keys. */
export function jsonAt(root: JsonNode | undefined, ...path: readonly string[]): JsonNode | undefined {
  let at = root;
  for (const key of path) at = at?.members.get(key);
  return at;
}

/** A text, or a number as text. */
export const textOf = (node: JsonNode | undefined): string | undefined =>
  node?.type === 'string' || node?.type === 'number' ? String(node.value) : undefined;

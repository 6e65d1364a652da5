// JSON and JSON with comments, with places, through jsonc-parser; as strict as the tools that read these files on the phone and in the build.
import { createScanner, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { DEEPEST, faultOf, tooDeep } from './fault.js';
import type { ValueNode, ValueRead } from './node.js';

export function readJson(text: string, commentsAllowed = false): ValueRead {
  if (depthOf(text) > DEEPEST) return { root: undefined, fault: tooDeep, duplicates: [] };
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, {
    allowTrailingComma: commentsAllowed,
    disallowComments: !commentsAllowed,
    allowEmptyContent: false,
  });
  const [first] = errors;
  const duplicates: ValueRead['duplicates'][number][] = [];
  const fault =
    first !== undefined
      ? faultOf(text, printParseErrorCode(first.error), first.offset)
      : tree === undefined
        ? faultOf(text, 'ValueExpected', 0)
        : undefined;
  return { root: tree === undefined ? undefined : convert(tree, tree.offset, text, duplicates), fault, duplicates };
}

/** Brackets open at once. Counted with the parser's own scanner: what it takes for a comment or a text must be one here too. */
function depthOf(text: string): number {
  const scanner = createScanner(text, true);
  let depth = 0;
  let deepest = 0;
  for (;;) {
    scanner.scan();
    // The scanner names its tokens by a compile-time enum, so the character itself is looked at.
    // Behind a comment that is never closed the scanner stays one past the end, and its tokens have a length.
    if (scanner.getTokenLength() === 0 || scanner.getTokenOffset() >= text.length) return deepest;
    const character = scanner.getTokenLength() === 1 ? text[scanner.getTokenOffset()] : '';
    if (character === '{' || character === '[') deepest = Math.max(deepest, ++depth);
    else if (character === '}' || character === ']') depth -= 1;
  }
}

function convert(
  node: Node,
  offset: number,
  text: string,
  duplicates: { readonly name: string; readonly offset: number }[],
): ValueNode {
  const members = new Map<string, ValueNode>();
  const items: ValueNode[] = [];
  if (node.type === 'object')
    for (const property of node.children ?? []) {
      const [key, value] = property.children ?? [];
      if (key === undefined || value === undefined) continue;
      const name = String(key.value);
      if (members.has(name)) duplicates.push({ name, offset: key.offset });
      members.set(name, convert(value, key.offset, text, duplicates));
    }
  else if (node.type === 'array')
    for (const child of node.children ?? []) items.push(convert(child, child.offset, text, duplicates));
  const valueEnd = node.offset + node.length;
  return {
    type: node.type === 'property' ? 'null' : node.type,
    value: (node.value ?? null) as ValueNode['value'],
    offset,
    valueStart: node.offset,
    valueEnd,
    members,
    items,
    ...(node.type === 'number' ? { written: text.slice(node.offset, valueEnd) } : {}),
  };
}

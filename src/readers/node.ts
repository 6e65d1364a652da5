// A value as it is in a JSON or YAML text, with its places; and lines and columns of a text.
import type { Text } from '../text/language.js';

/** What the JSON and YAML readers hand over: offsets into the text, nothing judged. */
export interface ValueNode {
  readonly type: 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null';
  /** Null for objects and arrays. */
  readonly value: string | number | boolean | null;
  /** Where the key is, or the value inside of a list. */
  readonly offset: number;
  readonly valueStart: number;
  readonly valueEnd: number;
  readonly members: ReadonlyMap<string, ValueNode>;
  readonly items: readonly ValueNode[];
  /** How a number was written: digits behind the fifteenth, and zeros at the end, are kept only here. */
  readonly written?: string;
}

/** What keeps a text from being read. The parsers' own sentences quote the text, which may be a secret: these do not. */
export interface Fault {
  readonly kind: 'empty' | 'conflict' | 'syntax' | 'too-deep';
  readonly offset: number;
  readonly message: Text;
}

export interface ValueRead {
  readonly root: ValueNode | undefined;
  readonly fault: Fault | undefined;
  /** Keys used twice in one object; the last one counts. */
  readonly duplicates: readonly { readonly name: string; readonly offset: number }[];
}

/** The node at a path of keys. */
export function nodeAt(root: ValueNode | undefined, ...path: readonly string[]): ValueNode | undefined {
  let at = root;
  for (const key of path) at = at?.members.get(key);
  return at;
}

/** A text, or a number as it was written. */
export const textOf = (node: ValueNode | undefined): string | undefined =>
  node?.type === 'number'
    ? (node.written ?? String(node.value))
    : node?.type === 'string'
      ? String(node.value)
      : undefined;

/** `line` and `column` count from 1; zero line means "no place" (environment). */
export interface SourceNode {
  readonly value: unknown;
  readonly line: number;
  readonly column: number;
  readonly members?: ReadonlyMap<string, SourceNode>;
  readonly items?: readonly SourceNode[];
  /** How a number was written, when that differs from the number. */
  readonly written?: string;
  /** The value of debug builds, where the app's code chooses by the kind of build. */
  readonly inDebug?: string | number;
}

/** A value before it is understood: its node, the source's name, and the folder that relative paths in it start from. */
export interface RawValue {
  readonly node: SourceNode;
  readonly file: string;
  readonly folder: string;
  /** The config file the value is in. Absent for flags, the environment and the app's own files, where `${NAME}` is no reference. */
  readonly path?: string;
}

export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Line and column of offsets in one text. The lines are found once: asking for every value of a large file stays fast. */
export function placesIn(text: string): (offset: number) => Place {
  const starts = [0];
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}

/** The type of a value, in the words of JSON. */
export const kindOf = (node: SourceNode): string =>
  node.members !== undefined
    ? 'object'
    : node.items !== undefined
      ? 'array'
      : node.value === null
        ? 'null'
        : typeof node.value;

/** The plain value of a node, made from its members as they are now. */
export const plainValue = ({ value, members, items }: SourceNode): unknown =>
  members !== undefined
    ? Object.fromEntries([...members].map(([key, member]) => [key, plainValue(member)]))
    : items !== undefined
      ? items.map(plainValue)
      : value;

/** A value as JSON text; whole numbers keep every digit. */
export function jsonOf(node: SourceNode): string {
  if (node.members !== undefined)
    return `{${[...node.members].map(([key, item]) => `${JSON.stringify(key)}:${jsonOf(item)}`).join(',')}}`;
  if (node.items !== undefined) return `[${node.items.map(jsonOf).join(',')}]`;
  if (node.written !== undefined && /^-?(?:0|[1-9]\d*)$/.test(node.written)) return node.written;
  return JSON.stringify(node.value) ?? 'null';
}

// XML with the place of every element and attribute. Tolerant: what is broken is passed over; fast-xml-parser decides whether a file is well-formed.
import { XMLValidator } from 'fast-xml-parser';

export interface XmlAttribute {
  readonly name: string;
  /** Entities read. */
  readonly value: string;
  /** Offset of the name. */
  readonly offset: number;
  /** Offsets of the value between its quotes. */
  readonly valueStart: number;
  readonly valueEnd: number;
}

export interface XmlElement {
  readonly name: string;
  /** Offset of `<`. */
  readonly offset: number;
  /** Behind the `>` of the opening tag. */
  openEnd: number;
  /** Offset of the closing tag; equal to `openEnd` for `<a/>`. */
  closeStart: number;
  readonly attributes: readonly XmlAttribute[];
  readonly children: XmlElement[];
  /** The text between the tags without comments, entities read. */
  text: string;
  readonly parent: XmlElement | undefined;
}

export interface XmlFault {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** Where the file breaks the rules of XML, or undefined. */
export function xmlFault(text: string): XmlFault | undefined {
  try {
    const result = XMLValidator.validate(text);
    return result === true
      ? strayAmpersand(text)
      : { line: result.err.line, column: result.err.col, message: result.err.msg.slice(0, 160) };
  } catch {
    return { line: 1, column: 1, message: 'not readable as XML' };
  }
}

/** A place that is known by line and column, as an offset. */
export function offsetOfLine(text: string, line: number, column: number): number {
  let at = 0;
  for (let i = 1; i < line; i += 1) {
    const next = text.indexOf('\n', at);
    if (next === -1) break;
    at = next + 1;
  }
  return at + Math.max(0, column - 1);
}

/** An `&` that begins no entity: fast-xml-parser accepts it, the build tools do not. */
function strayAmpersand(text: string): XmlFault | undefined {
  const part = /<!--|<!\[CDATA\[|&(?!(?:#\d+|#x[\da-fA-F]+|[A-Za-z_][\w.-]*);)/g;
  for (let found = part.exec(text); found !== null; found = part.exec(text)) {
    if (found[0] === '&') {
      const before = text.slice(0, found.index).split('\n');
      return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, message: 'A bare &: write &amp;' };
    }
    const end = text.indexOf(found[0] === '<!--' ? '-->' : ']]>', part.lastIndex);
    if (end === -1) return undefined;
    part.lastIndex = end;
  }
  return undefined;
}

export interface UnboundPrefix {
  readonly prefix: string;
  /** The name as written, and the element it is in. */
  readonly name: string;
  readonly element: string;
  readonly offset: number;
  /** True for the name of an attribute. */
  readonly isAttribute: boolean;
}

/** Prefixes without an `xmlns:…` on the element or above it, each once. */
export function unboundPrefixes(root: XmlElement): readonly UnboundPrefix[] {
  const found = new Map<string, UnboundPrefix>();
  const look = (at: XmlElement, above: ReadonlySet<string>): void => {
    const own = at.attributes.filter(({ name }) => name.startsWith('xmlns:')).map(({ name }) => name.slice(6));
    const bound = own.length === 0 ? above : new Set([...above, ...own]);
    const check = (name: string, offset: number, isAttribute: boolean): void => {
      const cut = name.indexOf(':');
      const prefix = name.slice(0, Math.max(0, cut));
      if (cut < 1 || prefix === 'xml' || prefix === 'xmlns' || bound.has(prefix) || found.has(prefix)) return;
      found.set(prefix, { prefix, name, element: at.name, offset, isAttribute });
    };
    check(at.name, at.offset, false);
    for (const attribute of at.attributes) check(attribute.name, attribute.offset, true);
    for (const child of at.children) look(child, bound);
  };
  look(root, new Set());
  return [...found.values()];
}

const NAME = /[^\s<>/="']+/y;
const DEEPEST = 200;

/** A root above the first element, so that a broken file still has one. */
export function readXml(text: string): XmlElement {
  const root = element('', 0, [], undefined);
  root.openEnd = 0;
  let current = root;
  let depth = 0;
  let i = 0;
  while (i < text.length) {
    const open = text.indexOf('<', i);
    if (open === -1) break;
    current.text += readEntities(text.slice(i, open));
    if (text.startsWith('<!--', open)) {
      i = behind(text, '-->', open + 4);
    } else if (text.startsWith('<![CDATA[', open)) {
      const end = text.indexOf(']]>', open);
      current.text += text.slice(open + 9, end === -1 ? text.length : end);
      i = end === -1 ? text.length : end + 3;
    } else if (text.startsWith('<?', open)) {
      i = behind(text, '?>', open + 2);
    } else if (text.startsWith('<!', open)) {
      i = behind(text, '>', open + 2);
    } else if (text.startsWith('</', open)) {
      const end = behind(text, '>', open + 2);
      const name = text.slice(open + 2, end - 1).trim();
      // A closing tag closes the nearest element of its name; one without an opening closes nothing.
      let found: XmlElement | undefined = current;
      while (found !== undefined && found.name !== name) found = found.parent;
      if (found !== undefined && found !== root) {
        for (let at: XmlElement = current; ; at = at.parent ?? root) {
          at.closeStart = open;
          depth -= 1;
          if (at === found) break;
        }
        current = found.parent ?? root;
      }
      i = end;
    } else {
      const tag = readTag(text, open, current);
      i = tag.end;
      if (tag.element === undefined) continue;
      current.children.push(tag.element);
      if (!tag.isClosed && depth < DEEPEST) {
        current = tag.element;
        depth += 1;
      }
    }
  }
  for (let at: XmlElement | undefined = current; at !== undefined; at = at.parent) at.closeStart = text.length;
  return root;
}

const element = (
  name: string,
  offset: number,
  attributes: readonly XmlAttribute[],
  parent: XmlElement | undefined,
): XmlElement => ({ name, offset, openEnd: offset, closeStart: offset, attributes, children: [], text: '', parent });

const behind = (text: string, mark: string, from: number): number => {
  const at = text.indexOf(mark, from);
  return at === -1 ? text.length : at + mark.length;
};

function readTag(
  text: string,
  open: number,
  parent: XmlElement,
): { readonly element: XmlElement | undefined; readonly end: number; readonly isClosed: boolean } {
  NAME.lastIndex = open + 1;
  const name = NAME.exec(text)?.[0];
  if (name === undefined) return { element: undefined, end: open + 1, isClosed: false };
  const attributes: XmlAttribute[] = [];
  let i = open + 1 + name.length;
  let isClosed = false;
  for (;;) {
    while (/\s/.test(text[i] ?? '')) i += 1;
    const character = text[i];
    if (character === undefined) break;
    if (character === '>') {
      i += 1;
      break;
    }
    // The next tag begins: the `>` of this one is missing.
    if (character === '<') break;
    if (character === '/') {
      isClosed = text[i + 1] === '>';
      i += 1;
      continue;
    }
    NAME.lastIndex = i;
    const key = NAME.exec(text)?.[0];
    if (key === undefined) {
      i += 1;
      continue;
    }
    const offset = i;
    i += key.length;
    const value = /\s*=\s*(["'])/y;
    value.lastIndex = i;
    const quoted = value.exec(text);
    if (quoted === null) continue;
    const valueStart = i + quoted[0].length;
    const found = text.indexOf(quoted[1] ?? '"', valueStart);
    const valueEnd = found === -1 ? text.length : found;
    attributes.push({ name: key, value: readEntities(text.slice(valueStart, valueEnd)), offset, valueStart, valueEnd });
    i = valueEnd + 1;
  }
  const made = element(name, open, attributes, parent);
  made.openEnd = Math.min(i, text.length);
  made.closeStart = made.openEnd;
  return { element: made, end: made.openEnd, isClosed };
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function readEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-fA-F]{1,6}|#\d{1,7}|[a-z]{2,4});/g, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name] ?? whole;
    const point = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}

/** Every element of a name below this one, in the order of the file. */
export function allOf(root: XmlElement, name: string): XmlElement[] {
  const found: XmlElement[] = [];
  const look = (at: XmlElement): void => {
    for (const child of at.children) {
      if (child.name === name) found.push(child);
      look(child);
    }
  };
  look(root);
  return found;
}

export const attributeOf = (from: XmlElement, name: string): XmlAttribute | undefined =>
  from.attributes.find((attribute) => attribute.name === name);

// Property lists (Info.plist, entitlements) with the place of every key, through the same reader as other XML: the plist library keeps no places.
import { type Text, t } from '../text/language.js';
import { allOf, offsetOfLine, readXml, type XmlElement, xmlFault } from './xml.js';

export interface PlistNode {
  /** `true`, `false`, `string`, `integer`, `real`, `array`, `dict`, `date`, `data`. */
  readonly type: string;
  readonly text: string;
  /** Where the key is, or the value inside of a list. */
  readonly offset: number;
  readonly members?: ReadonlyMap<string, PlistNode>;
  readonly items?: readonly PlistNode[];
}

/** Undefined when it is no XML property list. */
export function readPlist(text: string): PlistNode | undefined {
  const root = readXml(text);
  const top = root.children.find((child) => child.name === 'plist')?.children[0];
  return top === undefined ? undefined : convert(top, top.offset);
}

/** What keeps Apple's tools from reading the file; undefined when nothing does. */
export function plistFault(text: string): { readonly offset: number; readonly message: string | Text } | undefined {
  const fault = xmlFault(text);
  if (fault !== undefined) return { offset: offsetOfLine(text, fault.line, fault.column), message: fault.message };
  const root = readXml(text);
  if (root.children.find((child) => child.name === 'plist')?.children[0] === undefined)
    return { offset: 0, message: t('no <plist> with a value in it', '没有带值的 <plist>') };
  const [lonely] = allOf(root, 'dict').flatMap(({ children }) => {
    const at = children.findIndex((child, i) => (child.name === 'key') !== (i % 2 === 0));
    const key = at === -1 ? children.length - 1 : at - 1;
    return key % 2 === 0 ? (children[key] ?? []) : at === -1 ? [] : (children[at] ?? []);
  });
  return lonely === undefined
    ? undefined
    : { offset: lonely.offset, message: t('a key without a value, or a value without a key', '键没有值，或值没有键') };
}

function convert(from: XmlElement, offset: number): PlistNode {
  if (from.name === 'dict') {
    const members = new Map<string, PlistNode>();
    for (let i = 0; i < from.children.length; i += 1) {
      const key = from.children[i];
      const value = from.children[i + 1];
      if (key?.name !== 'key' || value === undefined || value.name === 'key') continue;
      members.set(key.text.trim(), convert(value, key.offset));
      i += 1;
    }
    return { type: 'dict', text: '', offset, members };
  }
  if (from.name === 'array')
    return { type: 'array', text: '', offset, items: from.children.map((child) => convert(child, child.offset)) };
  return { type: from.name, text: from.text.trim(), offset };
}

// Readers for the parts of the `sandbox` section: a value, or undefined once what is wrong with it was reported.
import type { SourceNode } from '../readers/node.js';
import { shownKey } from '../readers/shown-key.js';
import type { Section } from './structured.js';

export type Reader<T> = (section: Section, node: SourceNode, key: string) => T | undefined;

export const text: Reader<string> = (section, node, key) => section.text(node, key);

export const oneOf =
  <T extends string>(allowed: readonly T[]): Reader<T> =>
  (section, node, key) => {
    const found = allowed.find((item) => item === node.value);
    if (found === undefined) section.wrong(node, key, allowed.join(', '));
    return found;
  };

export const listOf =
  <T>(read: Reader<T>, expected: string): Reader<readonly T[]> =>
  (section, node, key) => {
    if (node.items === undefined) {
      section.wrong(node, key, expected);
      return undefined;
    }
    return node.items.flatMap((item) => {
      const value = read(section, item, key);
      return value === undefined ? [] : [value];
    });
  };

export const mapOf =
  <T>(read: Reader<T>, expected: string, names: 'vendors' | 'any' = 'any'): Reader<Readonly<Record<string, T>>> =>
  (section, node, key) => {
    if (node.members === undefined) {
      section.wrong(node, key, expected);
      return undefined;
    }
    return Object.fromEntries(
      [...node.members].flatMap(([name, item]) => {
        const inner = `${key}.${shownKey(name)}`;
        if (names === 'vendors' && !section.isVendor(name, item, inner)) return [];
        const value = read(section, item, inner);
        return value === undefined ? [] : [[name, value] as const];
      }),
    );
  };

export const yesOrNo: Reader<boolean> = (section, node, key) => {
  if (typeof node.value === 'boolean') return node.value;
  section.wrong(node, key, 'true, false');
  return undefined;
};

/** A member that may be absent; `isWrong` when it is there and cannot be used. */
export function optionalMember<T>(
  section: Section,
  members: ReadonlyMap<string, SourceNode>,
  name: string,
  read: Reader<T>,
  key: string,
): { readonly value?: T; readonly isWrong: boolean } {
  const item = members.get(name);
  if (item === undefined) return { isWrong: false };
  const value = read(section, item, key);
  return value === undefined ? { isWrong: true } : { value, isWrong: false };
}

// `${NAME}` inside texts, and how a path that may be something else is shown.

import type { SourceNode } from '../readers/node.js';
import { ownValue } from '../text/own-value.js';
import { plain } from './sources/structured-file.js';

export type Env = Readonly<Record<string, string | undefined>>;
export type Filled = { readonly text: string; readonly through?: string } | { readonly missing: string };

/** `${NAME}` anywhere in a text; `$${` means the characters themselves. */
export function fillVariables(text: string, env: Env): Filled {
  let missing: string | undefined;
  let through: string | undefined;
  const filled = text.replace(/\$\$\{|\$\{([A-Za-z_]\w*)\}/g, (whole, name: string | undefined) => {
    if (name === undefined) return '${';
    const value = ownValue(env, name);
    if (value === undefined || value === '') missing ??= name;
    through ??= whole;
    return value ?? '';
  });
  if (missing !== undefined) return { missing };
  return through === undefined ? { text: filled } : { text: filled, through };
}

export type FilledNode = { readonly node: SourceNode; readonly through?: string } | { readonly missing: string };

/** Every text of a value filled on its own, so that quotes and line breaks of a variable cannot break the JSON around it. */
export function fillNode(node: SourceNode, env: Env): FilledNode {
  let through: string | undefined;
  let missing: string | undefined;
  const fill = (item: SourceNode): SourceNode => {
    if (item.members !== undefined) {
      const members = new Map([...item.members].map(([key, member]) => [key, fill(member)]));
      return { ...item, members, value: plain(members) };
    }
    if (item.items !== undefined) {
      const items = item.items.map(fill);
      return { ...item, items, value: items.map((member) => member.value) };
    }
    if (typeof item.value !== 'string') return item;
    const filled = fillVariables(item.value, env);
    if ('missing' in filled) {
      missing ??= filled.missing;
      return item;
    }
    through ??= filled.through;
    return { ...item, value: filled.text };
  };
  const filled = fill(node);
  if (missing !== undefined) return { missing };
  return through === undefined ? { node: filled } : { node: filled, through };
}

/** Roots and endings as paths have them, in one line and in pieces of a length people give to files. */
const PATH_LIKE = /^(?:[\\/]|\.{1,2}[\\/]|~[\\/]|[A-Za-z]:[\\/])|\.[A-Za-z][A-Za-z0-9]{0,11}$/;
const LONGEST_PIECE = 64;
const LONGEST_PATH = 200;

/** A path as it is; what is pasted where a path belongs (a key, an account in Base64) only by its first two characters. */
export function shownPath(name: string): string {
  const isPath =
    name.length <= LONGEST_PATH &&
    !/[\r\n"{}]/.test(name) &&
    PATH_LIKE.test(name) &&
    name.split(/[\\/]/).every((piece) => piece.length <= LONGEST_PIECE);
  return isPath ? name : `${name.slice(0, 2)}…`;
}

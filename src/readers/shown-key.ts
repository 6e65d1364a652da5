// How a key that may be anything is shown: a misplaced quote can turn a secret into a key.
import { suggest } from '../text/suggest.js';
import { kindOf, type SourceNode } from './node.js';

/** Words as keys are made of: letters only, in snake_case or camelCase. */
const KEY_LIKE = /^[a-z]{1,20}(?:_[a-z]{1,20}){0,5}$|^[a-z]{1,20}(?:[A-Z][a-z]{1,20}){0,5}$/;

/** The key itself when it reads like one or nearly is a known one, else its first two characters. */
export function shownKey(key: string, known: Iterable<string> = []): string {
  const short = key.slice(0, 60);
  return KEY_LIKE.test(short) || suggest(short, known) !== undefined ? short : `${short.slice(0, 2)}…`;
}

/** What is where something else belongs: a number or a short word as it is, of anything else the kind, because it may be a misplaced secret. */
export function shownNode(node: SourceNode): string {
  const { value } = node;
  if (typeof value === 'number' || typeof value === 'boolean') return node.written?.slice(0, 20) ?? String(value);
  if (node.members?.size === 0) return '{}';
  return typeof value === 'string' && shownKey(value) === value ? `"${value}"` : kindOf(node);
}

// The fault of a device in the `sandbox` section: the same JSON as in the control API, with the place of what is wrong.

import { shownKey } from '../readers/shown-key.js';
import { oneOf, type Reader, yesOrNo } from './sandbox-readers.js';

/** What goes wrong; the members mean what they mean in the sandbox's control API. */
export interface DeviceFault {
  readonly status?: number;
  readonly retryAfter?: number;
  readonly body?: string;
  readonly delayMs?: number;
  readonly drop?: 'before' | 'after' | 'middle';
  readonly slowMs?: number;
  readonly spoil?: 'truncated' | 'not-json' | 'empty';
  readonly contentType?: string;
  readonly expiredToken?: boolean;
  readonly rule?: string;
  readonly goaway?: 'after' | 'before';
  readonly refuseStream?: boolean;
}

/** An example, for messages. */
export const FAULT = '{"status": 503}';
/** Milliseconds; longer delays would look like a sandbox that hangs. */
export const LONGEST_DELAY_MS = 120_000;
export const DROPS = ['before', 'after', 'middle'] as const;
export const SPOILS = ['truncated', 'not-json', 'empty'] as const;
export const GOAWAYS = ['after', 'before'] as const;

const whole =
  (least: number, most: number): Reader<number> =>
  (section, node, key) => {
    const { value } = node;
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
    section.wrong(node, key, `${least}–${most}`);
    return undefined;
  };

const line =
  (pattern: RegExp, expected: string): Reader<string> =>
  (section, node, key) => {
    if (typeof node.value === 'string' && pattern.test(node.value)) return node.value;
    section.wrong(node, key, expected);
    return undefined;
  };

const READERS: { readonly [K in keyof DeviceFault]-?: Reader<NonNullable<DeviceFault[K]>> } = {
  status: whole(200, 599),
  retryAfter: whole(0, 86_400),
  body: line(/^[\s\S]{0,100000}$/, '"text"'),
  delayMs: whole(0, LONGEST_DELAY_MS),
  drop: oneOf(DROPS),
  slowMs: whole(0, LONGEST_DELAY_MS),
  spoil: oneOf(SPOILS),
  // One line of printable characters: a header that Node would refuse must not get this far.
  contentType: line(/^[\x20-\x7e]{1,200}$/, '"text/html"'),
  expiredToken: yesOrNo,
  rule: line(/^[\w/-]{1,100}$/, '"<vendor>/<rule>"'),
  goaway: oneOf(GOAWAYS),
  refuseStream: yesOrNo,
};

export const fault: Reader<DeviceFault> = (section, node, key) => {
  const { members } = node;
  const known = `${FAULT}: ${Object.keys(READERS).join(', ')}`;
  if (members === undefined || members.size === 0) {
    section.wrong(node, key, known);
    return undefined;
  }
  const found: Record<string, unknown> = {};
  let isWrong = false;
  for (const [name, item] of members) {
    const inner = `${key}.${shownKey(name)}`;
    const read = Object.hasOwn(READERS, name) ? READERS[name as keyof DeviceFault] : undefined;
    if (read === undefined) section.wrong(item, inner, known);
    const value = read?.(section, item, inner);
    if (value === undefined) isWrong = true;
    else found[name] = value;
  }
  return isWrong ? undefined : (found as DeviceFault);
};

// `--fault <vendor>:<what>,<when>`: a fault in one word of the command line, for example `fcm:status=429,retry-after=2,times=3`.
import { parseDurationMs } from '../../text/duration.js';
import type { FaultAction, FaultRequest } from '../control/json.js';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

interface Draft {
  readonly fault: Mutable<FaultRequest>;
  readonly action: Mutable<FaultAction>;
}

type Reader = (draft: Draft, value: string) => string | undefined;

export type FaultFlag = { readonly fault: FaultRequest } | { readonly reason: string };

/** Reads one flag. The reason says what was expected; whether the vendor and the rule exist is not asked here. */
export function parseFault(text: string): FaultFlag {
  const colon = text.indexOf(':');
  if (colon < 1) return { reason: 'expected <vendor or *>:<what>, for example vivo:status=503' };
  const vendor = text.slice(0, colon);
  const draft: Draft = { fault: {}, action: {} };
  if (vendor !== '*') draft.fault.vendor = vendor;
  for (const item of text.slice(colon + 1).split(',')) {
    const equals = item.indexOf('=');
    const name = (equals === -1 ? item : item.slice(0, equals)).trim();
    const reader = READERS[name];
    if (reader === undefined)
      return { reason: `unknown part "${name.slice(0, 40)}"; there are ${Object.keys(READERS).join(', ')}` };
    const reason = reader(draft, equals === -1 ? '' : item.slice(equals + 1).trim());
    if (reason !== undefined) return { reason: `${name}: ${reason}` };
  }
  return { fault: { ...draft.fault, do: draft.action } };
}

const whole =
  (least: number, most: number, put: (draft: Draft, value: number) => void): Reader =>
  (draft, text) => {
    const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
    if (!(value >= least && value <= most)) return `a whole number from ${least} to ${most}`;
    put(draft, value);
    return undefined;
  };

const duration =
  (put: (draft: Draft, ms: number) => void): Reader =>
  (draft, text) => {
    const ms = parseDurationMs(text);
    if (ms === undefined) return 'a duration such as 500ms or 2s';
    put(draft, ms);
    return undefined;
  };

const oneOf =
  <T extends string>(allowed: readonly T[], standard: T | undefined, put: (draft: Draft, value: T) => void): Reader =>
  (draft, text) => {
    const value = text === '' ? standard : allowed.find((item) => item === text);
    if (value === undefined) return `one of ${allowed.join(', ')}`;
    put(draft, value);
    return undefined;
  };

const word =
  (put: (draft: Draft, value: string) => void): Reader =>
  (draft, text) => {
    if (!/^[\x20-\x7e]{1,500}$/.test(text)) return 'a value behind =';
    put(draft, text);
    return undefined;
  };

const plain =
  (put: (draft: Draft) => void): Reader =>
  (draft, text) => {
    if (text !== '') return 'takes no value';
    put(draft);
    return undefined;
  };

const READERS: Readonly<Record<string, Reader>> = {
  status: whole(200, 599, ({ action }, value) => {
    action.status = value;
  }),
  'retry-after': whole(0, 86_400, ({ action }, value) => {
    action.retryAfter = value;
  }),
  delay: duration(({ action }, ms) => {
    action.delayMs = ms;
  }),
  drop: oneOf(['before', 'after', 'middle'], 'before', ({ action }, value) => {
    action.drop = value;
  }),
  slow: duration(({ action }, ms) => {
    action.slowMs = ms;
  }),
  body: oneOf(['truncated', 'not-json', 'empty'], undefined, ({ action }, value) => {
    action.spoil = value;
  }),
  'content-type': word(({ action }, value) => {
    action.contentType = value;
  }),
  'expired-token': plain(({ action }) => {
    action.expiredToken = true;
  }),
  rule: word(({ action }, value) => {
    action.rule = value;
  }),
  goaway: oneOf(['after', 'before'], 'after', ({ action }, value) => {
    action.goaway = value;
  }),
  'refuse-stream': plain(({ action }) => {
    action.refuseStream = true;
  }),
  path: word(({ fault }, value) => {
    fault.path = value;
  }),
  token: word(({ fault }, value) => {
    fault.token = value;
  }),
  nth: whole(1, 1_000_000_000, ({ fault }, value) => {
    fault.nth = value;
  }),
  times: whole(1, 1_000_000_000, ({ fault }, value) => {
    fault.times = value;
  }),
  chance: ({ fault }, text) => {
    const value = /^(?:0(?:\.\d{1,6})?|1(?:\.0{1,6})?)$/.test(text) ? Number(text) : Number.NaN;
    if (Number.isNaN(value)) return 'a number from 0 to 1';
    fault.chance = value;
    return undefined;
  },
  seed: whole(0, 2 ** 32 - 1, ({ fault }, value) => {
    fault.seed = value;
  }),
};

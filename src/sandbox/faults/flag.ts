// `--fault <vendor>:<what>,<when>`: a fault in one word of the command line, for example `fcm:status=429,retry-after=2,times=3`.
import { parseDurationMs } from '../../text/duration.js';
import { fillBoth, type Text, t } from '../../text/language.js';
import type { FaultAction, FaultRequest } from '../control/json.js';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

interface Draft {
  readonly fault: Mutable<FaultRequest>;
  readonly action: Mutable<FaultAction>;
}

type Reader = (draft: Draft, value: string) => Text | undefined;

export type FaultFlag = { readonly fault: FaultRequest } | { readonly reason: Text };

/** Reads one flag. The reason says what was expected; whether the vendor and the rule exist is checked elsewhere. */
export function parseFault(text: string): FaultFlag {
  const colon = text.indexOf(':');
  if (colon < 1)
    return {
      reason: t(
        'expected <vendor or *>:<what>, for example vivo:status=503',
        '应为 <厂商或 *>:<内容>，例如 vivo:status=503',
      ),
    };
  const vendor = text.slice(0, colon);
  const draft: Draft = { fault: {}, action: {} };
  if (vendor !== '*') draft.fault.vendor = vendor;
  for (const item of text.slice(colon + 1).split(',')) {
    const equals = item.indexOf('=');
    const name = (equals === -1 ? item : item.slice(0, equals)).trim();
    const reader = READERS[name];
    if (reader === undefined)
      return {
        reason: fillBoth(t('unknown part "{name}"; the parts are {all}', '未知的部分“{name}”；可用的有 {all}'), {
          name: name.slice(0, 40),
          all: Object.keys(READERS).join(', '),
        }),
      };
    const reason = reader(draft, equals === -1 ? '' : item.slice(equals + 1).trim());
    if (reason !== undefined) return { reason: fillBoth(t('{name}: {reason}', '{name}：{reason}'), { name, reason }) };
  }
  return { fault: { ...draft.fault, do: draft.action } };
}

const whole =
  (least: number, most: number, put: (draft: Draft, value: number) => void): Reader =>
  (draft, text) => {
    const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
    if (!(value >= least && value <= most))
      return fillBoth(t('a whole number from {least} to {most}', '应为 {least} 到 {most} 的整数'), { least, most });
    put(draft, value);
    return undefined;
  };

const duration =
  (put: (draft: Draft, ms: number) => void): Reader =>
  (draft, text) => {
    const ms = parseDurationMs(text);
    if (ms === undefined) return t('a duration such as 500ms or 2s', '应为时长，例如 500ms 或 2s');
    put(draft, ms);
    return undefined;
  };

const oneOf =
  <T extends string>(allowed: readonly T[], standard: T | undefined, put: (draft: Draft, value: T) => void): Reader =>
  (draft, text) => {
    const value = text === '' ? standard : allowed.find((item) => item === text);
    if (value === undefined)
      return fillBoth(t('one of {allowed}', '应为其中之一：{allowed}'), { allowed: allowed.join(', ') });
    put(draft, value);
    return undefined;
  };

const word =
  (put: (draft: Draft, value: string) => void): Reader =>
  (draft, text) => {
    if (!/^[\x20-\x7e]{1,500}$/.test(text)) return t('a value after =', '= 之后应有值');
    put(draft, text);
    return undefined;
  };

const plain =
  (put: (draft: Draft) => void): Reader =>
  (draft, text) => {
    if (text !== '') return t('takes no value', '不带值');
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
    if (Number.isNaN(value)) return t('a number from 0 to 1', '应为 0 到 1 的数');
    fault.chance = value;
    return undefined;
  },
  seed: whole(0, 2 ** 32 - 1, ({ fault }, value) => {
    fault.seed = value;
  }),
};

// A client whose answers are masked before any other code sees them: what a vendor repeats of our secrets and of the device tokens of the call.
import type { Redactor } from '../http/redaction/redactor.js';

/** Fields that hold a whole device token or UserID by their meaning; reports shorten them. */
const WHOLE = new Set(['token', 'userId', 'entry']);

/** `hidesTokens` is false with --show-tokens. */
export function maskClient<T extends object>(client: T, redactor: Redactor, hidesTokens: boolean): T {
  return new Proxy(client, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return async (...given: readonly unknown[]): Promise<unknown> => {
        const tokens = tokensAmong(given);
        const shortened = redactor.shortenTokens(hidesTokens ? tokens : []);
        try {
          const answer: unknown = await Reflect.apply(member, target, given);
          return masked(answer, tokens.length > 1 ? remember(shortened.text) : shortened.text);
        } finally {
          shortened.forget();
        }
      };
    },
  });
}

/** Every call that is about device tokens takes them as its only list. */
const tokensAmong = (given: readonly unknown[]): readonly string[] =>
  given.find((item): item is readonly string[] => Array.isArray(item)) ?? [];

/** A batch of a thousand tokens returns the same message a thousand times. */
function remember(mask: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const found = known.get(text) ?? mask(text);
    known.set(text, found);
    return found;
  };
}

/** The same value where nothing is hidden in it: most answers stay as they are. */
function masked(value: unknown, mask: (text: string) => string): unknown {
  if (typeof value === 'string') return mask(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items = value.map((item) => masked(item, mask));
    return items.every((item, i) => item === value[i]) ? value : items;
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  const fields = value as Readonly<Record<string, unknown>>;
  let copy: Record<string, unknown> | undefined;
  for (const name of Object.keys(fields)) {
    const item = fields[name];
    const shown = WHOLE.has(name) ? item : masked(item, mask);
    if (shown !== item) copy = { ...(copy ?? fields), [name]: shown };
  }
  return copy ?? value;
}

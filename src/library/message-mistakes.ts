// What no message can hold: a wrong name, type or word is a mistake of the caller and thrown before anything is sent.
import { isReceiptUrl } from '../push/receipts/url.js';
import { isObject } from '../text/json-object.js';
import { suggest } from '../text/suggest.js';
import { vendors } from '../vendors/index.js';
import type { Message } from './message.js';

interface Rule {
  /** To fit behind "must be". */
  readonly says: string;
  fits(value: unknown): boolean;
}

const text: Rule = { says: 'a text', fits: (value) => typeof value === 'string' };
const wholeTo = (value: unknown, most: number): boolean =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= most;

const members: Readonly<Record<keyof Message, Rule>> = {
  title: text,
  body: text,
  ext: text,
  conversation: text,
  channelId: text,
  category: text,
  badge: {
    says: "{ mode: 'set' or 'add', value: 0 to 99999 }",
    fits: (value) => isObject(value) && /^(?:set|add)$/.test(String(value['mode'])) && wholeTo(value['value'], 99_999),
  },
  sound: text,
  ttlSeconds: { says: 'a whole number of seconds', fits: (value) => wholeTo(value, Number.MAX_SAFE_INTEGER) },
  importance: text,
  image: text,
  receiptUrl: { says: 'an http or https address', fits: (value) => typeof value === 'string' && isReceiptUrl(value) },
  raw: { says: 'an object', fits: isObject },
  mode: { says: "'formal' or 'test'", fits: (value) => value === 'formal' || value === 'test' },
  clickTarget: text,
  vendorOptions: { says: 'an object of texts', fits: isObject },
};

/** A member that is undefined was left out. Values are not repeated: they may be secret. */
export function throwMistakes(message: Partial<Message>): void {
  for (const [name, value] of Object.entries(message)) {
    if (value === undefined) continue;
    if (!Object.hasOwn(members, name)) throw new TypeError(`a message has no ${name}${nearest(name, members)}`);
    const { says, fits } = members[name as keyof Message];
    if (!fits(value)) throw new TypeError(`${name} of a message must be ${says}`);
  }
  throwWrongOptions(message.vendorOptions);
}

/** Flags of one vendor by their long name: each is known, and so is its value where a list has all of them. */
export function throwWrongOptions(options: Message['vendorOptions'] = {}): void {
  const known = Object.values(vendors).flatMap(({ flags = [] }) => flags);
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined) continue;
    const flag = known.find((item) => item.name === name);
    if (flag === undefined) {
      const names = Object.fromEntries(known.map((item) => [item.name, item]));
      throw new TypeError(`there is no vendor option ${name}${nearest(name, names)}`);
    }
    if (typeof value !== 'string' || (flag.values.length > 0 && !flag.values.includes(value)))
      throw new TypeError(`vendor option ${name} must be ${flag.values.join(', ') || 'a text'}`);
  }
}

function nearest(name: string, known: Readonly<Record<string, unknown>>): string {
  const found = suggest(name, Object.keys(known));
  return found === undefined ? `; known: ${Object.keys(known).join(', ')}` : `: did you mean ${found}?`;
}

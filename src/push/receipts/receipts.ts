// What a vendor reports later about a push it accepted: the contract of the readers of receipts, and what several of them share.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { ReceiptSender, ReceiptStatus } from '../../problems/statuses.js';
import { type Catalogue, type Mark, type Problem, problemMaker } from '../../problems/types.js';
import type { Json } from '../../text/json-object.js';
import { type Text, t } from '../../text/language.js';
import { idOf, textOf, wholeNumberOf } from '../answer-fields.js';
import type { Settings } from '../types.js';

/** One call to the receipt address, as it came in. */
export interface ReceiptCall {
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What a receipt says about one push to one device token. */
export interface Receipt {
  /** The whole device token, or the alias that was sent to; only reports shorten it. */
  readonly token?: string;
  /** The account, where the receipt names no device token. */
  readonly user?: string;
  /** The app it names, and the config key of ours. */
  readonly app?: { readonly key: string; readonly value: string };
  readonly status: ReceiptStatus;
  /** What the word means at this vendor: arrived, tapped, why not. */
  readonly says: Text;
  /** How sure this reading is. */
  readonly mark: Mark;
  /** The vendor's own word or number for the outcome. */
  readonly code: string;
  /** Ids by which the push can be known: message, task and request ids. */
  readonly ids: readonly string[];
  /** Milliseconds since 1970. */
  readonly time?: number;
  readonly problem?: Problem;
}

export interface ReceiptReader {
  /** The receipts of a call; undefined when none of its entries is this vendor's. An entry that cannot be read is `unknown`, never left out. */
  read(call: ReceiptCall): readonly Receipt[] | undefined;
  /** Whether the signature or token is right; `unchecked` where nothing is known to compare. Absent where the vendor signs nothing we know of. */
  sender?(call: ReceiptCall, settings: Settings): ReceiptSender;
  /** The config key with what `sender` compares. */
  readonly senderKey?: string;
  /** The answer the vendor expects, always with status 200. */
  readonly answer: { readonly contentType: string; readonly body: string };
}

/** For vendors that document only the status of the answer. */
export const PLAIN_ANSWER: ReceiptReader['answer'] = { contentType: 'text/plain; charset=utf-8', body: '' };

/** A moment in milliseconds or seconds since 1970; other numbers are no moment. */
export function momentOf(value: unknown): number | undefined {
  const number = wholeNumberOf(value);
  if (number === undefined) return undefined;
  if (number >= 1e12 && number < 1e14) return number;
  return number >= 1e9 && number < 1e11 ? number * 1000 : undefined;
}

/** The member `time`, where there is one. */
export function timeOf(value: unknown): Pick<Receipt, 'time'> {
  const time = momentOf(value);
  return time === undefined ? {} : { time };
}

/** The app an entry names, beside the config key of ours. */
export function appOf(key: string, given: unknown): Pick<Receipt, 'app'> {
  const value = idOf(given);
  return value === undefined ? {} : { app: { key, value } };
}

/** The ids of a push that an entry has, each once. */
export const idsOf = (...given: readonly unknown[]): readonly string[] =>
  [...new Set(given.map(idOf))].filter((id) => id !== undefined);

/** Device tokens in one text, with commas between them. */
export const targetsIn = (value: unknown): readonly string[] =>
  textOf(value)
    .split(',')
    .map((target) => target.trim());

export type Outcome = Pick<Receipt, 'status' | 'mark' | 'says' | 'problem'>;

/** The outcome behind a vendor's word or number, from its table of receipt codes. */
export function outcomesOf(vendor: string, codes: Catalogue, unknown: Text): (code: unknown) => Outcome {
  const make = problemMaker(codes, vendor);
  return (code) => {
    const known = `${vendor}/${code}-receipt`;
    if (!Object.hasOwn(codes, known)) return { status: 'unknown', mark: 'D', says: unknown };
    const problem = make(known, { vendorCode: String(code) });
    return { status: 'failed', mark: problem.entry.mark ?? 'C', says: problem.entry.title, problem };
  };
}

/** The fields of a form; a body of another kind has none of the expected names. */
export const formOf = (body: string): URLSearchParams => new URLSearchParams(body);

/** The receipts of a list of entries; undefined when it is no list, or none of them is this vendor's. */
export function receiptsOf(
  list: unknown,
  isEntry: (value: unknown) => value is Json,
  read: (entry: Json) => Receipt | readonly Receipt[],
): readonly Receipt[] | undefined {
  if (!Array.isArray(list) || !list.some(isEntry)) return undefined;
  return list.flatMap((entry: unknown) => (isEntry(entry) ? read(entry) : UNREADABLE));
}

/** The same for an object whose keys are ids; `__proto__` is left out. */
export function receiptsById(
  value: Json | undefined,
  isEntry: (value: unknown) => value is Json,
  read: (id: string, entry: Json) => readonly Receipt[],
): readonly Receipt[] | undefined {
  const members = Object.entries(value ?? {}).filter(([id]) => id !== '__proto__');
  if (!members.some(([, entry]) => isEntry(entry))) return undefined;
  return members.flatMap(([id, entry]) => (isEntry(entry) ? read(id, entry) : UNREADABLE));
}

const UNREADABLE: Receipt = {
  status: 'unknown',
  mark: 'D',
  code: '',
  ids: [],
  says: t('an entry of an unknown form', '该条目不是已知格式'),
};

/** Compares two secrets in constant time. */
export function sameSecret(given: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

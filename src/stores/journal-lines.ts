// The lines of a journal: a head that says what it belongs to, announced calls, ends. Device tokens stand in it only as hashes.
import type { z } from 'zod';
import { SEND_STATUSES, type SendStatus } from '../problems/statuses.js';
import type { DeepReadonly } from '../text/deep-readonly.js';
import type { againLine, beginLine, doneLine, endClass, endLine, journalHead } from './journal-shape.js';

/** First line of every journal. */
export type JournalHead = DeepReadonly<z.infer<typeof journalHead>>;
/** A call is under way: `t` are its device tokens. */
export type BeginLine = DeepReadonly<z.infer<typeof beginLine>>;
/** The end of one device token. */
export type EndLine = DeepReadonly<z.infer<typeof endLine>>;
/** The call came back; its device tokens without an end were not taken and may be sent again. */
export type DoneLine = DeepReadonly<z.infer<typeof doneLine>>;
/** Results that a later run declared void, to send to these device tokens once more. */
export type AgainLine = DeepReadonly<z.infer<typeof againLine>>;
export type EndClass = z.infer<typeof endClass>;

export type JournalLine = JournalHead | BeginLine | EndLine | DoneLine | AgainLine;

/** Reads one line (by hand: a journal may have millions, and a test holds it against the shapes); undefined when it is none of a journal. */
export function parseLine(text: string): JournalLine | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const fields = value as Readonly<Record<string, unknown>>;
  const isHead =
    fields['journal'] === 1 &&
    typeof fields['message'] === 'string' &&
    typeof fields['app'] === 'string' &&
    (fields['shard'] === undefined || typeof fields['shard'] === 'string');
  const isBegin = typeof fields['call'] === 'number' && typeof fields['v'] === 'string' && isListOfNames(fields['t']);
  const isEnd = typeof fields['v'] === 'string' && isName(fields['t']) && STATUSES.has(fields['s'] as SendStatus);
  const isDone = typeof fields['call'] === 'number' && fields['done'] === true;
  const isAgain = Array.isArray(fields['again']);
  return isAgain || isHead || isBegin || isEnd || isDone ? (value as JournalLine) : undefined;
}

const STATUSES: ReadonlySet<SendStatus> = new Set(SEND_STATUSES);

const isName = (value: unknown): value is string => typeof value === 'string' && /^[\w-]{22}$/.test(value);

const isListOfNames = (value: unknown): boolean => Array.isArray(value) && value.every(isName);

// The lines of a journal: a head that says what it belongs to, announced calls, ends. Device tokens stand in it only as hashes.
import { crc32 } from 'node:zlib';
import type * as z from 'zod';
import { SEND_STATUSES, type SendStatus } from '../problems/statuses.js';
import type { DeepReadonly } from '../text/deep-readonly.js';
import type { againLine, beginLine, closedLine, doneLine, endClass, endLine, journalHead } from './journal-shape.js';

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
/** The run ended by itself. */
export type ClosedLine = DeepReadonly<z.infer<typeof closedLine>>;
export type EndClass = z.infer<typeof endClass>;

export type JournalLine = JournalHead | BeginLine | EndLine | DoneLine | AgainLine | ClosedLine;

const SUM = ',"sum":"';
const SEAL_LENGTH = `${SUM}00000000"}`.length;

/** A line as it is written, and the checksum the next one continues. Plain ASCII, so that characters are bytes. */
export function sealLine(line: JournalLine, before: number): { readonly text: string; readonly sum: number } {
  const body = JSON.stringify(line)
    .slice(0, -1)
    .replace(/[\u007f-\uffff]/g, escaped);
  const sum = crc32(body, before);
  return { text: `${body}${SUM}${hex(sum)}"}\n`, sum };
}

/** The checksum of a line, were it right: undefined for a line that has none, `isRight` false for one that was changed. */
export function sealOf(text: string, before: number): { readonly sum: number; readonly isRight: boolean } | undefined {
  const seal = text.slice(-SEAL_LENGTH);
  if (!seal.startsWith(SUM)) return undefined;
  const sum = crc32(text.slice(0, -SEAL_LENGTH), before);
  return { sum, isRight: seal === `${SUM}${hex(sum)}"}` };
}

const hex = (sum: number): string => sum.toString(16).padStart(8, '0');

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Reads one line (by hand: a journal may have millions, and test/stores/journal-lines.test.ts holds it against the shapes); undefined when it is none of a journal. */
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
    (fields['journal'] === 1 || fields['journal'] === 2) &&
    typeof fields['message'] === 'string' &&
    typeof fields['app'] === 'string' &&
    (fields['shard'] === undefined || (typeof fields['shard'] === 'string' && /^\d+\/\d+$/.test(fields['shard'])));
  const isCall = Number.isSafeInteger(fields['call']) && Number(fields['call']) >= 1;
  const isBegin = isCall && typeof fields['v'] === 'string' && isListOfNames(fields['t']);
  const isEnd =
    (isCall || fields['call'] === undefined) &&
    typeof fields['v'] === 'string' &&
    isName(fields['t']) &&
    STATUSES.has(fields['s'] as SendStatus);
  const isDone = isCall && fields['done'] === true;
  const isAgain = Array.isArray(fields['again']) && fields['again'].every((one) => END_CLASSES.has(one as EndClass));
  const isClosed = fields['closed'] === true;
  return isAgain || isHead || isBegin || isEnd || isDone || isClosed ? (value as JournalLine) : undefined;
}

const STATUSES: ReadonlySet<SendStatus> = new Set(SEND_STATUSES);
const END_CLASSES: ReadonlySet<EndClass> = new Set(['temporary', 'unreachable']);

const isName = (value: unknown): value is string => typeof value === 'string' && /^[\w-]{22}$/.test(value);

const isListOfNames = (value: unknown): boolean => Array.isArray(value) && value.every(isName);

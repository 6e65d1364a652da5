// The lines of a journal: a head that says what it belongs to, announced calls, ends. Device tokens stand in it only as hashes.
import { crc32 } from 'node:zlib';
import type * as z from 'zod';
import type { DeepReadonly } from '../text/deep-readonly.js';
import {
  type againLine,
  type beginLine,
  type closedLine,
  type doneLine,
  type endClass,
  type endLine,
  type journalHead,
  journalLine,
} from './journal-shape.js';

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

/** Reads one line; undefined when it is none of a journal. */
export function parseLine(text: string): JournalLine | undefined {
  try {
    return journalLine.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

// The lines of a journal: a head that names the run, announced calls, results. Device tokens appear only as hashes.
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
/** The result for one device token. */
export type EndLine = DeepReadonly<z.infer<typeof endLine>>;
/** The call returned; its device tokens without a result were not accepted and may be sent again. */
export type DoneLine = DeepReadonly<z.infer<typeof doneLine>>;
/** Results that a later run declared void, to send to these device tokens once more. */
export type AgainLine = DeepReadonly<z.infer<typeof againLine>>;
/** The run finished. */
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

/** The checksum a line should have: undefined for a line without one; `isRight` is false for a changed line. */
export function sealOf(text: string, before: number): { readonly sum: number; readonly isRight: boolean } | undefined {
  const seal = text.slice(-SEAL_LENGTH);
  if (!seal.startsWith(SUM)) return undefined;
  const sum = crc32(text.slice(0, -SEAL_LENGTH), before);
  return { sum, isRight: seal === `${SUM}${hex(sum)}"}` };
}

const hex = (sum: number): string => sum.toString(16).padStart(8, '0');

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Reads one line; undefined when it is not a journal line. */
export function parseLine(text: string): JournalLine | undefined {
  try {
    return journalLine.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

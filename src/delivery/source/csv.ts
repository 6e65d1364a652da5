// A token file of CSV (RFC 4180): a header that names the columns, quoted values, commas, semicolons or tabs. A mistake costs its own line only.
import { deliveryProblem } from '../../problems/entries/delivery.js';
import { editDistance } from '../../text/suggest.js';
import { OVERRIDE_FIELDS, type Overrides, type SourceEntry, SourceError } from './entry.js';
import type { Lines } from './lines.js';
import { LONGEST_LINE } from './lines.js';
import { oddSign } from './odd-signs.js';
import { tooLong } from './plain.js';

/** Lines one quoted value may span; a quote that is never closed must not swallow the rest of the file. */
const LINES_OF_A_ROW = 50;

type Columns = ReadonlyMap<string, number>;

export async function* readCsv(
  batches: AsyncIterable<Lines>,
  file: string,
  delimiter: string,
): AsyncGenerator<readonly SourceEntry[]> {
  const table = new CsvTable(file, delimiter);
  for await (const lines of batches) {
    const entries = table.take(lines);
    if (entries.length > 0) yield entries;
  }
  const rest = table.end();
  if (rest.length > 0) yield rest;
}

class CsvTable {
  readonly #file: string;
  readonly #delimiter: string;
  #columns: Columns | undefined;
  /** Lines of a row whose quote is still open. */
  #open: string[] = [];
  #openLine = 0;
  #openLength = 0;

  constructor(file: string, delimiter: string) {
    this.#file = file;
    this.#delimiter = delimiter;
  }

  take({ first, texts }: Lines): SourceEntry[] {
    const entries: SourceEntry[] = [];
    for (const [i, text] of texts.entries()) this.#takeLine(first + i, text, entries);
    return entries;
  }

  /** A quote that is open at the end was never closed: its lines are no row. */
  end(): SourceEntry[] {
    const entries: SourceEntry[] = [];
    while (this.#open.length > 0) this.#giveUpOpen(entries);
    return entries;
  }

  #takeLine(number: number, text: string | undefined, entries: SourceEntry[]): void {
    if (text === undefined) {
      while (this.#open.length > 0) this.#giveUpOpen(entries);
      entries.push(tooLong(number, this.#file));
      return;
    }
    if (this.#open.length === 0) {
      if (text.trim() === '') return;
      this.#openLine = number;
    }
    this.#open.push(text);
    this.#openLength += text.length;
    const row = this.#open.length === 1 ? text : this.#open.join('\n');
    const fields = parseRow(row, this.#delimiter);
    if (fields === 'open') {
      if (this.#open.length >= LINES_OF_A_ROW || this.#openLength > LONGEST_LINE) this.#giveUpOpen(entries);
      return;
    }
    if ('reason' in fields) {
      this.#giveUpOpen(entries, fields.reason);
      return;
    }
    const line = this.#openLine;
    this.#open = [];
    this.#openLength = 0;
    this.#takeRow(line, fields, entries);
  }

  /** The line with the quote is wrong; those behind it are read again on their own. */
  #giveUpOpen(entries: SourceEntry[], reason = 'a quote is never closed'): void {
    const [, ...behind] = this.#open;
    const line = this.#openLine;
    this.#open = [];
    this.#openLength = 0;
    this.#bad(line, reason, entries);
    for (const [i, text] of behind.entries()) this.#takeLine(line + 1 + i, text, entries);
  }

  #takeRow(line: number, fields: readonly string[], entries: SourceEntry[]): void {
    if (this.#columns === undefined) {
      this.#columns = readHeader(fields, this.#file);
      return;
    }
    if (fields.length > this.#columns.size)
      this.#bad(line, `${fields.length} values in ${this.#columns.size} columns`, entries);
    else entries.push(readRow(line, fields, this.#columns, this.#file));
  }

  #bad(line: number, reason: string, entries: SourceEntry[]): void {
    if (this.#columns === undefined) throw noTokenColumn(this.#file, reason);
    entries.push({ line, problem: deliveryProblem('tokens/bad-row', { args: { line, file: this.#file, reason } }) });
  }
}

/** The values of one row, `open` when a quoted value goes on in the next line. */
export function parseRow(text: string, delimiter: string): readonly string[] | 'open' | { readonly reason: string } {
  const fields: string[] = [];
  let from = 0;
  for (;;) {
    const start = skipBlanks(text, from, delimiter);
    if (text[start] !== '"') {
      const end = text.indexOf(delimiter, from);
      fields.push(text.slice(from, end === -1 ? text.length : end).trim());
      if (end === -1) return fields;
      from = end + 1;
      continue;
    }
    let value = '';
    let at = start + 1;
    for (;;) {
      const quote = text.indexOf('"', at);
      if (quote === -1) return 'open';
      value += text.slice(at, quote);
      at = quote + 1;
      if (text[at] !== '"') break;
      value += '"';
      at += 1;
    }
    fields.push(value);
    at = skipBlanks(text, at, delimiter);
    if (at >= text.length) return fields;
    if (text[at] !== delimiter) return { reason: 'text behind a closing quote' };
    from = at + 1;
  }
}

function skipBlanks(text: string, from: number, delimiter: string): number {
  let at = from;
  while (text[at] !== delimiter && (text[at] === ' ' || text[at] === '\t')) at += 1;
  return at;
}

/** What the vendors and their consoles call a device token, in the header of a list. */
const TOKEN_NAMES = /^(?:device|registration|reg|push|hms|fcm|apns)?(?:token|id)s?$|^设备token$|^令牌$/;

/** `RegID`, `Push Token`, `registrationTokens`; an id alone is that of a user, an apns-id that of a push. */
export function isTokenName(name: string): boolean {
  const letters = name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return TOKEN_NAMES.test(letters) && !/^(?:device|apns)?ids?$/.test(letters);
}

function readHeader(fields: readonly string[], file: string): Columns {
  // A name that is there twice still counts as a column.
  const columns = new Map(fields.map((name, i) => [columnName(name, i, fields), i]));
  const names = [...columns.keys()];
  const known = names.includes('token')
    ? names.filter((name) => /^token(?: \d+)?$/.test(name))
    : names.filter(isTokenName);
  if (known.length === 1) columns.set('token', columns.get(known[0] ?? '') ?? 0);
  else throw noTokenColumn(file, fields.map(shownName).join(', '));
  refuseMisspelled([...columns.keys()], file);
  return columns;
}

/** Names one letter away from ours; two letters away are other words (gender, time). Further columns, such as a user ID, are ignored. */
export function refuseMisspelled(names: readonly string[], file: string): void {
  for (const meant of OWN_COLUMNS) {
    const column = names.find((name) => !OWN_COLUMNS.includes(name) && editDistance(name, meant) <= 1);
    if (!names.includes(meant) && column !== undefined)
      throw new SourceError(deliveryProblem('tokens/unknown-column', { args: { file, column, meant } }));
  }
}

/** Long enough that one wrong letter makes no other word. */
const OWN_COLUMNS: readonly string[] = ['vendor', 'title', 'channel_id', 'category'];

/** Without a header the first line is a device token. */
const shownName = (name: string): string => (/^[a-z][a-z _-]{0,23}$/i.test(name) ? name : `${name.slice(0, 4)}…`);

const columnName = (name: string, place: number, all: readonly string[]): string =>
  all.indexOf(name) === place ? name.trim().toLowerCase() : `${name} ${place}`;

const noTokenColumn = (file: string, header: string): SourceError =>
  new SourceError(deliveryProblem('tokens/no-token-column', { args: { file, header: header.slice(0, 120) } }));

function readRow(line: number, fields: readonly string[], columns: Columns, file: string): SourceEntry {
  const value = (name: string): string => fields[columns.get(name) ?? -1] ?? '';
  const token = value('token').trim();
  if (token === '') return { line, problem: deliveryProblem('tokens/no-token', { args: { line, file } }) };
  const odd = oddSign(token, line, file);
  if (odd !== undefined) return { line, problem: odd };
  const overrides: Record<string, string> = {};
  for (const [field, name] of OVERRIDE_FIELDS) {
    const found = value(field);
    if (found !== '') overrides[name] = found;
  }
  const vendor = value('vendor').trim();
  return {
    line,
    token,
    ...(vendor === '' ? {} : { vendor }),
    ...(Object.keys(overrides).length === 0 ? {} : { overrides: overrides as Overrides }),
  };
}

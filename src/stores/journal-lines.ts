// The lines of a journal: a head that says what it belongs to, announced calls, ends. Device tokens stand in it only as hashes.

/** First line of every journal. */
export interface JournalHead {
  readonly journal: 1;
  /** Program and version that began it. */
  readonly by: string;
  /** ISO time. */
  readonly at: string;
  /** Hash of the message with everything that changes what a phone shows. */
  readonly message: string;
  /** Hash of apps and addresses, without secrets. */
  readonly app: string;
  /** `2/3` when the run is one of several over the same list. */
  readonly shard?: string;
}

export type EndStatus = 'accepted' | 'rejected' | 'unreachable' | 'not-sent' | 'dry-run-ok';

/** A call is under way: `t` are its device tokens. */
export interface BeginLine {
  readonly call: number;
  readonly v: string;
  readonly t: readonly string[];
}

/** The end of one device token. */
export interface EndLine {
  /** Absent when no vendor was asked. */
  readonly call?: number;
  readonly v: string;
  readonly t: string;
  readonly s: EndStatus;
  /** Message or task id of the vendor. */
  readonly id?: string;
  /** Problem code. */
  readonly code?: string;
  /** A later repeat may help. */
  readonly temporary?: true;
  /** It may have been sent twice. */
  readonly twice?: true;
}

/** The call came back; its device tokens without an end were not taken and may be sent again. */
export interface DoneLine {
  readonly call: number;
  readonly done: true;
}

/** Results that a later run declared void, to send to these device tokens once more. */
export interface AgainLine {
  readonly again: readonly EndClass[];
}

/** `temporary`: refused, and a repeat may help; `unreachable`: it is not known whether the push arrived. */
export type EndClass = 'temporary' | 'unreachable';

export type JournalLine = JournalHead | BeginLine | EndLine | DoneLine | AgainLine;

/** Reads one line; undefined when it is none of a journal. */
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
  const isEnd = typeof fields['v'] === 'string' && isName(fields['t']) && STATUSES.has(fields['s'] as EndStatus);
  const isDone = typeof fields['call'] === 'number' && fields['done'] === true;
  const isAgain = Array.isArray(fields['again']);
  return isAgain || isHead || isBegin || isEnd || isDone ? (value as JournalLine) : undefined;
}

const STATUSES: ReadonlySet<EndStatus> = new Set(['accepted', 'rejected', 'unreachable', 'not-sent', 'dry-run-ok']);

const isName = (value: unknown): value is string => typeof value === 'string' && /^[\w-]{22}$/.test(value);

const isListOfNames = (value: unknown): boolean => Array.isArray(value) && value.every(isName);

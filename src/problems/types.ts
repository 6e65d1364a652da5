// What a finding is: a stable code with its place and arguments; the sentences come from the entry it points to.
import type { Text, TextArgs } from '../text/language.js';

/** How sure we are of a vendor fact: A official text, B several independent clients, C one source, D background knowledge or inference. */
export type Mark = 'A' | 'B' | 'C' | 'D';

export type Severity = 'error' | 'warning' | 'hint';

/**
 * What a problem is about. It decides the exit code (see exit-code.ts) and whether a repeat can help:
 * `device-token` and `message` concern one push, `credentials`, `app-state` and `quota` all pushes of a vendor.
 */
export type ProblemKind =
  | 'usage'
  | 'config'
  | 'credentials'
  | 'device-token'
  | 'message'
  | 'app-state'
  | 'quota'
  | 'rate'
  | 'server'
  | 'unreachable'
  | 'interrupted'
  | 'internal'
  | 'notice';

/** Whether the same request may be sent again: `after-new-token` means once, with a fresh access token. */
export type Retry = 'no' | 'yes' | 'later' | 'next-day' | 'after-fix' | 'after-new-token';

/** Where a value came from. `file` is a path, or `environment` / `flag` for values that are in no file. */
export interface Origin {
  readonly file: string;
  /** 1-based. */
  readonly line?: number;
  /** 1-based, counted in UTF-16 units. */
  readonly column?: number;
  readonly key?: string;
  /** The reference the value was read through, for example `${VIVO_APP_SECRET}`. */
  readonly through?: string;
}

/** The sentences of one code. Likely causes come first; a fix is something to type or to click. */
export interface Entry {
  readonly severity: Severity;
  readonly kind: ProblemKind;
  readonly title: Text;
  readonly cause: Text;
  readonly fix: readonly Text[];
  readonly retry?: Retry;
  /** How sure we are of the fact behind the entry. Absent for our own findings that need no vendor fact. */
  readonly mark?: Mark;
  /** What the refusal says about the device token; absent means nothing. */
  readonly deviceToken?: 'invalid' | 'switched-off' | 'inactive';
  /** Where the fact comes from, in words. */
  readonly source?: string;
  /** A warning about this refusal: once the vendor has answered, its answer says it. */
  readonly foretells?: string;
  /** The entry covers every number from its own up to this one. */
  readonly through?: number;
}

/** Entries by full code (`scope/what-is-wrong` or `<vendor>/<vendor's code>[-case]`). */
export type Catalogue = Readonly<Record<string, Entry>>;

/** One finding. It carries its entry, so that printing it needs no registry. */
export interface Problem {
  readonly code: string;
  readonly entry: Entry;
  readonly severity: Severity;
  readonly args: TextArgs;
  readonly vendor?: string;
  readonly at?: Origin;
  readonly vendorCode?: string;
  /** The vendor's own words, quoted as evidence. */
  readonly vendorMessage?: string;
  /** Only about an unreachable vendor: sending again cannot double the push, because nothing of it arrived. */
  readonly safeToRepeat?: boolean;
  /** The pause the other side asked for (Retry-After), in milliseconds. */
  readonly retryAfterMs?: number;
}

export interface ProblemDetails {
  readonly args?: TextArgs;
  readonly at?: Origin | undefined;
  readonly vendor?: string | undefined;
  readonly severity?: Severity;
  readonly vendorCode?: string | undefined;
  readonly vendorMessage?: string | undefined;
  readonly safeToRepeat?: boolean | undefined;
  readonly retryAfterMs?: number | undefined;
}

/** Builds problems from one catalogue; the compiler knows its codes. */
export function problemMaker<C extends Catalogue>(catalogue: C, vendor?: string) {
  return (code: keyof C & string, details: ProblemDetails = {}): Problem => {
    const entry = catalogue[code] as Entry;
    const owner = details.vendor ?? vendor;
    return {
      code,
      entry,
      severity: details.severity ?? entry.severity,
      args: details.args ?? {},
      ...(owner === undefined ? {} : { vendor: owner }),
      ...(details.at === undefined ? {} : { at: details.at }),
      ...(details.vendorCode === undefined ? {} : { vendorCode: details.vendorCode }),
      ...(details.vendorMessage === undefined ? {} : { vendorMessage: details.vendorMessage }),
      ...(details.safeToRepeat === true ? { safeToRepeat: true } : {}),
      ...(details.retryAfterMs === undefined ? {} : { retryAfterMs: details.retryAfterMs }),
    };
  };
}

/** The problem with the place of the value it is about. */
export const pointAt = (problem: Problem, at: Origin | undefined): Problem =>
  at === undefined ? problem : { ...problem, at };

/** Why a rule of `doctor` was not applied; the report groups its rows by it. */
export type SkipCause =
  | 'generation'
  | 'kind'
  | 'vendor'
  | 'side'
  | 'config'
  | 'undecided'
  | 'absent'
  | 'silenced'
  | 'not-needed';

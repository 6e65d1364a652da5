// The types of a delivery: a recipient, the sender of a vendor, a result, and the journal results are written to.

import type { Origin, Problem } from '../problems/types.js';
import type { PushMessage, SendResult } from '../push/types.js';
import type { Text } from '../text/language.js';
import type { Overrides } from './source/entry.js';

/** One device token with its vendor. */
export interface Recipient {
  readonly vendor: string;
  readonly token: string;
  /** Of the token file, 1-based. */
  readonly line?: number | undefined;
  readonly overrides?: Overrides | undefined;
  /** The place of these overrides, for findings about them. */
  readonly at?: Origin | undefined;
  /** Found wrong before any request, so that it is only reported. */
  readonly problem?: Problem | undefined;
}

/** One vendor as the engine sees it. */
export interface VendorSender {
  /** Most device tokens in one call. */
  readonly batchLimit: number;
  /** Calls at once. */
  readonly concurrency: number;
  /** Calls a second, undefined when the vendor names none. */
  readonly callsPerSecond?: number | undefined;
  /** Device tokens a second. */
  readonly tokensPerSecond?: number | undefined;
  /** As the vendor writes itself. */
  readonly name: Text;
  /** The message for these overrides, already checked. */
  messageFor(overrides: Overrides | undefined): PushMessage | { readonly problem: Problem };
  /** One call; resolves with one result per token in the given order. */
  send(message: PushMessage, tokens: readonly string[]): Promise<readonly SendResult[]>;
}

/** A sender, or why nothing can be sent to this vendor at all. */
export type OpenedSender = VendorSender | { readonly problem: Problem };

/** The end of one device token. */
export interface Delivered {
  readonly vendor: string;
  readonly result: SendResult;
  /** It was under way when an earlier run was killed, so it may have been sent twice. */
  readonly maybeTwice: boolean;
  /** Of the token file, 1-based. */
  readonly line?: number | undefined;
}

/** Where ends are written before they count. Every promise resolves when the lines are on disk. */
export interface Ledger {
  /** Announces a call; the answer names it. */
  begin(vendor: string, tokens: readonly string[]): Promise<number>;
  /** The ends a call brought; tokens without an end are free to be sent again. */
  end(call: number, ends: readonly Delivered[]): Promise<void>;
  /** Ends without a call. */
  note(ends: readonly Delivered[]): Promise<void>;
}

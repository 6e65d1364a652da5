// A second client of a vendor: the push library a user's own server works with, sent with once more to compare the answers.
import type { Problem } from '../problems/types.js';
import type { Text } from '../text/language.js';
import type { PushMessage, SendResult, VendorDeps } from './types.js';

/** How the same push ended there. */
export interface SecondAnswer {
  readonly status: 'accepted' | 'rejected' | 'unreachable' | 'not-sent';
  /** The library's own word for a refusal. */
  readonly code?: string;
  /** Its own sentence; the id of an accepted message. */
  readonly message?: string;
  readonly httpStatus?: number;
}

/** What the library answered, unchanged; `failed` when it could not be used at all. */
export interface LibraryWords {
  readonly id?: string;
  readonly code?: string;
  readonly message?: string;
  readonly httpStatus?: number;
  readonly failed?: string;
}

export interface SecondClient {
  /** The package's name in the registry. */
  readonly library: string;
  /** What to type when it is not there. */
  readonly install: string;
  /** Which of its versions run on which Node. */
  readonly versions: Text;
  /** Message and credentials as the library takes them; never shown. */
  order(
    message: PushMessage,
    token: string,
    deps: Pick<VendorDeps, 'settings' | 'clock' | 'protect'>,
  ): Promise<Readonly<Record<string, unknown>> | { readonly problem: Problem }>;
  read(words: LibraryWords): SecondAnswer;
  /** Why the two answers differ, or what they have in common; never empty. `version` is that of the library that was found. */
  compare(first: SendResult, second: SecondAnswer, version: string): readonly Text[];
}

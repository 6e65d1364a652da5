// What people paste instead of a code of a service: names in server libraries, the service's own words, HTTP statuses. `explain` reads it.

export interface CodeAliases {
  /** Other words for the service: its SDKs, its log tags, the scope a library puts before its names. Lower case. */
  readonly services: readonly string[];
  /** A name or sentence elsewhere, and the codes it means, without the scope. Case, blanks and punctuation do not matter. */
  readonly names: Readonly<Record<string, readonly string[]>>;
  /** HTTP status of an answer, and the codes that come with it. */
  readonly statuses: Readonly<Record<number, readonly string[]>>;
  /** Keys that together mark an answer as one of this service. */
  readonly answers: readonly (readonly string[])[];
}

// The config as it is in the wizard: existing, imported and typed values laid over each other, seen through `Settings`.
import { resolve } from 'node:path';
import { LARGEST_VALUE_FILE, readBounded } from '../config/read-bounded.js';
import { Secret } from '../crypto/secret.js';
import type { Origin } from '../problems/types.js';
import type { FieldSpec, Settings } from '../push/types.js';

export interface DraftValue {
  readonly value: string;
  readonly origin: Origin;
  /** `${NAME}` to write instead of the value. */
  readonly reference?: string;
  /** False for values already in the config, or brought by `extends`. */
  readonly toWrite: boolean;
}

/** Values by key. Nearer layers are set later and win. */
export class Draft {
  readonly #values = new Map<string, DraftValue>();
  readonly #fields: ReadonlyMap<string, FieldSpec>;
  readonly #existing: Settings;
  readonly #root: string;

  constructor(root: string, fields: readonly FieldSpec[], existing: Settings) {
    this.#root = root;
    this.#fields = new Map(fields.map((field) => [field.key, field]));
    this.#existing = existing;
  }

  get fields(): readonly FieldSpec[] {
    return [...this.#fields.values()];
  }

  /** The same values, to be changed apart. */
  copy(): Draft {
    const copy = new Draft(this.#root, this.fields, this.#existing);
    for (const [key, value] of this.#values) copy.set(key, value);
    return copy;
  }

  set(key: string, value: DraftValue): void {
    this.#values.set(key, value);
  }

  get(key: string): DraftValue | undefined {
    return this.#values.get(key);
  }

  unset(key: string): void {
    this.#values.delete(key);
  }

  has(key: string): boolean {
    return (this.#values.get(key)?.value ?? '') !== '' || this.#existing.has(key);
  }

  /** Only the name of its variable is written, and the variable holds nothing. */
  isUnset(key: string): boolean {
    const found = this.#values.get(key);
    return found !== undefined && found.value === found.reference;
  }

  /** In the order of the config keys. */
  toWrite(): readonly (readonly [string, DraftValue])[] {
    return [...this.#fields.keys()].flatMap((key) => {
      const value = this.#values.get(key);
      return value?.toWrite === true ? [[key, value] as const] : [];
    });
  }

  /** What must never be shown: typed and imported secrets. Files are named by their path, which is none. */
  secretValues(): readonly string[] {
    return [...this.#values].flatMap(([key, { value }]) => {
      const field = this.#fields.get(key);
      if (this.isUnset(key)) return [];
      return field?.secret === true && (field.kind === 'text' || value.trimStart().startsWith('{')) ? [value] : [];
    });
  }

  settings(): Settings {
    const isSecret = (key: string): boolean => this.#fields.get(key)?.secret === true;
    const draftText = (key: string): string | undefined => this.#values.get(key)?.value;
    return {
      text: (key) => {
        if (isSecret(key)) throw new Error(`${key} is a secret`);
        return draftText(key) ?? this.#existing.text(key);
      },
      secret: (key) => {
        const text = draftText(key);
        return text === undefined ? this.#existing.secret(key) : new Secret(text);
      },
      file: (key) => {
        const text = draftText(key);
        if (text === undefined) return this.#existing.file(key);
        if (text.trimStart().startsWith('{')) return { bytes: Buffer.from(text), path: key };
        const path = resolve(this.#root, text);
        return { bytes: bytesOf(path), path };
      },
      has: (key) => this.has(key),
      origin: (key) => this.#values.get(key)?.origin ?? this.#existing.origin(key),
    };
  }
}

/** A file that cannot be read counts as empty; the question for its name has reported it. */
function bytesOf(path: string): Uint8Array {
  const read = readBounded(path, LARGEST_VALUE_FILE);
  return 'bytes' in read ? read.bytes : new Uint8Array();
}

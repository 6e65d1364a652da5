// Values of the Apple side: AuthKey_….p8, .p12, and the bundle id of the Xcode project.
import { basename } from 'node:path';
import { type ImportedValue, originAt, type SourceText } from './imported.js';

const fileValue = (key: string, shown: string): ImportedValue => ({
  key,
  value: shown,
  extended: false,
  origin: { file: shown, key },
});

/** Apple names the file after the key ID. */
export function importP8(shown: string): readonly ImportedValue[] {
  const id = /^AuthKey_([A-Z0-9]{10})\b/.exec(basename(shown))?.[1];
  const file = fileValue('apple_key_file', shown);
  return id === undefined ? [file] : [file, { ...fileValue('apple_key_id', shown), value: id }];
}

export const importP12 = (shown: string): readonly ImportedValue[] => [fileValue('apple_p12_file', shown)];

/** The bundle id of the app target: test and extension targets carry a longer one with the same beginning. */
export function importPbxproj(source: SourceText): readonly ImportedValue[] {
  const ids = [...source.text.matchAll(/\bPRODUCT_BUNDLE_IDENTIFIER\s*=\s*"?([A-Za-z][\w.-]*)"?\s*;/g)]
    .map((match) => ({ id: match[1] ?? '', offset: match.index }))
    .filter(({ id }) => id.includes('.'));
  const [first, ...rest] = [...ids].sort((a, b) => a.id.length - b.id.length);
  const isRoot = rest.every(({ id }) => id === first?.id || id.startsWith(`${first?.id}.`));
  if (first === undefined || !isRoot) return [];
  const key = 'apple_bundle_id';
  return [{ key, value: first.id, extended: false, origin: originAt(source, first.offset, key) }];
}

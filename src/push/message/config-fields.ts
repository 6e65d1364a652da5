// How a vendor writes down its config keys: in groups of one side, and how its missing keys are found.
import type { Text } from '../../text/language.js';
import type { Credentials, FieldSpec } from '../types.js';

type Described = Omit<FieldSpec, 'key' | 'side' | 'kind'> & Partial<Pick<FieldSpec, 'kind'>>;

/** The keys of one side, in the order of every list. Words alone describe an optional text. */
export const fieldsOf = (
  side: FieldSpec['side'],
  fields: Readonly<Record<string, Text | Described>>,
): readonly FieldSpec[] =>
  Object.entries(fields).map(([key, field]) => ({
    key,
    side,
    kind: 'text',
    ...('describe' in field ? field : { describe: field }),
  }));

/** The needed keys that are not set. */
export const missingOf =
  (fields: readonly FieldSpec[]): Credentials['missing'] =>
  (settings) =>
    fields.filter(({ key, needed }) => needed === true && !settings.has(key)).map(({ key }) => key);

// Ids and keys compared across the whole config: a value that is under two keys is right under one of them at most.
import { configProblem } from '../problems/entries/config/config.js';
import type { Origin, Problem } from '../problems/types.js';
import type { FieldSpec } from '../push/types.js';

/** Keys whose values name one thing each. Channels, classes and pages may well be the same for several vendors. */
const ID_LIKE =
  /_(?:buz_id|app_id|client_id|app_key|app_secret|master_secret|client_secret|secret_key|key_id|team_id|badge_class)$|^package_name$/;
/** Pairs of one vendor that may be equal: some apps have one id for both. */
const MAY_BE_EQUAL = /_(?:app_id|client_id)$/;
/** One badge class may serve all vendors; the package name alone is not a class. */
const CLASS = /_badge_class$/;

/** Certificate IDs of the console have four to six digits; app ids and Firebase's sender ids have more. [D] */
const LONG_ID = /^\d{9,}$/;

const isCertificateId = (key: string): boolean => key.endsWith('_buz_id');
const vendorOf = (key: string): string => key.slice(0, key.indexOf('_'));

export interface ComparedValue {
  readonly field: FieldSpec;
  readonly text: string;
  readonly origin: Origin;
}

export function compareIds(values: readonly ComparedValue[]): readonly Problem[] {
  const first = new Map<string, ComparedValue>();
  const problems: Problem[] = [];
  for (const value of values) {
    const text = value.text.trim().replace(/^0+(?=\d+$)/, '');
    if (!ID_LIKE.test(value.field.key) || text === '') continue;
    const other = first.get(text);
    if (other === undefined) first.set(text, value);
    else if (!mayBeEqual(value.field.key, other.field.key)) problems.push(sameProblem(value, other));
  }
  const told = new Set(problems.map(({ at }) => at?.key));
  const isLong = ({ field, text }: ComparedValue): boolean =>
    isCertificateId(field.key) && LONG_ID.test(text.trim()) && !told.has(field.key);
  return [
    ...problems,
    ...values.filter(isLong).map(({ field, text, origin }) =>
      configProblem('config/certificate-id-long', {
        at: origin,
        args: { key: field.key, digits: text.trim().length, value: text.trim().slice(0, 24) },
      }),
    ),
  ];
}

const mayBeEqual = (key: string, other: string): boolean =>
  (CLASS.test(key) && CLASS.test(other)) ||
  (vendorOf(key) === vendorOf(other) && MAY_BE_EQUAL.test(key) && MAY_BE_EQUAL.test(other));

function sameProblem(value: ComparedValue, other: ComparedValue): Problem {
  // An app id under a certificate ID's key is the slip that happens: the certificate ID is the wrong one.
  const [wrong, right] =
    isCertificateId(other.field.key) && !isCertificateId(value.field.key) ? [other, value] : [value, other];
  const at = wrong.origin;
  const args = {
    key: wrong.field.key,
    other: right.field.key,
    what: right.field.describe,
    wanted: wrong.field.describe,
  };
  if (!isCertificateId(wrong.field.key)) return configProblem('config/same-value', { at, args });
  return configProblem(isCertificateId(right.field.key) ? 'config/same-certificate-id' : 'config/not-certificate-id', {
    at,
    args,
  });
}

// How an emulator writes down its rules: one maker for each vendor, which adds the vendor's id and the source that most of its rules share.
import type { Text } from '../../text/language.js';
import type { Rule } from './emulator.js';

type More = Pick<Rule, 'always' | 'needs' | 'entry'>;

/** Credentials, clock window, expiry, required fields: on whatever the mark. */
export const always = { always: true } as const;

/** `title` says what has to hold; `code` is the vendor's answer when it does not. */
export const rulesOf =
  (vendor: string, standardSource: string) =>
  (id: string, code: string, mark: Rule['mark'], title: Text, more: More = {}, source = standardSource): Rule => ({
    id: `${vendor}/${id}`,
    code,
    mark,
    title,
    source,
    ...more,
  });

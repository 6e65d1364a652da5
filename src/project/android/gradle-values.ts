// Single values of the android block: the last one set counts.
import { type GradleStatement, isSign, valueAfter } from '../../readers/gradle/script.js';
import { fillText, type GradleNames, valueAt } from './gradle-names.js';

export type GradleValue =
  | { readonly kind: 'literal'; readonly text: string; readonly statement: GradleStatement }
  | { readonly kind: 'computed'; readonly statement: GradleStatement };

/** The value a name gets in these statements; the last one counts, as in Gradle. */
export function settingOf(
  statements: readonly GradleStatement[],
  settingNames: readonly string[],
  names: GradleNames,
): GradleValue | undefined {
  let found: GradleValue | undefined;
  for (const statement of statements)
    for (const name of settingNames) {
      const value = valueAfter(statement, name);
      if (value === undefined || value.length === 0) continue;
      const [only] = value;
      const last = value.at(-1);
      if (value.length === 1 && only !== undefined && (only.kind === 'number' || only.kind === 'string')) {
        const text = only.kind === 'string' ? fillText(only, names) : only.text;
        found = text === undefined ? { kind: 'computed', statement } : { kind: 'literal', text, statement };
      } else if (value.length === 1 && only?.kind === 'word' && (only.text === 'true' || only.text === 'false')) {
        found = { kind: 'literal', text: only.text, statement };
      } else {
        const known =
          last?.kind === 'word' &&
          value.every((token) => token.kind === 'word' || isSign(token, '.')) &&
          value[0]?.text !== 'flutter'
            ? valueAt(
                value.filter((token) => token.kind === 'word').map((token) => token.text),
                names,
              )
            : undefined;
        found = known === undefined ? { kind: 'computed', statement } : { kind: 'literal', text: known, statement };
      }
    }
  return found;
}

// A target inside `--raw`: the push would go there, and its result would be reported for the device or user that was named.
import { usageProblem } from '../../problems/entries/usage.js';
import type { Problem } from '../../problems/types.js';
import { type Text, t } from '../../text/language.js';
import { field } from '../answer-fields.js';
import type { PushMessage } from '../types.js';

const DEVICE_FLAGS = t('--token or --device', '--token 或 --device');

/** Refuses a `--raw` that holds one of these fields; `flags` are those that name who gets the push. */
export function checkRawTarget(
  { raw }: PushMessage,
  targetFields: readonly string[],
  flags: Text = DEVICE_FLAGS,
): readonly Problem[] {
  const fields = targetFields.filter((path) => path.split('.').reduce<unknown>(field, raw) !== undefined);
  return fields.length === 0
    ? []
    : [
        usageProblem('usage/raw-target', {
          args: { fields: fields.join(', '), flags },
          at: { file: 'flag', key: '--raw' },
        }),
      ];
}

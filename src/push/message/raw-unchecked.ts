// Members of `--raw` that no rule of ours looks at: texts, ext and the click are read after the merge, nothing else is.
import { usageProblem } from '../../problems/entries/usage.js';
import type { Problem } from '../../problems/types.js';
import { isObject, type Json } from '../../text/json-object.js';
import type { PushMessage, Settings, Vendor } from '../types.js';

const SHOWN = 5;

export function uncheckedRaw(
  message: PushMessage,
  vendor: Pick<Vendor, 'id' | 'name' | 'rawTexts' | 'sentTap'>,
  settings: Settings,
): readonly Problem[] {
  const { raw } = message;
  if (raw === undefined) return [];
  const seen = (part: Json): string => {
    const sent = { ...message, raw: part };
    return JSON.stringify([vendor.rawTexts(part, sent), vendor.sentTap(sent, settings)]);
  };
  const whole = seen(raw);
  const paths: (readonly string[])[] = [];
  for (const path of leavesOf(raw)) {
    if (seen(without(raw, path)) === whole) paths.push(path);
    // More are not named, and each look reads the whole message again.
    if (paths.length > SHOWN) break;
  }
  if (paths.length === 0) return [];
  const fields = paths
    .slice(0, SHOWN)
    .map((path) => path.join('.'))
    .join(', ');
  return [
    usageProblem('usage/raw-unchecked', {
      vendor: vendor.id,
      args: { fields: paths.length > SHOWN ? `${fields}, …` : fields, name: vendor.name },
      at: { file: 'flag', key: '--raw' },
    }),
  ];
}

const leavesOf = (value: Json): readonly (readonly string[])[] =>
  Object.entries(value).flatMap(([key, item]) =>
    isObject(item) && Object.keys(item).length > 0 ? leavesOf(item).map((rest) => [key, ...rest]) : [[key]],
  );

function without(value: Json, [key = '', ...rest]: readonly string[]): Json {
  const { [key]: item, ...others } = value;
  return rest.length > 0 && isObject(item) ? { ...others, [key]: without(item, rest) } : others;
}

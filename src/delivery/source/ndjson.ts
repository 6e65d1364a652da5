// A token file of NDJSON: one object a line, with the device token and what this token has of its own.
import { deliveryProblem } from '../../problems/entries/delivery.js';
import { isTokenName, refuseMisspelled } from './csv.js';
import { OVERRIDE_FIELDS, type Overrides, type SourceEntry } from './entry.js';
import type { Lines } from './lines.js';
import { oddSign } from './odd-signs.js';
import { tooLong } from './plain.js';

export async function* readNdjson(batches: AsyncIterable<Lines>, file: string): AsyncGenerator<readonly SourceEntry[]> {
  const looked = new Set<string>();
  const look = (names: readonly string[]): void => {
    if (names.every((name) => looked.has(name))) return;
    for (const name of names) looked.add(name);
    refuseMisspelled(names, file);
  };
  for await (const { first, texts } of batches) {
    const entries: SourceEntry[] = [];
    for (const [i, text] of texts.entries()) {
      const number = first + i;
      if (text === undefined) entries.push(tooLong(number, file));
      else if (text.trim() !== '') entries.push(readObject(text, number, file, look));
    }
    if (entries.length > 0) yield entries;
  }
}

function readObject(text: string, line: number, file: string, look: (names: readonly string[]) => void): SourceEntry {
  const bad = (code: 'tokens/not-json' | 'tokens/no-token' | 'tokens/bad-field', field = ''): SourceEntry => ({
    line,
    problem: deliveryProblem(code, { args: { line, file, field } }),
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return bad('tokens/not-json');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return bad('tokens/not-json');
  const fields = value as Readonly<Record<string, unknown>>;
  const { vendor } = fields;
  look(Object.keys(fields).slice(0, 50));
  const token = fields['token'] ?? fields[Object.keys(fields).find(isTokenName) ?? ''];
  if (typeof token !== 'string' || token.trim() === '') return bad('tokens/no-token');
  const odd = oddSign(token.trim(), line, file);
  if (odd !== undefined) return { line, problem: odd };
  if (vendor !== undefined && vendor !== null && typeof vendor !== 'string') return bad('tokens/bad-field', 'vendor');
  const overrides: Record<string, string> = {};
  for (const [field, name] of OVERRIDE_FIELDS) {
    const found = fields[field];
    if (found === undefined || found === null) continue;
    if (typeof found === 'string') overrides[name] = found;
    else if (field === 'ext' && typeof found === 'object') overrides[name] = JSON.stringify(found);
    else return bad('tokens/bad-field', field);
  }
  return {
    line,
    token: token.trim(),
    ...(typeof vendor === 'string' && vendor.trim() !== '' ? { vendor: vendor.trim() } : {}),
    ...(Object.keys(overrides).length === 0 ? {} : { overrides: overrides as Overrides }),
  };
}

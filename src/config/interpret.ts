// From a value as written to the value meant: references to variables and files, types, and the slips people make.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { configProblem } from '../problems/entries/config.js';
import type { Origin, Problem } from '../problems/types.js';
import type { FieldSpec } from '../push/types.js';
import type { RawValue } from './index.js';
import { kindOf } from './structured.js';

export interface Interpreted {
  readonly text: string;
  /** Only for `file` and `json` fields. */
  readonly bytes?: Uint8Array;
  readonly path?: string;
  readonly origin: Origin;
  /** The file a secret stands in as plain text. */
  readonly plainIn?: string;
}

/** Texts the guides put where a value belongs. */
const PLACEHOLDER = /^(?:<.*>|\$\{(?:Enter|Your)\b.*\}|your[ _-].*|enter .*|x{3,}|\*{3,}|todo|changeme)$/i;

export function interpret(
  field: FieldSpec,
  value: RawValue,
  env: Readonly<Record<string, string | undefined>>,
  problems: Problem[],
): Interpreted | undefined {
  const { node, file } = value;
  const at: Origin = { file, key: field.key, ...(node.line === 0 ? {} : { line: node.line, column: node.column }) };
  const reference = node.members?.get('file')?.value;
  if (typeof reference === 'string' && node.members?.size === 1)
    return fromFile(field, reference, value, { ...at, through: `file ${reference}` }, problems);
  const written = scalar(field, value, at, problems);
  if (written === undefined) return undefined;
  const filled = fillVariables(written, env);
  if ('missing' in filled) {
    problems.push(
      configProblem('config/unset-variable', {
        at: { ...at, through: `\${${filled.missing}}` },
        args: { key: field.key, variable: filled.missing },
      }),
    );
    return undefined;
  }
  const origin: Origin = filled.through === undefined ? at : { ...at, through: filled.through };
  if (field.kind === 'file' || (field.kind === 'json' && !/^\s*\{/.test(filled.text)))
    return filled.text === '' ? empty(field, origin, problems) : fromFile(field, filled.text, value, origin, problems);
  if (!check(field, filled.text, origin, problems)) return undefined;
  const plain =
    filled.through === undefined && node.line > 0
      ? { plainIn: join(value.folder, file.split(/[\\/]/).at(-1) ?? '') }
      : {};
  return { text: field.kind === 'json' ? filled.text : filled.text.trim(), origin, ...plain };
}

/** The text of a scalar; objects only where a field takes them. */
function scalar(field: FieldSpec, { node }: RawValue, at: Origin, problems: Problem[]): string | undefined {
  const takesObject = field.kind === 'json' || field.kind === 'object';
  if (node.members !== undefined && takesObject) return JSON.stringify(node.value);
  if (typeof node.value === 'number') {
    if (node.written !== undefined && /^\d{16,}$/.test(node.written) && !Number.isSafeInteger(node.value)) {
      problems.push(configProblem('config/number-too-large', { at, args: { key: field.key } }));
      return undefined;
    }
    return node.written !== undefined && /^\d+$/.test(node.written) ? node.written : String(node.value);
  }
  if (typeof node.value === 'string') return node.value;
  if (node.value === null) return undefined;
  problems.push(
    configProblem('config/wrong-type', {
      at,
      args: { key: field.key, expected: field.kind === 'integer' ? '123' : '"text"', found: kindOf(node) },
    }),
  );
  return undefined;
}

/** `${NAME}` anywhere in a text; `$${` stands for the characters themselves. */
function fillVariables(
  text: string,
  env: Readonly<Record<string, string | undefined>>,
): { readonly text: string; readonly through?: string } | { readonly missing: string } {
  let missing: string | undefined;
  let through: string | undefined;
  const filled = text.replace(/\$\$\{|\$\{([A-Za-z_]\w*)\}/g, (whole, name: string | undefined) => {
    if (name === undefined) return '${';
    const value = env[name];
    if (value === undefined || value === '') missing ??= name;
    through ??= whole;
    return value ?? '';
  });
  if (missing !== undefined) return { missing };
  return through === undefined ? { text: filled } : { text: filled, through };
}

function fromFile(
  field: FieldSpec,
  name: string,
  value: RawValue,
  origin: Origin,
  problems: Problem[],
): Interpreted | undefined {
  const path = resolve(value.folder, name);
  try {
    const bytes = readFileSync(path);
    const text = bytes.toString('utf8').replace(/^\ufeff/, '');
    const isFile = field.kind === 'file' || field.kind === 'json';
    const content = isFile ? text : text.replace(/\r?\n$/, '');
    if (!isFile && !check(field, content, origin, problems)) return undefined;
    return { text: isFile ? content : content.trim(), ...(isFile ? { bytes, path } : {}), origin };
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    problems.push(
      configProblem('config/value-file-missing', {
        at: origin,
        args: { key: field.key, file: name.slice(0, 200), reason },
      }),
    );
    return undefined;
  }
}

function empty(field: FieldSpec, at: Origin, problems: Problem[]): undefined {
  problems.push(configProblem('config/empty-value', { at, args: { key: field.key } }));
  return undefined;
}

/** False when the value cannot be used. */
function check(field: FieldSpec, text: string, at: Origin, problems: Problem[]): boolean {
  const key = field.key;
  const add = (code: Parameters<typeof configProblem>[0], args: Record<string, string>): false => {
    problems.push(configProblem(code, { at, args: { key, ...args } }));
    return false;
  };
  if (text.trim() === '') return add('config/empty-value', {});
  if (PLACEHOLDER.test(text.trim()))
    return add('config/placeholder', { value: field.secret === true ? '…' : text.trim().slice(0, 40) });
  if (text !== text.trim()) add('config/blanks-around', {});
  if (field.kind === 'integer') {
    if (!/^\d+$/.test(text.trim())) return add('config/wrong-type', { expected: '123', found: 'text' });
    if (/^0+$/.test(text.trim()))
      return key.endsWith('_buz_id')
        ? add('config/id-zero', {})
        : add('config/wrong-type', { expected: '> 0', found: '0' });
  }
  if (field.values !== undefined && !field.values.includes(text.trim()))
    return add('config/not-one-of', { value: text.trim().slice(0, 40), expected: field.values.join(', ') });
  return true;
}

// From a value as written to the value meant: references to variables and files, types, and the slips people make.
import { resolve } from 'node:path';
import { configProblem } from '../problems/entries/config/config.js';
import type { Origin, Problem } from '../problems/types.js';
import { inQuotes } from '../problems/value-problem.js';
import type { FieldSpec } from '../push/types.js';
import { jsonOf, kindOf, type RawValue, type SourceNode } from '../readers/node.js';
import { shownNode } from '../readers/shown-key.js';
import { isEmptyWord } from '../text/empty-words.js';
import { readObject } from '../text/json-object.js';
import { type TextArg, t } from '../text/language.js';
import { UNSEEN } from '../text/printable.js';
import { credentialText, isPlain, isRichText } from './credential-text.js';
import { otherContent } from './other-content.js';
import { decodeText, LARGEST_VALUE_FILE, readBounded } from './read-bounded.js';
import { type Env, fillNode, shownPath } from './references.js';

export interface Interpreted {
  readonly text: string;
  /** Only for `file` and `json` fields. */
  readonly bytes?: Uint8Array;
  readonly path?: string;
  readonly origin: Origin;
  /** The file a secret is in as plain text. */
  readonly plainIn?: string;
}

/** Words of guides and templates in the place of a value. */
export const PLACEHOLDER =
  /^(?:<.*>|\$\{(?:Enter|Your)\b.*\}|@@.*@@|__[a-z].*__|#\{.*\}#?|(?:process\.env|os\.environ|System\.getenv|ENV)[.[(].*|your[ _-].*|enter .*|(?:请|你的|待填).*|x{3,}|[*•]{3,}|\W?redacted\W?|replace[ _-]?me|placeholder|todo|tbd|changeme)$/i;

/** Where values are looked up, and what is collected on the way. */
export interface Interpreting {
  readonly env: Env;
  readonly problems: Problem[];
  /** Every key that may be set. */
  readonly fields: readonly FieldSpec[];
  /** Files that a config names and that were read, by their whole paths. */
  readonly namedFiles: Set<string>;
}

export function interpret(field: FieldSpec, value: RawValue, look: Interpreting): Interpreted | undefined {
  const { env, problems } = look;
  const { node, file } = value;
  const at: Origin = { file, key: field.key, ...(node.line === 0 ? {} : { line: node.line, column: node.column }) };
  const filled = fill(node, value, env);
  if ('missing' in filled) {
    problems.push(
      configProblem('config/unset-variable', {
        at: { ...at, through: `\${${filled.missing}}` },
        args: { key: field.key, variable: filled.missing },
      }),
    );
    return undefined;
  }
  const reference = filled.node.members?.get('file')?.value;
  if (typeof reference === 'string' && node.members?.size === 1)
    return fromFile(field, reference, value, { ...at, through: `file ${shownPath(reference)}` }, look);
  const text = scalar(field, filled.node, at, problems);
  if (text === undefined) return undefined;
  const origin: Origin = filled.through === undefined ? at : { ...at, through: filled.through };
  if (field.kind === 'file' || field.kind === 'json') {
    if (text.trim() === '') return empty(field, origin, problems);
    if (isEmptyWord(text)) {
      check(field, text, origin, problems);
      return undefined;
    }
    const credential = credentialText(text);
    if (credential === undefined) return fromFile(field, text.trim(), value, origin, look);
    const content = decodeText(Buffer.from(credential.bytes));
    if (isOther(field, content, origin, look)) return undefined;
    const plain = filled.through === undefined && value.path !== undefined ? { plainIn: value.path } : {};
    return { text: content, bytes: credential.bytes, origin, ...plain };
  }
  if (!check(field, text, origin, problems)) return undefined;
  const plainIn = filled.through === undefined && value.path !== undefined ? { plainIn: value.path } : {};
  return { text: text.trim(), origin, ...plainIn };
}

/** Only config files of tim-push contain references: `${…}` in the environment or in the app's code is part of the value. */
const fill = (node: SourceNode, value: RawValue, env: Env): ReturnType<typeof fillNode> =>
  value.path === undefined ? { node } : fillNode(node, env);

/** The text of a scalar; objects only where a field takes them. */
function scalar(field: FieldSpec, node: SourceNode, at: Origin, problems: Problem[]): string | undefined {
  const takesObject = field.kind === 'json' || field.kind === 'object';
  if (node.members !== undefined && takesObject) return jsonOf(node);
  if (typeof node.value === 'number') {
    const written = node.written ?? String(node.value);
    if (/^\d+$/.test(written)) {
      if (Number.isSafeInteger(node.value)) return written;
      problems.push(configProblem('config/number-too-large', { at, args: { key: field.key } }));
      return undefined;
    }
    // A key like 12345e10 without quotes is a number to YAML and JSON: its digits cannot be brought back for sure.
    if (field.kind === 'integer' && Number.isSafeInteger(node.value)) return String(node.value);
  } else if (typeof node.value === 'string') return node.value;
  else if (node.value === null) return undefined;
  problems.push(
    field.kind === 'integer'
      ? configProblem('config/not-a-number', {
          at,
          args: { key: field.key, what: field.describe, found: shownNode(node) },
        })
      : configProblem('config/wrong-type', {
          at,
          args: { key: field.key, expected: EXPECTED[field.kind], found: kindOf(node) },
        }),
  );
  return undefined;
}

const EXPECTED: Readonly<Record<FieldSpec['kind'], TextArg>> = {
  text: inQuotes,
  integer: '123',
  file: '"path"',
  json: '"path" / {…}',
  object: '{…}',
};

function fromFile(
  field: FieldSpec,
  name: string,
  value: RawValue,
  origin: Origin,
  look: Interpreting,
): Interpreted | undefined {
  const { problems, namedFiles } = look;
  const path = resolve(value.folder, name);
  const read = readBounded(path, LARGEST_VALUE_FILE);
  if ('reason' in read) {
    problems.push(
      configProblem('config/value-file-missing', {
        at: origin,
        args: { key: field.key, file: shownPath(name), reason: read.reason },
      }),
    );
    return undefined;
  }
  if (value.path !== undefined) namedFiles.add(path);
  const text = decodeText(read.bytes);
  if (field.kind === 'file' || field.kind === 'json') {
    if (text.trim() === '') {
      const problem = configProblem('config/empty-value', {
        at: origin,
        args: { key: field.key, file: shownPath(name) },
      });
      problems.push({ ...problem, entry: { ...problem.entry, ...EMPTY_FILE } });
      return undefined;
    }
    if (isOther(field, text, origin, look)) return undefined;
    const bytes = contentOf(field, text, read.bytes, origin, name, problems);
    return { text: bytes === read.bytes ? text : decodeText(Buffer.from(bytes)), bytes, path, origin };
  }
  const content = text.replace(/\r?\n$/, '');
  return check(field, content, origin, problems) ? { text: content.trim(), origin } : undefined;
}

function isOther(field: FieldSpec, text: string, at: Origin, { fields, problems }: Interpreting): boolean {
  const problem = otherContent(field, text, fields, at);
  if (problem !== undefined) problems.push(problem);
  return problem !== undefined;
}

/** The bytes of a credential's file, mended as the same text in a variable is; what was mended is reported. */
function contentOf(
  field: FieldSpec,
  text: string,
  bytes: Uint8Array,
  at: Origin,
  name: string,
  problems: Problem[],
): Uint8Array {
  const args = { key: field.key, file: shownPath(name) };
  if (isRichText(text)) problems.push(configProblem('config/rich-text', { at, args }));
  const mended = credentialText(text);
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  if (mended === undefined || (mended.form === undefined && isPlain(text) && !isUtf16)) return bytes;
  // What could not be repaired has other faults, which its own reader reports.
  if (decodeText(Buffer.from(mended.bytes)) === text.trim() && !isUtf16) return bytes;
  problems.push(configProblem(`config/credential-${mended.form ?? 'wrapped'}`, { at, args }));
  return mended.bytes;
}

function empty(field: FieldSpec, at: Origin, problems: Problem[]): undefined {
  const problem = configProblem('config/empty-value', { at, args: { key: field.key } });
  const isVariable = at.file.startsWith('environment ');
  problems.push(isVariable ? { ...problem, entry: { ...problem.entry, ...EMPTY_VARIABLE } } : problem);
  return undefined;
}

const EMPTY_FILE = {
  cause: t('its file holds nothing: {file}', '对应的文件没有内容：{file}'),
  fix: [
    t('save the file once more; where it comes from: tim-push guide', '重新保存该文件；从哪里获取：tim-push guide'),
  ],
};

const EMPTY_VARIABLE = {
  cause: t('the variable is set to nothing, and wins over the file', '该变量存在但为空，且优先于文件'),
  fix: [t('give it a value, or unset it to use the one of the file', '给它赋值；或删除该变量，改用文件中的值')],
};

/** What is wrong or odd about a value that was typed for a key. */
export function problemsOfValue(field: FieldSpec, text: string, at: Origin): readonly Problem[] {
  const problems: Problem[] = [];
  check(field, text, at, problems);
  return problems;
}

/** A number in another notation or behind a label: no secret looks like that. */
const NUMBER_LIKE = /^(?:(?:证书 ?)?ID)?[\s:：#]{0,3}[-+]?[\d０-９][\d０-９.,_ ]{0,11}$/i;

/** A password may begin like a variable, and a secret may be wrapped in `Optional(…)`. */
const isHidden = ({ secret }: FieldSpec, word: string): boolean => secret === true && /^(?:\$\w|\w+\()/.test(word);

/** False when the value cannot be used. */
function check(field: FieldSpec, text: string, at: Origin, problems: Problem[]): boolean {
  const key = field.key;
  const add = (
    code: Parameters<typeof configProblem>[0],
    args: NonNullable<Parameters<typeof configProblem>[1]>['args'],
  ): false => {
    problems.push(configProblem(code, { at, args: { key, ...args } }));
    return false;
  };
  const trimmed = text.trim();
  if (trimmed === '') {
    empty(field, at, problems);
    return false;
  }
  if (PLACEHOLDER.test(trimmed))
    return add('config/placeholder', { value: field.secret === true ? '…' : trimmed.slice(0, 40) });
  if (isEmptyWord(trimmed))
    return add('config/empty-word', { value: isHidden(field, trimmed) ? '…' : trimmed.slice(0, 40) });
  if (text !== trimmed) add('config/blanks-around', {});
  const unseen = field.kind === 'text' && field.secret !== true ? UNSEEN.exec(trimmed) : null;
  if (unseen !== null) add('config/unseen-character', { place: unseen.index + 1, code: codePointOf(unseen[0]) });
  if (field.kind === 'object' && readObject(trimmed) === undefined)
    return add('config/wrong-type', {
      expected: EXPECTED.object,
      found: t('text that is not a JSON object', '不是 JSON 对象的文本'),
    });
  if (field.kind === 'integer') {
    if (!/^\d+$/.test(trimmed))
      return add('config/not-a-number', {
        what: field.describe,
        found: NUMBER_LIKE.test(trimmed) ? `"${trimmed}"` : shownNode({ value: trimmed, line: 0, column: 0 }),
      });
    if (/^0+$/.test(trimmed))
      return key.endsWith('_buz_id')
        ? add('config/id-zero', {})
        : add('config/wrong-type', { expected: t('a number above 0', '大于 0 的数字'), found: '0' });
  }
  if (field.form !== undefined && !field.form.pattern.test(trimmed))
    add('config/not-the-form', { value: trimmed.slice(0, 60), what: field.describe, example: field.form.example });
  if (field.values !== undefined && !field.values.includes(trimmed))
    return add('config/not-one-of', { value: trimmed.slice(0, 40), expected: field.values.join(', ') });
  return true;
}

const codePointOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

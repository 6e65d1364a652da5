// `--message`: a message saved as JSON or YAML, with the names of the message flags. The command line wins.
import { resolve } from 'node:path';
import { readJsonFile, readYamlFile } from '../../config/sources/structured-file.js';
import { savedMessageProblem } from '../../problems/entries/saved-message.js';
import type { Origin, Problem } from '../../problems/types.js';
import { didYouMean } from '../../problems/value-problem.js';
import { jsonOf, kindOf, type SourceNode } from '../../readers/node.js';
import { shownKey } from '../../readers/shown-key.js';
import { makeSource } from '../../readers/source.js';
import { readFileStart } from '../../stores/user-files.js';
import { readFailure, tooLargeReason } from '../../text/file-kinds.js';
import { fillBoth, type Text, t } from '../../text/language.js';
import { suggest } from '../../text/suggest.js';
import type { CommandContext } from '../context/context.js';
import { camelCase } from '../define.js';
import { type MessageGiven, messageFlags, vendorFlags } from './message.js';

const LARGEST = 1024 * 1024;
/** Fields that may be written as an object instead of its JSON text. */
const JSON_FIELDS: ReadonlySet<string> = new Set(['ext', 'raw']);
/** Names of what never belongs in a message: credentials, device tokens, receivers. */
const NOT_A_MESSAGE =
  /secret|password|private|service.?account|(?:app|api|auth).?key|key.?file|p12|cert|token|user.?sig|^devices?$|^users?$/i;

const words = {
  object: t('it is not an object with fields', '它不是包含字段的对象'),
  text: t('text or a number', '文本或数字'),
  json: t('an object, or its JSON as text', '对象，或其 JSON 文本'),
  empty: t('empty', '空值'),
} as const;

interface Saved {
  /** By the long names of the flags. */
  readonly values: ReadonlyMap<string, string>;
  readonly places: ReadonlyMap<string, Origin>;
}

/** The command line as if the fields of the saved message stood on it; as it was without `--message`. */
export async function withSavedMessage<G extends MessageGiven>(
  { io }: CommandContext,
  given: G,
): Promise<{ readonly given: G } | { readonly problems: readonly Problem[] }> {
  const file = given.flags.message;
  // What an assistant calls (the one with a ceiling) passes through no shell.
  if (file === undefined)
    return { given: io.ceiling === undefined ? given : { ...given, extAt: { file: 'argument' } } };
  const saved = await readSaved(file, io.cwd);
  if ('problems' in saved) return saved;
  const onLine = (name: string): boolean => {
    const flags: Readonly<Record<string, unknown>> = given.flags;
    return flags[camelCase(name)] !== undefined || given.vendorOptions[name] !== undefined;
  };
  const own = [...saved.values].filter(
    ([name]) =>
      !onLine(name) &&
      // These two say the same thing in two ways.
      !(name === 'ext' && onLine('conversation')) &&
      !(name === 'conversation' && onLine('ext')),
  );
  const isGeneral = (name: string): boolean => messageFlags.some((flag) => flag.name === name);
  return {
    given: {
      ...given,
      flags: {
        ...given.flags,
        ...Object.fromEntries(own.filter(([name]) => isGeneral(name)).map(([name, value]) => [camelCase(name), value])),
      },
      vendorOptions: {
        ...given.vendorOptions,
        ...Object.fromEntries(own.filter(([name]) => !isGeneral(name))),
      },
      extAt: own.some(([name]) => name === 'ext') ? (saved.places.get('ext') ?? { file }) : given.extAt,
      places: new Map(own.flatMap(([name]) => [[name, saved.places.get(name) ?? { file }] as const])),
    },
  };
}

async function readSaved(file: string, cwd: string): Promise<Saved | { readonly problems: readonly Problem[] }> {
  const unusable = (reason: Text, at?: Origin) => ({
    problems: [savedMessageProblem('message/unusable-file', { args: { file, reason }, at })],
  });
  let text: string;
  try {
    text = await readFileStart(resolve(cwd, file), LARGEST + 1);
  } catch (error) {
    return unusable(readFailure(error));
  }
  if (Buffer.byteLength(text) > LARGEST) return unusable(tooLargeReason(LARGEST));
  const source = makeSource(file, file, Buffer.from(text));
  const isYaml = /\.ya?ml$/i.test(file);
  const read = isYaml ? await readYamlFile(source.text, file) : readJsonFile(source.text, file, /\.jsonc$/i.test(file));
  const [broken] = read.problems;
  if (broken !== undefined) return unusable(fillBoth(broken.entry.title, broken.args), broken.at);
  if (read.root?.members === undefined) return unusable(words.object, { file });
  return readFields(read.root.members, file);
}

function readFields(
  members: ReadonlyMap<string, SourceNode>,
  file: string,
): Saved | { readonly problems: readonly Problem[] } {
  const known = [...messageFlags.map(({ name }) => name), ...vendorFlags().map(({ name }) => name)].filter(
    (name) => name !== 'message',
  );
  const values = new Map<string, string>();
  const places = new Map<string, Origin>();
  const problems: Problem[] = [];
  for (const [key, node] of members) {
    if (key === '$schema') continue;
    const name = key.replaceAll('_', '-');
    const shown = shownKey(key, known);
    const at: Origin = { file, line: node.line, column: node.column, key: shown };
    if (!known.includes(name)) problems.push(unknownField(key, shown, known, at));
    else {
      const value = writtenValue(name, node);
      if (value === undefined) problems.push(wrongField(name, shown, node, at));
      else values.set(name, value);
      places.set(name, at);
    }
  }
  return problems.length > 0 ? { problems } : { values, places };
}

/** The value as it would be on a command line. */
function writtenValue(name: string, node: SourceNode): string | undefined {
  if (JSON_FIELDS.has(name) && node.members !== undefined) return jsonOf(node);
  if (typeof node.value === 'number') return node.written ?? String(node.value);
  return typeof node.value === 'string' && node.value.trim() !== '' ? node.value : undefined;
}

function unknownField(key: string, shown: string, known: readonly string[], at: Origin): Problem {
  const nearest = suggest(key.replaceAll('_', '-'), known);
  if (nearest === undefined && NOT_A_MESSAGE.test(key))
    return savedMessageProblem('message/not-a-message-field', { args: { key: shown }, at });
  return savedMessageProblem('message/unknown-field', {
    args: { key: shown, suggestion: didYouMean(nearest), known: messageNames(known) },
    at,
  });
}

const messageNames = (known: readonly string[]): string =>
  known.filter((name) => messageFlags.some((flag) => flag.name === name)).join(', ');

const wrongField = (flag: string, key: string, node: SourceNode, at: Origin): Problem =>
  savedMessageProblem('message/wrong-value', {
    args: {
      key,
      flag,
      expected: JSON_FIELDS.has(flag) ? words.json : words.text,
      found: typeof node.value === 'string' ? words.empty : kindOf(node),
    },
    at,
  });

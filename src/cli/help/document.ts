// `--help --json`: the commands as data, for programs that call this one.
import { type AnyCommand, type FlagSpec, flagsOf } from '../../commands/define.js';
import { commands } from '../../commands/index.js';
import type { DocumentOf } from '../../report/shapes/index.js';
import type { Language } from '../../text/language.js';
import { version } from '../../version.js';
import { globalFlags } from '../command-line/globals.js';
import { exitCodeMeanings, exitCodesOf } from '../exit-codes.js';
import { type Topic, topics } from '../topics/index.js';
import { flagText, usageOf } from './help.js';

type HelpDocument = DocumentOf<'help'>;

/** The whole program, or one command of it. */
export async function helpDocument(language: Language, only?: AnyCommand): Promise<HelpDocument> {
  const specs = only === undefined ? await Promise.all(commands.map((command) => command.load())) : [only];
  return {
    version,
    commands: specs.map((spec) => commandOf(spec, language)),
    flags: globalFlags.map((flag) => flagOf(flag, language)),
    topics: topics.map(({ name, summary }) => ({ name, summary: summary[language] })),
    exitCodes: exitCodeMeanings.map(([code, says]) => ({ code, text: says[language] })),
  };
}

export async function topicDocument(topic: Topic, language: Language): Promise<HelpDocument> {
  const { name, summary } = topic;
  const text = (await topic.load())(language);
  return { version, topic: { name, summary: summary[language], text } };
}

const commandOf = (spec: AnyCommand, language: Language) => ({
  name: spec.name,
  summary: spec.summary[language],
  usage: `tim-push ${usageOf(spec, language)}`,
  arguments: (spec.arguments ?? []).map(({ name, required, variadic, values, describe }) => ({
    name,
    required,
    several: variadic === true,
    ...(values === undefined ? {} : { values }),
    text: describe[language],
  })),
  flags: flagsOf(spec).map((flag) => flagOf(flag, language)),
  examples: spec.examples.map(({ command, says }) => ({ command, text: says[language] })),
  notes: (spec.notes ?? []).map((note) => note[language]),
  exitCodes: exitCodesOf(spec.name),
});

const flagOf = (flag: FlagSpec, language: Language) => ({
  name: flag.name,
  ...(flag.short === undefined ? {} : { short: flag.short }),
  ...(flag.value === undefined ? {} : { value: flag.value }),
  ...(flag.values === undefined ? {} : { values: flag.values }),
  valueOptional: flag.optionalValue === true,
  several: flag.repeat === true,
  group: flag.group ?? 'own',
  text: flagText(flag, language),
});

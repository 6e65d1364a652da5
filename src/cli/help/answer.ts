// Help as it was asked for: a text for people, a document with --json, a complaint about a topic that does not exist.
import type { AnyCommand } from '../../commands/define.js';
import { commands } from '../../commands/index.js';
import type { Problem } from '../../problems/types.js';
import type { Language } from '../../text/language.js';
import { topics } from '../topics/index.js';
import { commandHelp, rootHelp } from './help.js';

export type Help =
  | { readonly text: string; document(): Promise<Readonly<Record<string, unknown>>> }
  | { readonly problem: Problem };

/** `word`: a command, a topic, or nothing for the whole program. */
export async function findHelp(word: string | undefined, language: Language): Promise<Help> {
  if (word === undefined || word === 'help')
    return {
      text: rootHelp(language),
      document: async () => (await import('./document.js')).helpDocument(language),
    };
  const listed = commands.find(({ name }) => name === word);
  if (listed !== undefined) return helpOf(await listed.load(), language);
  const topic = topics.find(({ name }) => name === word);
  if (topic === undefined) return { problem: await unknownTopic(word) };
  return {
    text: (await topic.load())(language),
    document: async () => (await import('./document.js')).topicDocument(topic, language),
  };
}

export const helpOf = (spec: AnyCommand, language: Language): Help => ({
  text: commandHelp(spec, language),
  document: async () => (await import('./document.js')).helpDocument(language, spec),
});

async function unknownTopic(word: string): Promise<Problem> {
  const [{ usageProblem }, { suggest }, { didYouMean }, { excerptOf }] = await Promise.all([
    import('../../problems/entries/usage.js'),
    import('../../text/suggest.js'),
    import('../../problems/value-problem.js'),
    import('../../text/excerpt.js'),
  ]);
  const nearest = suggest(
    word,
    [...topics, ...commands].map(({ name }) => name),
  );
  return usageProblem('usage/unknown-topic', { args: { name: excerptOf(word), suggestion: didYouMean(nearest) } });
}

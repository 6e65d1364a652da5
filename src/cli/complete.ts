// Answers a shell: the words of the command line in, candidates out. Never fails loudly, because a shell would print it into the prompt.
import type { Io } from '../commands/context/io.js';
import { flagsOf } from '../commands/define.js';
import { commands } from '../commands/index.js';
import { candidatesFor, type Sources } from '../completion/candidates.js';
import { EMPTY_WORD } from '../completion/scripts.js';
import { detectLanguage } from '../text/language.js';
import { globalFlags } from './command-line/globals.js';
import { topics } from './topics/index.js';

/** Writes one candidate a line. */
export async function answerShell(given: readonly string[], io: Io): Promise<void> {
  const words = given.length === 0 ? [''] : given.map((word) => (word === EMPTY_WORD ? '' : word));
  try {
    const { candidates, files } = await candidatesFor(words, detectLanguage(io.env), sourcesOf(words, io));
    const lines = candidates.map(({ value, says }) => `${value}\t${says}`);
    io.stdout.write([...lines, ...(files ? [':files'] : [])].map((line) => `${line}\n`).join(''));
  } catch {
    // A broken config or a half-typed line: no candidates.
  }
}

function sourcesOf(words: readonly string[], io: Io): Sources {
  return {
    commands,
    topics,
    globalFlags,
    spec: async (name) => {
      const spec = await commands.find((command) => command.name === name)?.load();
      return spec === undefined ? undefined : { ...spec, flags: flagsOf(spec) };
    },
    vendors: async () => (await import('../session/vendors/list.js')).vendorIds,
    devices: async () => {
      const [{ loadConfig }, { allFields }] = await Promise.all([
        import('../config/index.js'),
        import('../session/vendors/list.js'),
      ]);
      const file = valueBehind(words, ['--config', '-c']);
      const profile = valueBehind(words, ['--profile']);
      const config = await loadConfig({
        cwd: io.cwd,
        env: io.env,
        fields: allFields(),
        ...(file === undefined ? {} : { file }),
        ...(profile === undefined ? {} : { profile }),
      });
      return Object.keys(config.devices);
    },
    codes: async () => Object.keys(await (await import('../checks/catalogue.js')).wholeCatalogue()),
  };
}

/** The value behind a flag, joined by `=` or as the next word. */
function valueBehind(words: readonly string[], names: readonly string[]): string | undefined {
  for (const [i, word] of words.entries()) {
    if (names.includes(word)) return words[i + 1];
    const name = names.find((item) => word.startsWith(`${item}=`));
    if (name !== undefined) return word.slice(name.length + 1);
  }
  return undefined;
}

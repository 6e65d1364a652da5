// A folder with several apps: a person chooses one, a script has to name it.
import { resolve } from 'node:path';
import { initProblem } from '../../problems/entries/config/init.js';
import type { Problem } from '../../problems/types.js';
import { terminalAsker, WentBack } from '../../setup/asker.js';
import { fill, t } from '../../text/language.js';
import { quoted } from '../../text/shell-words.js';
import type { CommandContext } from '../context/context.js';
import { shownIn } from './place.js';

/** Undefined where no question can be asked, or none was chosen. */
export async function chooseApp(
  context: CommandContext,
  root: string,
  apps: readonly string[],
): Promise<string | undefined> {
  const { io, globals, signal } = context;
  if (!globals.mayAsk || globals.format !== 'human') return undefined;
  try {
    const asker = await terminalAsker({ stdin: io.stdin, stderr: io.stderr, signal, language: globals.language });
    return await asker.one(
      fill(
        t('There are several apps here. Which one is the config for?', '这里有多个应用，为哪一个创建配置？'),
        globals.language,
      ),
      apps.map((app) => ({ value: resolve(root, app), name: shownIn(io.cwd, resolve(root, app)) })),
    );
  } catch (error) {
    if (error instanceof WentBack) return undefined;
    throw error;
  }
}

export const severalApps = ({ io }: CommandContext, root: string, apps: readonly string[]): Problem => {
  const folders = apps.map((app) => shownIn(io.cwd, resolve(root, app)));
  return initProblem('init/several-apps', {
    args: { count: apps.length, folders: folders.slice(0, 8).join(', '), first: quoted(folders[0] ?? '.') },
  });
};

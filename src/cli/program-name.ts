// How the program is typed here: hints for people say `npx tim-push …` where that is what works.
import { isAbsolute, relative } from 'node:path';
import { commands } from '../commands/index.js';
import { withSlashes } from '../text/platform.js';

const NAME = 'tim-push';

/**
 * The words a person types for the program. npm names the script it runs: `npx tim-push` and a script of package.json begin with our name,
 * and both mean that `npx tim-push` works here. A checkout is started as `node bin/tim-push.js`.
 */
export function programNameOf(
  env: Readonly<Record<string, string | undefined>>,
  script: string | undefined,
  cwd: string,
): string {
  if (/^['"]?tim-push(?![\w-])/.test(env['npm_lifecycle_script'] ?? '')) return `npx ${NAME}`;
  if (script === undefined || !script.endsWith('.js') || /[\\/]node_modules[\\/]/.test(script)) return NAME;
  const short = relative(cwd, script);
  // From elsewhere the path would be longer than the hint.
  return short.startsWith('..') || isAbsolute(short) ? NAME : `node ${withSlashes(short)}`;
}

const COMMAND = new RegExp(
  `(?<![\\w./@-]|npx(?: |\\n *))${NAME}(?=(?: |\\n *)(?:<|--|(?:help|${commands.map(({ name }) => name).join('|')})(?![\\w-])))`,
  'g',
);

/** A text for people with every command of ours as it is typed here. */
export const asTyped = (text: string, program: string | undefined): string =>
  program === undefined || program === NAME ? text : text.replace(COMMAND, program);

type Stream = { readonly isTTY?: boolean | undefined; readonly columns?: number | undefined };

/** Where the lines of a terminal end; undefined in a pipe, where nothing is cut, and on a terminal that says 0. */
export const columnsOf = ({ isTTY, columns }: Stream): number | undefined =>
  isTTY === true && columns ? columns : undefined;

/** The same before `asTyped` makes lines longer. */
export function wrapColumns(stream: Stream, program: string | undefined): number | undefined {
  const columns = columnsOf(stream);
  return columns === undefined ? undefined : columns - ((program?.length ?? NAME.length) - NAME.length);
}

// The questions of `init` up to the one whether to write, and what they come to.
import { systemPrograms } from '../../device/run-programs.js';
import { initProblem } from '../../problems/entries/config/init.js';
import type { Problem } from '../../problems/types.js';
import { shortenToken } from '../../report/terminal-text.js';
import type { Asker } from '../../setup/asker.js';
import { diffOf, mergedConfigText, newConfigText } from '../../setup/config-text.js';
import type { Draft } from '../../setup/draft.js';
import { gitStateOf } from '../../setup/git-ignore.js';
import type { Gathered } from '../../setup/imports/gather.js';
import { type ConfigDevice, runWizard } from '../../setup/wizard.js';
import { type IgnorePlan, planGitignore } from '../../setup/write-files.js';
import { fill, type Text, t } from '../../text/language.js';
import type { CommandContext } from '../context/context.js';
import { additionsOf } from './changes.js';
import { type InitPlace, shownIn } from './place.js';
import { sections } from './sections.js';

interface Decided {
  readonly draft: Draft;
  readonly chosen: readonly string[] | undefined;
  readonly devices: readonly ConfigDevice[];
  readonly after: string;
  readonly changed: boolean;
  readonly agreed: boolean;
  /** The .gitignore to write. */
  readonly ignore: IgnorePlan | undefined;
  /** Secrets in a file that git would take, or has taken. */
  readonly exposed: 'not-ignored' | 'tracked' | undefined;
}

/** Writes nothing. */
export async function decide(
  place: InitPlace,
  asker?: Asker,
): Promise<Decided | { readonly stop: readonly Problem[] }> {
  const { context, root, path, before, exists, existing, found, yes } = place;
  const { io, globals } = context;
  const draft = place.draft.copy();
  const { chosen, devices } =
    asker === undefined
      ? { chosen: undefined, devices: [] }
      : await runWizard({
          asker,
          draft,
          sections: sections(),
          language: globals.language,
          root,
          now: io.clock.now(),
          env: io.env,
          devices: Object.entries(existing.devices).map(([name, { vendor }]) => ({ name, vendor })),
        });
  const additions = additionsOf(place, draft, devices);
  if (additions.length === 0 && !exists && asker === undefined)
    return { stop: whyNothing(found, shownIn(io.cwd, root) || '.') };
  const after =
    additions.length === 0
      ? before
      : exists
        ? await mergedConfigText(before, path, additions)
        : newConfigText(additions);
  if (after === undefined)
    return {
      stop: [
        initProblem('init/not-mergeable', {
          args: { file: shownIn(io.cwd, path), reason: t('it is not an object', '其中不是一个对象') },
        }),
      ],
    };
  const changed = after !== before;
  const secrets = [...existing.secrets.map((secret) => secret.reveal()), ...draft.secretValues()];
  const holdsSecrets = secrets.some((secret) => after.includes(secret));
  const git = changed && holdsSecrets ? await gitStateOf(path, systemPrograms(io.env)) : 'outside';
  const plan = git === 'not-ignored' ? planGitignore(path) : undefined;
  const wanted =
    plan !== undefined &&
    (asker === undefined || (await asker.confirm(fillIn(context, words.ignore, path, plan.path), true)));
  const ignore = wanted ? plan : undefined;
  if (changed && (exists || asker !== undefined || !yes)) {
    const tokens = [...devices, ...Object.values(existing.devices)].map(({ token }) => token);
    const shown = (text: string): string => masked(withShortTokens(text, tokens), secrets);
    context.warn(`\n${diffOf(shownIn(io.cwd, path), shown(before), shown(after))}`);
    if (ignore !== undefined) context.warn(diffOf(shownIn(io.cwd, ignore.path), ignore.before, ignore.after));
  }
  const agreed = changed && (asker === undefined ? yes : await asker.confirm(fillIn(context, words.write, path), true));
  return {
    draft,
    chosen,
    devices,
    after,
    changed,
    agreed,
    ignore,
    exposed: git === 'tracked' || git === 'not-ignored' ? git : undefined,
  };
}

const words = {
  write: t('Write {file}?', '写入 {file}？'),
  ignore: t(
    'git would commit {file} with its secrets. Add it to {ignore}?',
    'git 会把含有密钥的 {file} 提交进仓库。要加入 {ignore} 吗？',
  ),
};

const fillIn = ({ io, globals }: CommandContext, text: Text, path: string, ignore = ''): string =>
  fill(text, globals.language, { file: shownIn(io.cwd, path), ignore: shownIn(io.cwd, ignore) });

const withShortTokens = (text: string, tokens: readonly string[]): string =>
  tokens.reduce((now, token) => now.replaceAll(JSON.stringify(token).slice(1, -1), shortenToken(token)), text);

const masked = (text: string, secrets: readonly string[]): string =>
  secrets
    .filter((secret) => secret.length > 3)
    .reduce((now, secret) => now.replaceAll(JSON.stringify(secret).slice(1, -1), '[redacted]'), text);

/** A file that is there but was never filled in is another thing than no file. */
function whyNothing(found: Gathered, folder: string): readonly Problem[] {
  const others = found.problems.filter(({ code }) => code !== 'init/template-values');
  const template = found.problems.find(({ code }) => code === 'init/template-values');
  if (template === undefined) return [...others, initProblem('init/nothing-found', { args: { folder } })];
  const { args, at } = template;
  return [...others, initProblem('init/only-template', { args, at })];
}

// `init`: imports what the app project already tells, asks only for the rest, and writes the config.
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { ofVendors } from '../../checks/config.js';
import { type LoadedConfig, loadConfig } from '../../config/index.js';
import { systemPrograms } from '../../device/run-programs.js';
import { initProblem } from '../../problems/entries/init.js';
import { programProblem } from '../../problems/entries/program.js';
import { exitCodeOf } from '../../problems/exit-code.js';
import type { Problem } from '../../problems/types.js';
import type { FieldSpec } from '../../push/types.js';
import { type InitReport, initDocument, layoutFound, layoutInit } from '../../report/answers/init.js';
import { makeTerminalText, shortenToken } from '../../report/terminal-text.js';
import { fatalProblems } from '../../session/fatal-problems.js';
import { allFields, vendorIds } from '../../session/vendor-list.js';
import { type Asker, Interrupted, terminalAsker, WentBack } from '../../setup/asker.js';
import { type Addition, diffOf, mergedConfigText, newConfigText } from '../../setup/config-text.js';
import { Draft } from '../../setup/draft.js';
import type { Gathered } from '../../setup/gather.js';
import { gitStateOf } from '../../setup/git-ignore.js';
import { withGoingBack } from '../../setup/go-back.js';
import { intro, type NewDevice, runWizard, type Section, variableOf } from '../../setup/wizard.js';
import { type IgnorePlan, planGitignore, textOf, writeGitignore, writeOwnerOnly } from '../../setup/write-files.js';
import { isFolder } from '../../stores/user-files.js';
import { tencentManifest } from '../../tencent-im/manifest.js';
import { fill, type Text, t } from '../../text/language.js';
import { type Platform, withSlashes } from '../../text/platform.js';
import { vendors } from '../../vendors/index.js';
import type { CommandContext } from '../context/context.js';
import { stopWith } from '../context/stop.js';
import { type CommandResult, defineCommand } from '../define.js';
import { offerFirstPush } from './first-push.js';

export const init = defineCommand({
  name: 'init',
  summary: t(
    'set up a config: import what the app has, ask only for the rest',
    '创建配置：导入应用已有的参数，只询问其余部分',
  ),
  arguments: [
    { name: 'folder', required: false, describe: t('folder of the app (default: here)', '应用目录（默认当前目录）') },
  ],
  examples: [
    { command: 'tim-push init', says: t('look around here and ask for the rest', '在当前目录查找，并询问其余参数') },
    {
      command: 'tim-push init --yes',
      says: t('never ask: write what was found', '不提问：直接写入找到的参数'),
    },
    { command: 'tim-push init path/to/app', says: t("another app's folder", '指定其他应用目录') },
  ],
  flags: [{ name: 'yes', short: 'y', describe: t('never ask, write what was found', '不提问，直接写入找到的参数') }],
  notes: [
    t(
      'Reads Dart constants, timpush-configs.json, agconnect-services.json, google-services.json, mcs-services.json, service accounts, AndroidManifest.xml, Gradle scripts, the Xcode project, .p8 and .p12 files. An existing config is added to only after its diff was shown; no value in it is changed.',
      '会读取 Dart 常量、timpush-configs.json、agconnect-services.json、google-services.json、mcs-services.json、服务账号、AndroidManifest.xml、Gradle 脚本、Xcode 工程、.p8 和 .p12。已有配置只会在显示 diff 之后追加，不会改动其中的值。',
    ),
  ],
  run: (context, { flags, args }) => runInit(context, args[0] ?? '.', flags.yes),
});

const NAMES = ['tim-push.config.json', 'tim-push.config.jsonc', 'tim-push.config.yaml', 'tim-push.config.yml'] as const;

async function runInit(context: CommandContext, folder: string, yes: boolean): Promise<CommandResult> {
  const { io, globals } = context;
  const root = resolve(io.cwd, folder);
  if (!(await isFolder(root))) return stop([initProblem('init/no-folder', { args: { folder } })]);
  const named = globals.config === undefined ? undefined : resolve(io.cwd, globals.config);
  const path = named ?? join(root, NAMES.find((name) => textOf(join(root, name)) !== undefined) ?? NAMES[0]);
  const before = textOf(path) ?? '';
  const exists = textOf(path) !== undefined;
  const fields = allFields();
  // Without a file only the environment sets values; the file itself is written below.
  const existing = await loadConfig({ cwd: root, env: io.env, platform: io.platform, fields, file: path });
  const broken = exists ? fatalProblems(existing) : [];
  if (broken.length > 0) return stop(broken);
  const { gather } = await import('../../setup/gather.js');
  const found = await gather(root, fields);
  if (found.apps.length > 0) {
    const app = yes ? undefined : await chooseApp(context, root, found.apps);
    return app === undefined || app === root
      ? stop([severalApps(context, root, found.apps)])
      : runInit(context, app, yes);
  }
  const draft = new Draft(root, fields, existing.settings);
  // A config with parents of its own gets no further one: what it lacks is written into it.
  const hasParents = existing.sources.some(({ role }) => role === 'extends');
  for (const { key, value, origin, extended } of found.values)
    if (!existing.settings.has(key)) draft.set(key, { value, origin, toWrite: !extended || hasParents });
  const differing = exists ? differencesOf(found, existing, fields, root) : [];

  const typed = new Set(fields.filter(({ secret, kind }) => secret === true && kind === 'text').map(({ key }) => key));
  context.note(layoutFound(found, typed, terminalTextOf(context)));
  const mayAsk = globals.mayAsk && !yes && globals.format === 'human';
  const place: Place = { context, root, path, before, exists, existing, found, fields, draft, yes };
  try {
    const asker = mayAsk
      ? await terminalAsker({ stdin: io.stdin, stderr: io.stderr, signal: context.signal, language: globals.language })
      : undefined;
    if (asker !== undefined) context.note(`\n${intro[globals.language]}\n`);
    const decided =
      asker === undefined ? await decide(place) : await withGoingBack(asker, (asking) => decide(place, asking));
    if ('stop' in decided) return stop(decided.stop);
    const written = decided.agreed ? write(path, decided, io.platform) : { isOwnerOnly: false };
    if ('problem' in written) return stop([written.problem]);
    const problems = [
      ...found.problems,
      ...differing,
      ...(decided.changed && !decided.agreed && asker === undefined ? [initProblem('init/needs-yes')] : []),
    ];
    const { ignore } = decided;
    const isIgnored =
      decided.agreed && ignore !== undefined && (await gitStateOf(path, systemPrograms(io.env))) === 'ignored';
    const report: InitReport = {
      file: shownIn(io.cwd, path),
      state: !decided.changed ? 'unchanged' : decided.agreed ? 'written' : 'not-written',
      values: reported(found, decided.draft, typed),
      extended: found.extended,
      cut: found.cut,
      holdsAll: found.values.length > 0 && differing.length === 0 && !found.cut,
      isOwnerOnly: written.isOwnerOnly,
      ignoredIn: isIgnored ? shownIn(io.cwd, ignore.path) : undefined,
      exposed: !decided.agreed || isIgnored ? undefined : decided.exposed,
      variables: decided.draft
        .toWrite()
        .flatMap(([key, { reference }]) => (reference === undefined ? [] : [variableOf(key)])),
      vendors: await lacksOf(decided.draft, decided.chosen, existing, io.clock.now()),
      problems,
    };
    if (asker === undefined || report.state === 'not-written') return answer(report);
    return await offerFirstPush({
      context,
      asker,
      root,
      report,
      draft: decided.draft,
      devices: [
        ...decided.devices,
        ...Object.entries(existing.devices).map(([name, { vendor }]) => ({ name, vendor })),
      ],
    });
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    return stop([programProblem('program/interrupted')]);
  }
}

interface Place {
  readonly context: CommandContext;
  readonly root: string;
  readonly path: string;
  readonly before: string;
  readonly exists: boolean;
  readonly existing: LoadedConfig;
  readonly found: Gathered;
  readonly fields: readonly FieldSpec[];
  /** With what was found; each walk through the questions fills a copy. */
  readonly draft: Draft;
  readonly yes: boolean;
}

interface Decided {
  readonly draft: Draft;
  readonly chosen: readonly string[] | undefined;
  readonly devices: readonly NewDevice[];
  readonly after: string;
  readonly changed: boolean;
  readonly agreed: boolean;
  /** The .gitignore to write. */
  readonly ignore: IgnorePlan | undefined;
  /** Secrets in a file that git would take, or has taken. */
  readonly exposed: 'not-ignored' | 'tracked' | undefined;
}

/** All questions up to the one whether to write, and what they come to. Writes nothing. */
async function decide(place: Place, asker?: Asker): Promise<Decided | { readonly stop: readonly Problem[] }> {
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
          devices: Object.entries(existing.devices).map(([name, { vendor }]) => ({ name, vendor })),
        });
  const additions = additionsOf(place, draft, devices);
  if (additions.length === 0 && !exists) return { stop: whyNothing(found, shownIn(io.cwd, root) || '.') };
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
          args: { file: shownIn(io.cwd, path), reason: t('it holds no object', '其中不是一个对象') },
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
    'git would take {file} with its secrets into a commit. Add it to {ignore}?',
    'git 会把含有密钥的 {file} 提交进仓库。要加入 {ignore} 吗？',
  ),
};

const fillIn = ({ io, globals }: CommandContext, text: Text, path: string, ignore = ''): string =>
  fill(text, globals.language, { file: shownIn(io.cwd, path), ignore: shownIn(io.cwd, ignore) });

const withShortTokens = (text: string, tokens: readonly string[]): string =>
  tokens.reduce((now, token) => now.replaceAll(JSON.stringify(token).slice(1, -1), shortenToken(token)), text);

const sections = (): readonly Section[] => [
  ...vendorIds.map((id) => ({
    ...vendors[id],
    checkToken: async (token: string) => {
      const found = (await vendors[id].load()).checkToken(token).filter(({ severity }) => severity !== 'hint');
      return found.find(({ severity }) => severity === 'error') ?? found[0];
    },
  })),
  tencentManifest,
];

/** On a terminal one of several apps is chosen; a script is told to name it. */
async function chooseApp(context: CommandContext, root: string, apps: readonly string[]): Promise<string | undefined> {
  const { io, globals, signal } = context;
  if (!globals.mayAsk || globals.format !== 'human') return undefined;
  try {
    const asker = await terminalAsker({ stdin: io.stdin, stderr: io.stderr, signal, language: globals.language });
    return await asker.one(
      fill(
        t('Several apps lie here. Which one is the config for?', '这里有多个应用，为哪一个创建配置？'),
        globals.language,
      ),
      apps.map((app) => ({ value: resolve(root, app), name: shownIn(io.cwd, resolve(root, app)) })),
    );
  } catch (error) {
    if (error instanceof Interrupted || error instanceof WentBack) return undefined;
    throw error;
  }
}

const severalApps = ({ io }: CommandContext, root: string, apps: readonly string[]): Problem => {
  const folders = apps.map((app) => shownIn(io.cwd, resolve(root, app)));
  return initProblem('init/several-apps', {
    args: { count: apps.length, folders: folders.slice(0, 8).join(', '), first: folders[0] ?? '.' },
  });
};

/** A file that is there but was never filled in is another thing than no file. */
function whyNothing(found: Gathered, folder: string): readonly Problem[] {
  const others = found.problems.filter(({ code }) => code !== 'init/template-values');
  const template = found.problems.find(({ code }) => code === 'init/template-values');
  if (template === undefined) return [...others, initProblem('init/nothing-found', { args: { folder } })];
  const { args, at } = template;
  return [...others, initProblem('init/only-template', { args, at })];
}

/** Keys to add, in the order of the schema. Paths become relative to the config that names them. */
function additionsOf(
  { path, root, found, existing, fields }: Place,
  draft: Draft,
  devices: readonly NewDevice[],
): Addition[] {
  const kinds = new Map(fields.map((field) => [field.key, field.kind]));
  const fromConfig = (name: string): string => withSlashes(relative(dirname(path), resolve(root, name)));
  const extending = existing.sources.some(({ role }) => role === 'extends');
  const parents = extending ? [] : found.extended.map(fromConfig);
  const [only] = parents;
  return [
    ...(only === undefined ? [] : [[['extends'], parents.length === 1 ? only : parents] as const]),
    ...draft.toWrite().map(([key, item]): Addition => {
      if (item.reference !== undefined) return [[key], item.reference];
      const kind = kinds.get(key);
      if (kind === 'integer' && Number.isSafeInteger(Number(item.value))) return [[key], Number(item.value)];
      if (kind === 'file' || (kind === 'json' && !item.value.startsWith('{'))) return [[key], fromConfig(item.value)];
      if (kind === 'json' || kind === 'object') return [[key], JSON.parse(item.value) as unknown];
      return [[key], item.value];
    }),
    ...devices.map(({ name, vendor, token }): Addition => [['devices', name], { vendor, token }]),
  ];
}

function write(
  path: string,
  { after, ignore }: Decided,
  platform: Platform,
): { readonly isOwnerOnly: boolean } | { readonly problem: Problem } {
  try {
    // The line in .gitignore first: a config that stands there for a moment without it could be committed.
    if (ignore !== undefined) writeGitignore(ignore);
    return writeOwnerOnly(path, after, platform);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { problem: initProblem('init/unwritable', { args: { file: path, reason } }) };
  }
}

const masked = (text: string, secrets: readonly string[]): string =>
  secrets
    .filter((secret) => secret.length > 3)
    .reduce((now, secret) => now.replaceAll(JSON.stringify(secret).slice(1, -1), '[redacted]'), text);

const shownIn = (cwd: string, path: string): string => {
  const short = relative(cwd, path);
  if (short === '') return '.';
  return short.startsWith('..') || isAbsolute(short) ? path : short;
};

const terminalTextOf = ({ io, globals }: CommandContext) =>
  makeTerminalText({ language: globals.language, columns: io.stdout.columns, color: false, showTokens: false });

/** Every value of the config with the place it came from; secrets by name alone. */
const reported = (found: Gathered, draft: Draft, secrets: ReadonlySet<string>): InitReport['values'] => {
  const typed = draft.toWrite().filter(([key]) => !found.values.some((value) => value.key === key));
  return [
    ...found.values.map(({ key, value, origin }) => ({ key, shown: secrets.has(key) ? '[redacted]' : value, origin })),
    ...typed.map(([key, { value, reference, origin }]) => ({
      key,
      shown: reference ?? (secrets.has(key) ? '[redacted]' : value),
      origin,
    })),
  ];
};

/** Values of the config that the project has otherwise; values of files are compared by their bytes. */
function differencesOf(
  found: Gathered,
  { settings }: LoadedConfig,
  fields: readonly FieldSpec[],
  root: string,
): readonly Problem[] {
  const kinds = new Map(fields.map((field) => [field.key, field]));
  return found.values.flatMap(({ key, value, origin }) => {
    const field = kinds.get(key);
    if (field === undefined || !settings.has(key)) return [];
    const inFile = field.kind === 'file' || field.kind === 'json';
    const own = inFile
      ? Buffer.from(settings.file(key)?.bytes ?? []).toString('utf8')
      : field.secret === true
        ? settings.secret(key)?.reveal()
        : settings.text(key);
    const theirs = inFile && !value.trimStart().startsWith('{') ? (textOf(resolve(root, value)) ?? '') : value;
    if (own === undefined || own.trim() === theirs.trim()) return [];
    const isHidden = inFile || field.secret === true;
    return [
      initProblem('init/value-differs', {
        args: {
          key,
          own: isHidden ? '…' : own.slice(0, 60),
          found: isHidden ? '…' : value.slice(0, 60),
          file: origin.file,
        },
        at: settings.origin(key),
      }),
    ];
  });
}

/** Vendors that were chosen, or that have any value: what each still lacks, and what is wrong with the rest as `check-config` sees it. */
async function lacksOf(
  draft: Draft,
  chosen: readonly string[] | undefined,
  existing: LoadedConfig,
  now: number,
): Promise<InitReport['vendors']> {
  const settings = draft.settings();
  const unreadable = ofVendors(existing.problems);
  const asked = sections().filter(
    ({ id, credentials }) => chosen?.includes(id) ?? credentials.fields.some(({ key }) => draft.has(key)),
  );
  return Promise.all(
    asked.map(async ({ id, name, credentials }) => {
      const inspection = await credentials.inspect?.(settings, now);
      const problems = [
        ...(unreadable.get(id) ?? []),
        ...credentials.check(settings, now),
        ...(inspection?.problems ?? []),
      ];
      const wrong = problems.filter(({ severity }) => severity === 'error').map(({ code }) => code);
      return { vendor: id, name, missing: credentials.missing(settings), wrong: [...new Set(wrong)] };
    }),
  );
}

function answer(report: InitReport): CommandResult {
  return {
    exitCode: exitCodeOf(report.problems),
    document: initDocument(report),
    problems: report.problems,
    human: (terminal) => layoutInit(report, terminal),
  };
}

const stop = (problems: readonly Problem[]): CommandResult =>
  stopWith(problems, { state: 'not-written', values: [], vendors: [] });

// `init`: imports what the app project already holds, asks only for the rest, and writes the config.
import { join, resolve } from 'node:path';
import { loadConfig } from '../../config/index.js';
import { systemPrograms } from '../../device/run-programs.js';
import { initProblem } from '../../problems/entries/config/init.js';
import { programProblem } from '../../problems/entries/program.js';
import { exitCodeOf } from '../../problems/exit-code.js';
import type { Problem } from '../../problems/types.js';
import { type InitReport, initDocument, layoutFound, layoutInit } from '../../report/answers/init.js';
import { makeTerminalText, SIGNS } from '../../report/terminal-text.js';
import { fatalProblems } from '../../session/fatal-problems.js';
import { allFields } from '../../session/vendors/list.js';
import { Interrupted, terminalAsker } from '../../setup/asker.js';
import { Draft } from '../../setup/draft.js';
import { gitStateOf } from '../../setup/git-ignore.js';
import { withGoingBack } from '../../setup/go-back.js';
import { intro, variableOf } from '../../setup/wizard.js';
import { fileText } from '../../setup/write-files.js';
import { isFolder } from '../../stores/user-files.js';
import { t } from '../../text/language.js';
import { ownValue } from '../../text/own-value.js';
import type { CommandContext } from '../context/context.js';
import { stopWith } from '../context/stop.js';
import { type CommandResult, defineCommand } from '../define.js';
import { write } from './changes.js';
import { chooseApp, severalApps } from './choose-app.js';
import { differencesOf, lacksOf, reported } from './compare.js';
import { decide } from './decide.js';
import { offerFirstPush } from './first-push.js';
import { type InitPlace, shownIn } from './place.js';

export const init = defineCommand({
  arguments: [
    { name: 'folder', required: false, describe: t('folder of the app (default: here)', '应用目录（默认当前目录）') },
  ],
  examples: [
    { command: 'tim-push init', says: t('look in this folder and ask for the rest', '在当前目录查找，并询问其余参数') },
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

const words = {
  left: t(
    'Interrupted: nothing was written. Start again: tim-push init',
    '已中断：没有写入任何内容。重新开始：tim-push init',
  ),
};

const NAMES = ['tim-push.config.json', 'tim-push.config.jsonc', 'tim-push.config.yaml', 'tim-push.config.yml'] as const;

async function runInit(context: CommandContext, folder: string, yes: boolean): Promise<CommandResult> {
  try {
    return await setUp(context, folder, yes);
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    const human: CommandResult['human'] = (terminal) => `\n${SIGNS.skipped} ${terminal.say(words.left)}\n`;
    return { ...stop([programProblem('program/interrupted')]), human };
  }
}

async function setUp(context: CommandContext, folder: string, yes: boolean): Promise<CommandResult> {
  const { io, globals } = context;
  const root = resolve(io.cwd, folder);
  if (!(await isFolder(root))) return stop([initProblem('init/no-folder', { args: { folder } })]);
  const named = globals.config === undefined ? undefined : resolve(io.cwd, globals.config);
  const path = named ?? join(root, NAMES.find((name) => fileText(join(root, name)) !== undefined) ?? NAMES[0]);
  const before = fileText(path) ?? '';
  const exists = fileText(path) !== undefined;
  const fields = allFields();
  // Without a file only the environment sets values; the file itself is written below.
  const existing = await loadConfig({ cwd: root, env: io.env, platform: io.platform, fields, file: path });
  const broken = exists ? fatalProblems(existing) : [];
  if (broken.length > 0) return stop(broken);
  const { gather } = await import('../../setup/imports/gather.js');
  const found = await gather(root, fields);
  if (found.apps.length > 0) {
    const app = yes ? undefined : await chooseApp(context, root, found.apps);
    return app === undefined || app === root
      ? stop([severalApps(context, root, found.apps)])
      : setUp(context, app, yes);
  }
  // A variable that is not set here is a deliberate place for the value: it stays.
  const unset = new Set(
    existing.problems.flatMap(({ code, at }) => (code === 'config/unset-variable' ? [at?.key] : [])),
  );
  const draft = new Draft(root, fields, existing.settings);
  // A config with parents of its own gets no further one: what it lacks is written into it.
  const hasParents = existing.sources.some(({ role }) => role === 'extends');
  for (const { key, value, origin, extended } of found.values)
    if (!existing.settings.has(key) && !unset.has(key))
      draft.set(key, { value, origin, toWrite: !extended || hasParents });
  const differing = exists ? differencesOf(found, existing, fields, root) : [];

  const typed = new Set(fields.filter(({ secret, kind }) => secret === true && kind === 'text').map(({ key }) => key));
  context.note(layoutFound(found, typed, terminalTextOf(context)));
  const mayAsk = globals.mayAsk && !yes && globals.format === 'human';
  const place: InitPlace = { context, root, path, before, exists, existing, found, fields, draft, yes };
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
  const variables = decided.draft
    .toWrite()
    .flatMap(([key, { reference }]) => (reference === undefined ? [] : [variableOf(key)]));
  const report: InitReport = {
    file: shownIn(io.cwd, path),
    state: decided.agreed ? 'written' : decided.changed || !exists ? 'not-written' : 'unchanged',
    values: reported(found, decided.draft, typed),
    extended: found.extended,
    cut: found.cut,
    holdsAll:
      found.values.length > 0 &&
      differing.length === 0 &&
      !found.problems.some(({ code }) => code === 'init/two-values') &&
      !found.values.some(({ key }) => unset.has(key)) &&
      !found.cut,
    isOwnerOnly: written.isOwnerOnly,
    ignoredIn: isIgnored ? shownIn(io.cwd, ignore.path) : undefined,
    exposed: !decided.agreed || isIgnored ? undefined : decided.exposed,
    variables,
    unset: variables.filter((name) => (ownValue(io.env, name) ?? '') === ''),
    platform: io.platform,
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
    devices: [...decided.devices, ...Object.entries(existing.devices).map(([name, { vendor }]) => ({ name, vendor }))],
  });
}

const terminalTextOf = ({ io, globals }: CommandContext) =>
  makeTerminalText({ language: globals.language, columns: io.stdout.columns, color: false, showTokens: false });

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

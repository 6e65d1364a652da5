// The terminal sessions that pages show: the built program is really run, as on a terminal of 84 columns.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import type { Io } from '../../../src/commands/context/io.js';
import { systemClock, systemRandom } from '../../../src/session/system-clock.js';
import { type Language, type Text, t } from '../../../src/text/language.js';
import type { Session } from './terminal-picture.js';

const COLUMNS = 84;

interface Scene {
  readonly title: Text;
  readonly argv: readonly string[];
  /** As a person types it, where quotes are needed. */
  readonly command?: string;
}

/** Nothing in them differs from run to run: no ids, no times. */
const SCENES = {
  'refused-push': {
    title: t(
      'A test push that vivo refuses: the first line says what is wrong, then the cause and what to do',
      'vivo 拒绝了一条测试推送：第一行说明错在哪里，接着是原因和解决办法',
    ),
    argv: ['vivo-test', '--sandbox', '--token', '16000000000000000000004'],
  },
  'check-ext': {
    title: t('An ext with single quotes, and what to write instead', '用了单引号的 ext，以及正确的写法'),
    argv: ['check-ext', '--vendor', 'vivo', "{'conversationID':'c2c_alice'}"],
    command: `tim-push check-ext --vendor vivo "{'conversationID':'c2c_alice'}"`,
  },
  explain: {
    title: t('What a code means and what to do, offline', '离线查询一个码的含义和解决办法'),
    argv: ['explain', 'vivo', '10206'],
  },
} satisfies Record<string, Scene>;

export type SceneName = keyof typeof SCENES;
export const sceneNames = Object.keys(SCENES) as readonly SceneName[];

type Cli = (argv: readonly string[], io: Io) => Promise<number>;

export async function session(name: SceneName, language: Language): Promise<Session> {
  const scene: Scene = SCENES[name];
  const { run } = createRequire(import.meta.url)(resolve('dist/cli.cjs')) as { readonly run: Cli };
  const folder = mkdtempSync(join(tmpdir(), 'tim-push-docs-'));
  let output = '';
  const stream = {
    write: (text: string) => {
      output += text;
      return true;
    },
    isTTY: true,
    columns: COLUMNS,
  };
  const argv = language === 'zh' ? [...scene.argv, '--lang', 'zh'] : scene.argv;
  try {
    await run(argv, {
      stdout: stream,
      stderr: { ...stream, isTTY: false },
      stdin: Readable.from([]),
      env: { TIM_PUSH_CACHE_DIR: folder, LANG: 'C', FORCE_COLOR: '1' },
      cwd: folder,
      platform: 'linux',
      home: folder,
      clock: systemClock,
      random: systemRandom,
      node: { program: process.execPath, version: process.versions.node },
      versions: [],
      endProcess: () => {},
      process: { pid: process.pid, isRunning: () => false },
      runChild: () => Promise.reject(new Error('no scene starts a program')),
      onInterrupt: () => () => {},
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const typed = scene.command ?? `tim-push ${scene.argv.join(' ')}`;
  return {
    title: scene.title[language],
    command: language === 'zh' ? `${typed} --lang zh` : typed,
    output,
    columns: COLUMNS + 4,
  };
}

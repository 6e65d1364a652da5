// Help on the built program: usage, groups, width, topics, the JSON document, and global flags before and after a command.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { globalFlags } from '../../../src/cli/command-line/globals.js';
import { topics } from '../../../src/cli/topics/index.js';
import { flagsOf } from '../../../src/commands/define.js';
import { commands } from '../../../src/commands/index.js';
import { widthOf } from '../../../src/report/terminal-text.js';
import { emptyFolder, run } from '../../helpers/run-cli.js';
import { expectFits } from '../../helpers/schema-check.js';
import { filesUnder } from '../../helpers/source-files.js';

const HAN = /\p{Script=Han}/u;
const pages = ['', ...commands.map(({ name }) => name), ...topics.map(({ name }) => name)];

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

describe('help', () => {
  it.each(pages)('fits 80 and 120 columns in both languages, and is not cut in a pipe: help %s', async (page) => {
    for (const language of ['en', 'zh'] as const) {
      const asked = ['help', ...(page === '' ? [] : [page]), '--lang', language];
      const piped = (await run(asked)).stdout;
      for (const columns of [80, 120]) {
        const { stdout, exitCode } = await run(asked, { columns });
        expect(exitCode).toBe(0);
        // A longer single word and a command to copy are not wrapped.
        const wide = stdout
          .split('\n')
          .filter(
            (line) => widthOf(line) > columns && line.trim().includes(' ') && !/^ {2}tim-push (?!.* {2})/.test(line),
          );
        expect(wide).toEqual([]);
        expect(stdout.replace(/\s+/g, '')).toBe(piped.replace(/\s+/g, ''));
      }
      expect(HAN.test(piped)).toBe(language === 'zh');
      expect(piped).not.toMatch(/(?<!\$)\{[a-zA-Z]+\}|\[object|undefined/);
    }
  });

  it('of a command begins with how it is typed and lists each of its flags once, in groups', async () => {
    for (const { load } of commands) {
      const spec = await load();
      const { stdout } = await run(['help', spec.name]);
      expect(stdout).toMatch(
        new RegExp(`^Usage: tim-push ${spec.name}(?: [<\\[][a-z]+(?: \\.\\.\\.)?[>\\]])* \\[flags\\]`, 'm'),
      );
      for (const { name } of [...flagsOf(spec), ...globalFlags])
        expect(stdout.match(new RegExp(`^  .{4}--${name}(?![\\w-])`, 'gm'))?.length, `${spec.name} --${name}`).toBe(1);
    }
    const { stdout } = await run(['send', '-h']);
    expect([...stdout.matchAll(/^[A-Z][^:\n]*(?=:$)/gm)].map(([heading]) => heading)).toEqual([
      'Examples',
      'Who it is for',
      'Message',
      'How it is sent',
      'Many device tokens',
      'For one vendor only',
      'Where values come from',
      'Network',
      'Output',
    ]);
    expect(stdout).toMatch(/--apns-push-type <name> +.*: alert, background, voip/);
    expect((await run(['sandbox', '-h'])).stdout).toContain(
      'Usage: tim-push sandbox [what ...] [flags] [-- <command>]',
    );
  });

  it('is the same for every way to ask for it', async () => {
    const root = (await run(['--help'])).stdout;
    for (const words of [[], ['-h'], ['help'], ['help', '--quiet'], ['--quiet']])
      expect((await run(words)).stdout).toBe(root);
    const send = (await run(['send', '--help'])).stdout;
    for (const words of [
      ['help', 'send'],
      ['-h', 'send'],
      ['send', '-h'],
      ['send', '--bogus', '-h'],
      ['--quiet', 'help', 'send'],
    ])
      expect((await run(words)).stdout).toBe(send);
    for (const { name } of topics) expect(root).toMatch(new RegExp(`^  ${name} `, 'm'));
  });

  it('is replaced by the version for -V and --version, also after a command', async () => {
    for (const words of [['-V'], ['--version'], ['send', '-V'], ['--version', 'doctor']])
      expect(await run(words)).toMatchObject({ exitCode: 0, stdout: `${version}\n`, stderr: '' });
  });

  it.each([
    ['help exitcodes', 'usage/unknown-topic', 'exit-codes'],
    ['help snd', 'usage/unknown-topic', 'send'],
    ['help fromats', 'usage/unknown-topic', 'formats'],
    ['exit-codes', 'usage/unknown-command', 'help exit-codes'],
    ['--jsn', 'usage/unknown-flag', '--json'],
  ])('%s is answered with the nearest word', async (line, code, nearest) => {
    const { exitCode, stdout, stderr } = await run(line.split(' '));
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain(code);
    expect(stderr).toContain(`did you mean ${nearest}?`);
    expect((await run([...line.split(' '), '--json'])).json().problems.map((problem) => problem.code)).toEqual([code]);
  });

  it('is a document with --json: the whole program, one command, one topic', async () => {
    const all = (await run(['--help', '--json'])).json() as unknown as Record<
      string,
      { name: string; flags: { name: string }[] }[]
    >;
    expectFits('help', all);
    expect(all['commands']?.map(({ name }) => name)).toEqual(commands.map(({ name }) => name));
    expect(all['topics']?.map(({ name }) => name)).toEqual(topics.map(({ name }) => name));
    for (const { name, load } of commands)
      expect(all['commands']?.find((command) => command.name === name)?.flags.map((flag) => flag.name)).toEqual(
        flagsOf(await load()).map((flag) => flag.name),
      );
    const one = await run(['explain', '--help', '--format', 'json', '--lang', 'zh']);
    expectFits('help', one.json());
    expect(one.json()).toMatchObject({
      commands: [{ name: 'explain', summary: '解释错误码的含义和解决办法', exitCodes: [0, 2, 3, 70] }],
    });
    const topic = (await run(['help', 'formats', '--json'])).json();
    expectFits('help', topic);
    expect(topic).toMatchObject({ topic: { name: 'formats', text: expect.stringContaining('ndjson') } });
    // Each command says itself whether it checks.
    expect(topic).toMatchObject({
      topic: {
        text: expect.stringMatching(/that check: check-config, check-ext, device-status, diagnose, doctor, smoke\./),
      },
    });
    expect(Object.keys(topic)).not.toContain('commands');
  });

  it('the topic environment names every variable that the program reads', async () => {
    const { stdout } = await run(['help', 'environment']);
    const read = filesUnder('src').flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/\benv(?:\.|\[')([A-Z][A-Z_]{3,})\b/g)].map(([, name = '']) => name),
    );
    expect(read.length).toBeGreaterThan(8);
    // PATH belongs to the system.
    expect([...new Set(read)].filter((name) => name !== 'PATH' && !stdout.includes(name))).toEqual([]);
  });
});

describe('a flag of every command', () => {
  const values: Readonly<Record<string, string>> = {
    config: 'tim-push.config.json',
    profile: 'staging',
    dotenv: 'vars.env',
    format: 'json',
    output: 'answer.txt',
    lang: 'zh',
    timeout: '3s',
    proxy: 'http://127.0.0.1:1',
    'ca-file': 'ca.pem',
  };

  it.each(globalFlags.map(({ name, short, value }) => ({ name, short, value })))(
    '--$name means the same before and after the command',
    async ({ name, short, value }) => {
      const forms = [`--${name}`, ...(short === undefined ? [] : [`-${short}`])].flatMap((word) =>
        value === undefined
          ? [[word]]
          : [[word, values[name] ?? ''], ...(word.startsWith('--') ? [[`${word}=${values[name]}`]] : [])],
      );
      const answers = [];
      for (const form of forms)
        for (const words of [
          [...form, 'explain', 'vivo', '10302'],
          ['explain', 'vivo', '10302', ...form],
        ]) {
          const cwd = emptyFolder();
          writeFileSync(join(cwd, 'tim-push.config.json'), '{}', { mode: 0o600 });
          writeFileSync(join(cwd, 'vars.env'), '', { mode: 0o600 });
          const { exitCode, stdout, stderr } = await run(words, { cwd });
          answers.push({
            exitCode,
            stdout,
            stderr,
            file: name === 'output' ? readFileSync(join(cwd, 'answer.txt'), 'utf8') : '',
          });
        }
      for (const answer of answers) expect(answer).toEqual({ ...answers[0], exitCode: 0 });
    },
  );
});

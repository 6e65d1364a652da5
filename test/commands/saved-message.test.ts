// `--message`: the fields of a saved message, what overrides them, and what is refused with its place in the file.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/index.js';
import { emptyFolder, run } from '../helpers/run-cli.js';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

function folder(name: string, text: string): string {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, name), text);
  return cwd;
}

const at = (cwd: string, ...words: readonly string[]) =>
  run(words, { cwd, env: { TIM_PUSH_SANDBOX_URL: sandbox.url } });

const YAML = `# dinner
title: Dinner?
body: Noodles at seven.
ext: { conversationID: c2c_alice }
ttl: 15m
channel_id: chats
badge: +1
oppo-ext: spread
`;

describe('--message', () => {
  it('passes every field, from YAML and from JSON, to the vendor', async () => {
    const json = JSON.stringify({
      title: 'Dinner?',
      body: 'Noodles at seven.',
      ext: { conversationID: 'c2c_alice' },
      ttl: '15m',
    });
    for (const [name, text] of [
      ['m.yaml', YAML],
      ['m.json', json],
    ] as const) {
      await sandbox.deleteMessages();
      const sent = await at(folder(name, text), 'send', '--vendor', 'vivo', '--message', name);
      expect(sent.exitCode, sent.stdout + sent.stderr).toBe(0);
      const message = await sandbox.waitFor({ vendor: 'vivo', status: 'accepted', title: 'Dinner?' });
      const body = JSON.parse(message.request.body) as Record<string, unknown>;
      expect(body).toMatchObject({ title: 'Dinner?', content: 'Noodles at seven.', timeToLive: 900 });
      expect(message.pushes[0]?.ext).toBe('{"conversationID":"c2c_alice"}');
    }
  });

  it('is overridden by flags, and its ext by --conversation', async () => {
    const cwd = folder('m.yaml', YAML);
    await sandbox.deleteMessages();
    await at(cwd, 'send', '--vendor', 'vivo', '--message', 'm.yaml', '--title', 'Lunch?', '--conversation', 'c2c_bob');
    const message = await sandbox.waitFor({ vendor: 'vivo', status: 'accepted' });
    expect(message.pushes[0]).toMatchObject({ title: 'Lunch?', body: 'Noodles at seven.' });
    expect(message.pushes[0]?.ext).toContain('c2c_bob');
  });

  it.each(['send --vendor vivo', 'vivo-test', 'smoke --vendor vivo --push', 'diagnose --vendor vivo'])(
    'is accepted by %s',
    async (line) => {
      await sandbox.deleteMessages();
      const { exitCode, stdout } = await at(
        folder('m.yaml', YAML),
        ...line.split(' '),
        '--message',
        'm.yaml',
        '--json',
      );
      expect(exitCode, stdout).toBe(0);
      const message = await sandbox.waitFor({ vendor: 'vivo', status: 'accepted' });
      expect(message.pushes[0]?.title).toBe('Dinner?');
    },
  );

  it.each([
    [
      'a misspelt field',
      'm.yaml',
      'title: x\nbodi: y\n',
      'message/unknown-field',
      2,
      'bodi is not a field of a saved message: did you mean body?',
    ],
    [
      'a secret',
      'm.json',
      '{\n "title": "x",\n "vivo_app_secret": "s3cret-s3cret"\n}',
      'message/not-a-message-field',
      3,
      'vivo_app_secret does not belong in a saved message',
    ],
    [
      'a device token',
      'm.json',
      '{"token": "16000000000000000000001"}',
      'message/not-a-message-field',
      1,
      'token does not belong',
    ],
    [
      'a list as a title',
      'm.yaml',
      'title: [a, b]\n',
      'message/wrong-value',
      1,
      'title of the saved message must be text or a number',
    ],
    ['an empty title', 'm.yaml', 'title: ""\n', 'message/wrong-value', 1, 'title of the saved message'],
    ['a wrong time to live', 'm.yaml', 'body: x\nttl: soon\n', 'usage/bad-value', 2, '--ttl'],
    ['ext and conversation', 'm.yaml', 'ext: "{}"\nconversation: c2c_a\n', 'usage/conflict', 2, '--conversation'],
    ['a broken file', 'm.json', '{"title": ', 'message/unusable-file', 1, '--message m.json cannot be used'],
    ['a list', 'm.json', '[]', 'message/unusable-file', undefined, '--message m.json cannot be used'],
    ['another message inside', 'm.json', '{"message": "x.json"}', 'message/unknown-field', 1, 'message is not a field'],
  ] as const)('refuses %s with its place, and sends nothing', async (_, name, text, code, line, says) => {
    await sandbox.deleteMessages();
    const { exitCode, stdout, stderr } = await at(
      folder(name, text),
      'send',
      '--vendor',
      'vivo',
      '--message',
      name,
      '--json',
    );
    const [problem] = (
      JSON.parse(stdout) as {
        problems: readonly { code: string; title: string; at?: { file: string; line?: number } }[];
      }
    ).problems;
    expect(exitCode).toBe(2);
    expect(problem).toMatchObject({ code, at: { file: name, ...(line === undefined ? {} : { line }) } });
    expect(problem?.title).toContain(says);
    expect(stdout + stderr).not.toMatch(/s3cret|16000000000000000000001/);
    expect(await sandbox.messages()).toEqual([]);
  });

  it('reads only regular files of at most 1 MiB', async () => {
    const cwd = folder('m.json', `{"title": "${'x'.repeat(1_100_000)}"}`);
    mkdirSync(join(cwd, 'folder'));
    for (const [file, says] of [
      ['m.json', 'larger than 1 MiB'],
      ['folder', 'it is a folder'],
      ['gone.json', 'no such file'],
    ] as const) {
      const { exitCode, stderr } = await at(cwd, 'send', '--message', file);
      expect(exitCode).toBe(2);
      expect(stderr).toContain(says);
    }
  });
});

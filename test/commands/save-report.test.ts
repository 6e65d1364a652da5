// `--save-report` on the built program: an answer that no table lists becomes a file that is safe to publish.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Exchange } from '../../src/http/types.js';
import type { Problem } from '../../src/problems/types.js';
import { unknownReport } from '../../src/report/unknown-answer.js';
import { vendorIds } from '../../src/session/vendors/list.js';
import { demo } from '../../src/tencent-im/demo.js';
import { t } from '../../src/text/language.js';
import { vivo } from '../../src/vendors/vivo/index.js';
import { xiaomi } from '../../src/vendors/xiaomi/index.js';
import { demoFolder } from '../helpers/demo-config.js';
import { run } from '../helpers/run-cli.js';

/** The server's answer for each path, which may repeat the request. */
let answers: Readonly<Record<string, (asked: string) => string>> = {};
const server = createServer(async (request, response) => {
  let body = '';
  for await (const part of request) body += String(part);
  const found = Object.entries(answers).find(([path]) => request.url?.includes(path) === true);
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(found?.[1](body) ?? '{}');
});
let folder = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const endpoints = Object.fromEntries([...vendorIds, 'tencent-im'].map((id) => [id, base]));
  folder = await demoFolder(vendorIds, { ...demo.values, endpoints });
});
afterAll(() => new Promise((done) => server.close(done)));

const tokenOf = (vendor: typeof vivo): string =>
  vendor.emulator.demo.devices.find((device) => device.fate === 'ok')?.token ?? '';
const signedIn = () => JSON.stringify({ result: 0, desc: 'ok', authToken: 'a-fresh-auth-token-0123456789' });
const repeating = (asked: string) =>
  JSON.stringify({ result: 10_999, desc: `no: ${asked}`, taskId: '700000000000000001' });
const MESSAGE = [
  '--title',
  'Dinner at eight',
  '--body',
  'Bring the blue folder',
  '--ext',
  '{"conversationID":"c2c_alice77"}',
];
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

describe('an answer that no table lists', () => {
  it('is reported, and a report file is offered', async () => {
    answers = { '/message/auth': signedIn, '/message/send': repeating };
    const { stdout, stderr, exitCode } = await run(['send', '--vendor', 'vivo', '--token', tokenOf(vivo), ...MESSAGE], {
      cwd: folder,
    });
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/vivo returned 10999, which no document explains/);
    expect(stderr).toMatch(/Not in our tables: vivo\/unknown-code 10999\. .*--save-report report\.md/);
  });

  it.each([
    ['send', ['--vendor', 'vivo', '--token', tokenOf(vivo), ...MESSAGE]],
    ['vivo-test', ['--token', tokenOf(vivo), ...MESSAGE]],
    ['diagnose', ['--vendor', 'vivo', '--token', tokenOf(vivo), '--ext', '{"conversationID":"c2c_alice77"}']],
  ])(
    'goes into a report of %s that only its owner may read, without any part of the message',
    async (command, argv) => {
      answers = { '/message/auth': signedIn, '/message/send': repeating };
      const name = `${command}.md`;
      const { stderr } = await run([command, ...argv, '--save-report', name], { cwd: folder });
      expect(stderr).toMatch(new RegExp(`Report written to ${command}\\.md`));
      const text = read(name);
      expect(text).toContain('## vivo/unknown-code – 10999');
      expect(text).toMatch(/POST http:\/\/127\.0\.0\.1:\d+\/message\/send/);
      expect(text).toMatch(/"result":10999/);
      expect(text).toMatch(/"title": "text\(\d+\)"/);
      for (const word of [
        tokenOf(vivo),
        'Dinner',
        'blue folder',
        'alice77',
        'a-fresh-auth-token',
        demo.values['im_secret_key'] ?? '?',
      ])
        expect(text).not.toContain(word);
      if (process.platform !== 'win32') expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    },
  );

  it('is also masked in a form', async () => {
    answers = {
      '/v3/message/regid': (asked) =>
        JSON.stringify({ code: 98_765, result: 'error', reason: asked, description: 'no' }),
    };
    const argv = ['send', '--vendor', 'xiaomi', '--token', tokenOf(xiaomi), ...MESSAGE, '--save-report', 'mi.md'];
    await run(argv, { cwd: folder });
    const text = read('mi.md');
    expect(text).toMatch(/## xiaomi\/unknown-code – 98765/);
    expect(text).toMatch(/^extra\.ext=text\(\d+\)$/m);
    for (const word of [tokenOf(xiaomi), encodeURIComponent(tokenOf(xiaomi)), 'Dinner', 'folder', 'alice77'])
      expect(text).not.toContain(word);
  });

  it('to the check of the credentials is in the report of check-config', async () => {
    answers = { '/message/auth': () => JSON.stringify({ result: 10_998, desc: 'something new' }) };
    await run(['check-config', '--vendor', 'vivo', '--save-report', 'config.md', '--lang', 'zh'], { cwd: folder });
    expect(read('config.md')).toMatch(/## vivo\/unknown-code – 10998[\s\S]*something new[\s\S]*只有你能补充的信息/);
  });

  it('repeats nothing of the address, the headers and the numbers of the request', () => {
    const said = 'admin77 of 1400000001, key-of-mine, 86400, 123456789012345678';
    const problem: Problem = {
      code: 'tencent-im/unknown-code',
      entry: {
        severity: 'error',
        kind: 'server',
        title: t('it said {said}', '返回 {said}'),
        cause: t('-', '-'),
        fix: [],
      },
      severity: 'error',
      args: { said },
      vendor: 'tencent-im',
      vendorCode: 'code of admin77',
    };
    const exchange: Exchange = {
      owner: 'tencent-im',
      startedAt: 0,
      request: {
        method: 'POST',
        url: 'https://im.test/v4/x?sdkappid=1400000001&identifier=admin77',
        headers: { authorization: 'key=key-of-mine' },
        body: '{"life":86400}',
      },
      response: { status: 200, headers: {}, body: JSON.stringify({ said }) },
      tookMs: 1,
    };
    const text = unknownReport({
      command: 'send',
      problems: [problem],
      exchanges: [exchange],
      versions: [],
      language: 'en',
    });
    expect(text).toContain('– code of …');
    for (const word of ['admin77', '1400000001', 'key-of-mine', '86400', '123456789012345678'])
      expect(text).not.toContain(word);
  });

  it('cannot end its block in the file', async () => {
    answers = { '/message/auth': () => JSON.stringify({ result: 10_998, desc: '````\n# mine\n<img src=x>' }) };
    await run(['check-config', '--vendor', 'vivo', '--save-report', 'hostile.md'], { cwd: folder });
    const outside = read('hostile.md')
      .split(/^````(?:text)?$/m)
      .filter((_, i) => i % 2 === 0);
    expect(outside.join('')).not.toMatch(/mine|img src/);
    expect(read('hostile.md').match(/^````/gm)?.length).toBe(
      (read('hostile.md').match(/^````text$/gm)?.length ?? 0) * 2,
    );
  });
});

describe('the file', () => {
  it('is not written when every answer is known', async () => {
    answers = { '/message/auth': () => JSON.stringify({ result: 10_206, desc: 'bad sign' }) };
    const { stderr } = await run(['check-config', '--vendor', 'vivo', '--save-report', 'none.md'], { cwd: folder });
    expect(stderr).toMatch(/No report written to none\.md: every answer was a known one/);
    expect(existsSync(join(folder, 'none.md'))).toBe(false);
  });

  it('is not written when no service was asked, and the program does not claim that every answer is known', async () => {
    const argv = ['check-config', '--vendor', 'vivo', '--offline', '--save-report', 'none.md'];
    const { stderr } = await run(argv, { cwd: folder });
    expect(stderr).toMatch(/No report written to none\.md: no service answered\./);
    expect(stderr).not.toContain('known one');
  });

  it('is opened for writing before anything is sent', async () => {
    let asked = 0;
    answers = {
      '/message/': () => {
        asked += 1;
        return '{}';
      },
    };
    const argv = [
      'send',
      '--vendor',
      'vivo',
      '--token',
      tokenOf(vivo),
      '--save-report',
      'no/such/folder/x.md',
      '--json',
    ];
    const result = await run(argv, { cwd: folder });
    expect(result.json().problems.map(({ code }) => code)).toEqual(['usage/unwritable-file']);
    expect(result.exitCode).toBe(2);
    expect(asked).toBe(0);
  });
});

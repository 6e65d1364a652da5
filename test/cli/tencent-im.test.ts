// Tencent IM from the command line: UserSigs, the row of check-config, sends to users, and pushes that arrive at their vendor.
import { createHmac } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningSandbox } from '../../src/sandbox/index.js';
import { emptyFolder, run } from '../helpers/run-cli.js';
import { startForTest } from '../helpers/start-for-test.js';
import { allVendorIds } from '../helpers/vendor-ids.js';

const KEY = 'c0de'.repeat(16);
const ENV = { TIM_PUSH_IM_SDK_APP_ID: '1400000777', TIM_PUSH_IM_SECRET_KEY: KEY };

const decode = (userSig: string): Record<string, unknown> =>
  JSON.parse(
    inflateSync(
      Buffer.from(userSig.trim().replaceAll('*', '+').replaceAll('-', '/').replaceAll('_', '='), 'base64'),
    ).toString('utf8'),
  ) as Record<string, unknown>;

const configIn = (content: unknown): string => {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'tim-push.config.json'), JSON.stringify(content), { mode: 0o600 });
  return folder;
};

describe('user-sig', () => {
  it('prints only the UserSig, and warns on stderr that it is a password', async () => {
    const made = await run(['user-sig', '--user', 'alice', '--expire', '2d'], { env: ENV });
    expect(made.exitCode).toBe(0);
    expect(made.stdout).toMatch(/^[A-Za-z0-9*\-_]+\n$/);
    expect(made.stderr).toContain('This is a password of alice for SDKAppID 1400000777');
    const document = decode(made.stdout);
    expect(document).toMatchObject({ 'TLS.identifier': 'alice', 'TLS.sdkappid': 1_400_000_777, 'TLS.expire': 172_800 });
    const text = `TLS.identifier:alice\nTLS.sdkappid:1400000777\nTLS.time:${String(document['TLS.time'])}\nTLS.expire:172800\n`;
    expect(document['TLS.sig']).toBe(createHmac('sha256', KEY).update(text).digest('base64'));
    expect(made.stdout + made.stderr).not.toContain(KEY);
  });

  it('reads one from a file, from stdin and from a variable, and never shows it', async () => {
    const { stdout } = await run(['user-sig', '--user', 'alice'], { env: ENV });
    const folder = emptyFolder();
    writeFileSync(join(folder, 'sig.txt'), stdout);
    const ways = [
      await run(['user-sig', '--read', 'sig.txt', '--json'], { env: ENV, cwd: folder }),
      await run(['user-sig', '--read', '-', '--json'], { env: ENV, stdin: stdout }),
      await run(['user-sig', '--read-env', 'SIG', '--json'], { env: { ...ENV, SIG: stdout } }),
    ];
    for (const read of ways) {
      expect(read.exitCode, read.stdout).toBe(0);
      expect(read.json()).toMatchObject({ user: 'alice', sdkAppId: 1_400_000_777, signature: 'matches' });
      expect(read.stdout).not.toContain(stdout.trim());
    }
  });

  it('says which account, app or key does not match, and ends with 4', async () => {
    const { stdout } = await run(['user-sig', '--user', 'alice'], { env: ENV });
    const read = async (env: Record<string, string>, ...more: string[]) => {
      const answer = await run(['user-sig', '--read', '-', '--json', ...more], { env, stdin: stdout });
      return [answer.exitCode, answer.json().problems.map((problem) => problem.code)];
    };
    expect(await read(ENV, '--user', 'bob')).toEqual([4, ['tencent-im/sig-other-user']]);
    expect(await read({ ...ENV, TIM_PUSH_IM_SDK_APP_ID: '1400000778' })).toEqual([4, ['tencent-im/sig-other-app']]);
    expect(await read({ ...ENV, TIM_PUSH_IM_SECRET_KEY: 'beef'.repeat(16) })).toEqual([
      4,
      ['tencent-im/sig-wrong-key'],
    ]);
    expect(await read({})).toEqual([0, []]);
  });

  it.each([
    [['user-sig'], 2, 'usage/user-sig-for-whom'],
    [['user-sig', '--read', 'a', '--read-env', 'B'], 2, 'usage/conflict'],
    [['user-sig', '--user', 'alice', '--expire', 'soon'], 2, 'usage/bad-value'],
    [['user-sig', '--user', 'alice', '--expire', '9999d'], 2, 'usage/bad-value'],
    [['user-sig', '--read-env', 'NOT_SET'], 2, 'usage/variable-not-set'],
    [['user-sig', '--read', 'missing.txt'], 2, 'usage/unreadable-file'],
    [['user-sig', '--im-secret-key', 'x'], 2, 'usage/secret-on-command-line'],
  ])('%j ends with %i and %s', async (argv, exitCode, code) => {
    const answer = await run([...argv, '--json'], { env: ENV });
    expect([answer.exitCode, answer.json().problems[0]?.code]).toEqual([exitCode, code]);
  });

  it('cannot sign without a key', async () => {
    const answer = await run(['user-sig', '--user', 'alice', '--json']);
    expect([answer.exitCode, answer.json().problems[0]?.code]).toEqual([3, 'config/missing-key']);
  });

  it('a UserSig pasted on the command line is not repeated', async () => {
    const { stdout } = await run(['user-sig', '--user', 'alice'], { env: ENV });
    for (const argv of [
      ['user-sig', stdout.trim()],
      ['user-sig', '--read', stdout.trim()],
    ]) {
      const answer = await run(argv, { env: ENV });
      expect(answer.exitCode).toBe(2);
      expect(answer.stdout + answer.stderr).not.toContain(stdout.trim().slice(20));
    }
  });
});

describe('check-config', () => {
  it('verifies Tencent IM beside the vendors', async () => {
    const answer = await run(['check-config', '--sandbox', '--json']);
    expect(answer.exitCode).toBe(0);
    expect((answer.json()['vendors'] as unknown as readonly unknown[]).at(-1)).toMatchObject({
      vendor: 'tencent-im',
      online: 'verified',
    });
  });

  it('a wrong key ends with 4 at im_secret_key', async () => {
    const cwd = configIn({ im_sdk_app_id: 1_400_000_001, im_secret_key: KEY });
    // A sandbox started without this config: its demo app has the same SDKAppID.
    const sandbox = await startForTest();
    const answer = await run(['check-config', `--sandbox=${sandbox.url}`, '--vendor', 'tencent-im'], { cwd });
    await sandbox.close();
    expect(answer.exitCode).toBe(4);
    expect(answer.stdout).toContain('tencent-im/70009');
    expect(answer.stdout).toContain('tim-push.config.json:1');
    expect(answer.stdout).not.toContain(KEY);
  });

  it('a config with the SDKAppID of the demo app is checked with its own key', async () => {
    const cwd = configIn({ im_sdk_app_id: 1_400_000_001, im_secret_key: KEY });
    const answer = await run(['check-config', '--sandbox', '--vendor', 'tencent-im', '--json'], { cwd });
    expect([answer.exitCode, answer.stdout.includes('70009')]).toEqual([0, false]);
  });

  it('offline reports that the two values were swapped', async () => {
    const cwd = configIn({ im_sdk_app_id: 1_400_000_001, im_secret_key: '1400000001' });
    const answer = await run(['check-config', '--offline', '--vendor', 'tencent-im', '--json'], { cwd });
    expect([answer.exitCode, answer.json().problems.map((item) => item.code)]).toEqual([
      3,
      ['config/same-value', 'tencent-im/key-is-app-id'],
    ]);
  });
});

describe('send --via', () => {
  let sandbox: RunningSandbox;
  beforeAll(async () => {
    sandbox = await startForTest();
  });
  afterAll(() => sandbox.close());
  const send = (...argv: string[]) => run(['send', `--sandbox=${sandbox.url}`, '--json', ...argv]);

  it('a message to a user whose app is closed arrives at the vendor of the phone', async () => {
    sandbox.store.clear();
    const answer = await send(
      '--via',
      'tencent',
      '--user',
      'alice',
      '--title',
      'Lunch?',
      '--body',
      'At one.',
      '--conversation',
      'c2c_bob',
    );
    expect(answer.exitCode, answer.stdout).toBe(0);
    expect(answer.json()['results']).toMatchObject([{ vendor: 'tencent-im', token: 'alice', status: 'accepted' }]);
    const [push] = sandbox.store.list({ vendor: 'vivo' });
    expect(push?.request.path).toMatch(/^tencent-im → /);
    expect(push?.pushes).toMatchObject([{ accepted: true, title: 'Lunch?', ext: '{"conversationID":"c2c_bob"}' }]);
  });

  it.each(allVendorIds())(
    'the demo user of %s has a phone of that vendor, once the sandbox emulates it',
    async (vendor) => {
      const emulated = sandbox.world.devices().some((device) => device.vendor === vendor);
      sandbox.store.clear();
      const answer = await send('--via', 'tencent-push', '--user', `demo-${vendor}`, '--conversation', 'c2c_bob');
      expect(answer.json()['results']).toMatchObject([{ status: emulated ? 'accepted' : 'rejected' }]);
      expect(sandbox.store.list({ vendor }).flatMap((message) => message.pushes.map((push) => push.accepted))).toEqual(
        emulated ? [true] : [],
      );
    },
  );

  it('names the users who get no push for an accepted message', async () => {
    const answer = await send('--via', 'tencent', '--user', 'bob', '--user', 'carol', '--user', 'alice');
    expect(answer.exitCode).toBe(0);
    expect(
      answer
        .json()
        .problems.filter((item) => item.code.includes('user-'))
        .map((item) => [item.code, item.severity]),
    ).toEqual([
      ['tencent-im/user-online', 'hint'],
      ['tencent-im/user-offline', 'warning'],
    ]);
  });

  it('an unknown user alone is a failure, among others a partial failure', async () => {
    expect((await send('--via', 'tencent', '--user', 'nobody')).exitCode).toBe(1);
    expect((await send('--via', 'tencent', '--user', 'nobody', '--user', 'alice')).exitCode).toBe(6);
  });

  it('a dry run sends no request, and the printed request holds no UserSig', async () => {
    sandbox.store.clear();
    const answer = await send('--via', 'tencent', '--user', 'alice', '--dry-run', '--print-request');
    expect(answer.json()['results']).toMatchObject([{ status: 'dry-run-ok', attempts: 0 }]);
    expect(JSON.stringify(answer.json()['requests'])).toContain('usersig=${TENCENT_USER_SIG}');
    expect(sandbox.store.list({ vendor: 'tencent-im' })).toEqual([]);
  });

  it.each([
    [['--via', 'tencent', '--user', '@all'], 'usage/all-users'],
    [['--via', 'tencent', '--user', 'alice', '--token', 'x'], 'usage/via-with-devices'],
    [['--via', 'tencent', '--user', 'alice', '--vendor', 'vivo'], 'usage/via-with-devices'],
    [['--via', 'pigeon', '--user', 'alice'], 'usage/bad-value'],
    [['--user', 'alice'], 'usage/user-without-via'],
    [['--from', 'alice'], 'usage/user-without-via'],
    [['--vendor', 'tencent-im'], 'usage/tencent-is-no-vendor'],
    [
      ['--via', 'tencent', ...Array.from({ length: 501 }, (_, i) => ['--user', `u${i}`]).flat()],
      'usage/too-many-users',
    ],
  ])('%j is wrong usage', async (argv, code) => {
    const answer = await send(...argv);
    expect([answer.exitCode, answer.json().problems[0]?.code]).toEqual([2, code]);
  });

  it('more than 100 real users need --yes, and a config without keys is reported', async () => {
    const users = Array.from({ length: 101 }, (_, i) => ['--user', `u${i}`]).flat();
    const many = await run(['send', '--via', 'tencent', '--json', ...users], { env: ENV });
    expect([many.exitCode, many.json().problems.some((item) => item.code === 'usage/many-devices')]).toEqual([2, true]);
    const cwd = configIn({ vivo_app_id: '1' });
    const none = await run(['send', '--via', 'tencent', '--user', 'alice', '--json'], { cwd });
    expect([none.exitCode, none.json().problems[0]?.code]).toEqual([3, 'config/missing-key']);
  });

  it('users of a config are in the sandbox, with their state, device and certificate ID', async () => {
    const cwd = configIn({
      im_sdk_app_id: 1_400_000_777,
      im_secret_key: KEY,
      oppo_buz_id: 20_006,
      devices: { 'my-oppo': { vendor: 'oppo', token: 'CN_0123456789abcdef0123456789abcdef' } },
      sandbox: {
        app_state: { 'tencent-im': 'push-service-off' },
        im_users: {
          zoe: { state: 'PushOnline', device: 'my-oppo' },
          yan: { state: 'Online', platform: 'Web' },
          xia: { state: 'PushOnline', device: { vendor: 'oppo', token: 'x', certificate_id: 9, model: 'OPPO' } },
        },
      },
    });
    const asked = async (...argv: string[]) => {
      const answer = await run(['send', '--sandbox', '--json', ...argv], { cwd });
      return [
        answer.exitCode,
        answer
          .json()
          .problems.filter((item) => item.severity !== 'hint')
          .map((item) => item.code),
      ];
    };
    expect(await asked('--via', 'tencent', '--user', 'zoe', '--user', 'yan', '--user', 'xia')).toEqual([0, []]);
    expect(await asked('--via', 'tencent-push', '--user', 'zoe')).toEqual([1, ['tencent-im/90045']]);
  });

  it.each([
    [{ alice: { state: 'away' } }, 'config/wrong-type', 'sandbox.im_users.alice.state'],
    [{ alice: 'Online' }, 'config/wrong-type', 'sandbox.im_users.alice'],
    [{ alice: { state: 'Online', colour: 'red' } }, 'config/unknown-key', 'sandbox.im_users.alice.colour'],
    [{ alice: { state: 'Online', device: { vendor: 'vivo' } } }, 'config/wrong-type', 'sandbox.im_users.alice.device'],
  ])('%j in im_users is reported', async (users, code, key) => {
    const cwd = configIn({ sandbox: { im_users: users } });
    const answer = await run(['check-config', '--sandbox', '--json'], { cwd });
    const problem = answer.json().problems[0] as { code?: string; at?: { key?: string } } | undefined;
    expect([problem?.code, problem?.at?.key]).toEqual([code, key]);
  });
});

describe('the guide and the list of users', () => {
  it('show every key with its value in the config, and mask the secret', async () => {
    const cwd = configIn({ im_sdk_app_id: 1_400_000_777, im_secret_key: KEY, vivo_buz_id: 20_007 });
    const { exitCode, stdout } = await run(['guide', 'tencent-im'], { cwd });
    expect(exitCode).toBe(0);
    for (const text of ['im_sdk_app_id', '1400000777', 'im_secret_key', '[redacted]', '20007', 'google_buz_id'])
      expect(stdout).toContain(text);
    expect(stdout).not.toContain(KEY);
  });

  it('list the users of the sandbox with what each demonstrates', async () => {
    const { stdout } = await run(['sandbox', 'users']);
    for (const user of ['alice', 'nobody', 'demo-oppo']) expect(stdout).toContain(user);
    const listed = (await run(['sandbox', 'users', '--json', '--lang', 'zh'])).json()['users'];
    expect(listed).toContainEqual({ id: 'bob', state: 'Online', vendor: 'xiaomi', meaning: '应用在前台' });
  });

  it('do not accept Tencent IM where only vendors are possible', async () => {
    const answer = await run(['check-ext', '--conversation', 'c2c_a', '--vendor', 'tencent-im', '--json']);
    expect([answer.exitCode, answer.json().problems[0]?.code]).toEqual([2, 'usage/unknown-vendor']);
  });
});

describe('explain', () => {
  it.each([
    [['tencent-im', '70009'], ['tencent-im/70009']],
    [
      ['tencent-im', '90057'],
      ['tencent-im/90057', 'tencent-im/90057-data-id', 'tencent-im/90057-rate'],
    ],
    [['tencent-im', '120500'], ['tencent-im/120001-130000']],
    [['tencent-im/-201'], ['tencent-im/-201']],
    [['90045'], ['tencent-im/90045']],
  ])('%j', async (words, codes) => {
    const answer = await run(['explain', ...words, '--json']);
    expect((answer.json()['codes'] as unknown as readonly { code: string }[]).map((item) => item.code)).toEqual(codes);
  });

  it('lists every code of Tencent IM', async () => {
    const answer = await run(['explain', 'tencent-im', '--json']);
    const codes = (answer.json()['codes'] as unknown as readonly { code: string }[]).map((item) => item.code);
    expect(codes.length).toBeGreaterThan(150);
    expect(codes.every((code) => code.startsWith('tencent-im/'))).toBe(true);
  });
});

describe('an invalid region', () => {
  it('is refused by check-config and by send, and no other host is asked', async () => {
    const sandbox = await startForTest();
    try {
      const cwd = configIn({ im_sdk_app_id: 1400000777, im_secret_key: KEY, im_region: 'china' });
      const flag = `--sandbox=${sandbox.url}`;
      const checked = await run(['check-config', '--vendor', 'tencent-im', flag, '--json'], { cwd });
      const sent = await run(['send', '--via', 'tencent', '--user', 'alice', flag, '--json'], { cwd });
      for (const result of [checked, sent]) {
        expect(result.json().problems.map(({ code }) => code)).toContain('config/not-one-of');
        expect(result.exitCode).toBe(3);
      }
      expect(checked.json()['vendors']).toMatchObject([{ vendor: 'tencent-im', state: 'errors', online: 'skipped' }]);
      expect(sandbox.store.list()).toEqual([]);
    } finally {
      await sandbox.close();
    }
  });
});

describe('flags of Tencent’s own fields', () => {
  const cwd = configIn({ im_sdk_app_id: 1400000777, im_secret_key: KEY });
  const info = async (...argv: readonly string[]) => {
    const made = await run(
      ['send', '--via', 'tencent', '--user', 'alice', '--dry-run', '--print-request', '--json', ...argv],
      { cwd },
    );
    const [request] = (JSON.parse(made.stdout) as { requests?: { curl: string }[] }).requests ?? [];
    const body = /--data-raw '(.*)'|-d '(.*)'|--data '(.*)'|--data-binary '(.*)'/s.exec(request?.curl ?? '');
    const text = body?.slice(1).find((part) => part !== undefined) ?? '{}';
    return { made, info: (JSON.parse(text) as { OfflinePushInfo?: Record<string, unknown> }).OfflinePushInfo };
  };

  it('VoIP, Live Activity and push template are in the request under Tencent’s names', async () => {
    const { info: sent, made } = await info(
      ...['--tencent-voip', 'yes', '--tencent-template', '10001', '--tencent-template-params', '{"name":"Alice"}'],
      ...['--tencent-live-activity', '{"LaId":"la-1","Event":"update","ContentState":{"step":2}}'],
    );
    expect(made.exitCode).toBe(0);
    expect(made.json().problems.map(({ code }) => code)).not.toContain('tencent-im/ignored-field');
    expect(sent).toMatchObject({
      PushTemplateId: '10001',
      PushTemplateParam: { name: 'Alice' },
      ApnsInfo: { IsVoipPush: 1, LiveActivity: { LaId: 'la-1', Event: 'update', ContentState: { step: 2 } } },
    });
  });

  it.each([
    ['--tencent-live-activity', '{"LaId":"la-1","Event":"start"}', 'ApnsInfo.LiveActivity.Event'],
    ['--tencent-live-activity', `{"LaId":"${'x'.repeat(65)}"}`, 'ApnsInfo.LiveActivity.LaId'],
    ['--tencent-live-activity', 'update', 'ApnsInfo.LiveActivity'],
    ['--tencent-template-params', '[1]', 'PushTemplateParam'],
  ])('%s %s is refused before any request, with the field', async (flag, value, field) => {
    const { made } = await info(flag, value);
    expect(
      made
        .json()
        .problems.map(({ title }) => title)
        .join(' '),
    ).toContain(field);
    expect(made.exitCode).not.toBe(0);
  });

  it('need --via', async () => {
    const made = await run(['send', '--sandbox', '--vendor', 'apns', '--tencent-voip', 'yes', '--json'], { cwd });
    expect(made.json().problems.map(({ code }) => code)).toEqual(['usage/user-without-via']);
    expect(made.exitCode).toBe(2);
  });
});

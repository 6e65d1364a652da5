// A target inside `--raw` is refused before anything is sent: only flags name the recipients.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Sandbox, send, startSandbox } from '../../../src/index.js';
import { vendors } from '../../../src/vendors/index.js';
import { demoFolder } from '../../helpers/demo-config.js';
import { cacheDir, emptyFolder, run } from '../../helpers/run-cli.js';

type VendorId = keyof typeof vendors;

/** For each vendor the target fields of its documents or of related ones, and a `--raw` without a target. */
const table: Readonly<Record<VendorId, { readonly targets: readonly string[]; readonly other: object }>> = {
  // APNs has the device token in the path; these are the app's own keys.
  apns: { targets: [], other: { topic: 'news', token: 'x', message: { token: 'x' } } },
  fcm: {
    targets: ['message.token', 'message.fid', 'message.topic', 'message.condition'],
    other: { message: { data: { topic: 'news' } } },
  },
  harmony: {
    targets: ['target.token', 'message.token', 'message.topic', 'message.condition'],
    other: { pushOptions: { ttl: 60 } },
  },
  honor: {
    targets: ['token', 'message.token', 'message.topic', 'message.condition'],
    other: { android: { ttl: '60s' } },
  },
  huawei: {
    targets: ['message.token', 'message.topic', 'message.condition'],
    other: { message: { android: { ttl: '60s' } } },
  },
  meizu: { targets: ['pushIds', 'alias'], other: { pushTimeInfo: { validTime: 2 } } },
  oppo: {
    targets: ['target_type', 'target_value'],
    other: { notification: { off_line_ttl: 60 }, verify_registration_id: true },
  },
  vivo: { targets: ['regId', 'alias', 'regIds', 'aliases', 'taskId'], other: { timeToLive: 3600 } },
  xiaomi: {
    targets: ['registration_id', 'alias', 'user_account', 'topic', 'topics', 'topic_op'],
    other: { extra: { topic: 'news' } },
  },
};
const rows = Object.entries(table).map(([id, row]) => ({ id: id as VendorId, ...row }));

/** `{ a: { b: value } }` for `a.b`. */
const nested = (path: string, value: unknown): Record<string, unknown> =>
  path.split('.').reduceRight<unknown>((inner, name) => ({ [name]: inner }), value) as Record<string, unknown>;

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
beforeEach(() => sandbox.deleteMessages());
afterAll(() => sandbox.close());

const goodToken = async (id: VendorId): Promise<string> =>
  (await vendors[id].load()).emulator.demo.devices.find(({ fate }) => fate === 'ok')?.token ?? '';

async function sendRaw(id: VendorId, raw: object) {
  const to = [{ vendor: id, token: await goodToken(id) }];
  const message = { title: 'Lunch?', body: 'Noodles at one.', raw: raw as Record<string, unknown> };
  const options = { sandbox: sandbox.url, cwd: emptyFolder(), env: { TIM_PUSH_CACHE_DIR: cacheDir } };
  const { results } = await send({ ...options, message, to });
  const sent = (await sandbox.messages()).length;
  return { status: results[0]?.status, code: results[0]?.problem?.code, title: results[0]?.problem?.title, sent };
}

describe('a target in --raw', async () => {
  it.each(rows.flatMap(({ id, targets }) => targets.map((path) => [id, path] as const)))(
    '%s: %s is refused, and no push goes out',
    async (id, path) => {
      const found = await sendRaw(id, nested(path, 'somebody-else'));
      expect(found).toMatchObject({ status: 'not-sent', code: 'usage/raw-target', sent: 0 });
      expect(found.title).toContain(`: ${path}`);
      expect((await vendors[id].load()).facts.targetFields).toContain(path);
    },
  );

  it.each(rows)('$id: a --raw without one is sent', async ({ id, other }) => {
    expect(await sendRaw(id, other)).toMatchObject({ status: 'accepted', code: undefined, sent: expect.any(Number) });
    expect(await sandbox.messages({ vendor: id })).not.toEqual([]);
  });

  const example = '{"target_type":2,"target_value":"CN_0123456789abcdef","notification":{"title":"a"}}';
  const ask = async (argv: readonly string[]) => {
    const result = await run([...argv, `--sandbox=${sandbox.url}`, '--json'], { cwd: emptyFolder() });
    return {
      exitCode: result.exitCode,
      codes: result.json().problems.map(({ code }) => code),
      fixes: result.json().problems.flatMap(({ fix }) => fix),
    };
  };

  it.each([
    [['send', '--vendor', 'oppo', '--token', await goodToken('oppo')]],
    [['send', '--vendor', 'oppo', '--token', await goodToken('oppo'), '--dry-run']],
    [['smoke', '--vendor', 'oppo', '--push']],
    [['diagnose', '--vendor', 'oppo', '--token', await goodToken('oppo')]],
  ])('with the example of a document ends %j with exit code 2 and the next step', async (argv) => {
    const { exitCode, codes, fixes } = await ask([...argv, '--raw', example]);
    expect([exitCode, codes]).toEqual([2, expect.arrayContaining(['usage/raw-target'])]);
    expect(fixes).toContain('leave target_type, target_value out of --raw, and use --token or --device');
    expect(await sandbox.messages({ path: '/server/v1/message/notification/unicast' })).toEqual([]);
  });

  it('is refused although the config silences the finding', async () => {
    const cwd = await demoFolder(['oppo'], { skip: [{ code: 'usage/raw-target', reason: 'mine' }] });
    const argv = ['send', `--sandbox=${sandbox.url}`, '--vendor', 'oppo', '--json'];
    argv.push('--token', await goodToken('oppo'), '--raw', example);
    const { exitCode, json } = await run(argv, { cwd });
    expect([exitCode, json().problems[0]?.code]).toEqual([2, 'usage/raw-target']);
    expect(await sandbox.messages()).toEqual([]);
  });

  it.each(['tencent', 'tencent-push'])('through %s: another user is refused', async (via) => {
    const argv = ['send', '--via', via, '--user', 'alice', `--sandbox=${sandbox.url}`, '--json'];
    const refused = await run([...argv, '--raw', '{"To_Account":"bob"}'], { cwd: emptyFolder() });
    expect([refused.exitCode, refused.json().problems[0]?.code]).toEqual([2, 'usage/raw-target']);
    expect(refused.json().problems[0]?.fix).toEqual(['leave To_Account out of --raw, and use --user']);
    expect(await sandbox.messages()).toEqual([]);
    expect((await run([...argv, '--raw', '{"OfflinePushInfo":{"Title":"a"}}'], { cwd: emptyFolder() })).exitCode).toBe(
      0,
    );
    expect(await sandbox.messages()).not.toEqual([]);
  });
});

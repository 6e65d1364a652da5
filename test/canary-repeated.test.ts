// The canary against a server that echoes every request: no secret, no access token and no whole device token appears in any command's output, in any encoding.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allFields, vendorIds } from '../src/session/vendors/list.js';
import { vendors } from '../src/vendors/index.js';
import { demoFolder } from './helpers/demo-config.js';
import { hastyClock } from './helpers/hasty-clock.js';
import { ACCESS_TOKEN, type RepeatingServer, startRepeatingServer } from './helpers/repeating-server.js';
import { cacheDir, run } from './helpers/run-cli.js';

const FORMATS = ['human', 'json', 'ndjson', 'junit', 'sarif', 'github'] as const;
/** Length of a piece of a hidden value that counts as a leak, wherever the value was cut. */
const PIECE = 12;

let server: RepeatingServer;
let folder: string;
let tokens: Readonly<Record<string, string>>;
let searched: readonly { readonly of: string; readonly text: string }[];
let looked = 0;

beforeAll(async () => {
  server = await startRepeatingServer();
  const secrets = Object.fromEntries(
    allFields()
      .filter((field) => field.secret === true && field.kind === 'text' && field.key !== 'im_secret_key')
      .map((field) => [field.key, `${field.key.replaceAll('_', '+')}/d41d8c=="&\\x`]),
  );
  const found: Record<string, string> = {};
  for (const id of vendorIds) found[id] = (await vendors[id].load()).emulator.demo.devices[0]?.token ?? '';
  tokens = found;
  folder = await demoFolder(vendorIds, {
    ...secrets,
    im_sdk_app_id: 1400000001,
    im_secret_key: 'f0e1d2c3'.repeat(8),
    endpoints: {
      ...Object.fromEntries([...vendorIds, 'tencent-im'].map((id) => [id, server.url(id)])),
      apns: server.url('apns', 'h2'),
      fcm: { push: server.url('fcm', 'h2'), auth: server.url('fcm') },
    },
    devices: Object.fromEntries(vendorIds.map((vendor) => [`my-${vendor}`, { vendor, token: found[vendor] }])),
  });
  const keys = readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .flatMap((text) => text.split(/\r?\n|\\n/))
    .filter((line) => /^[A-Za-z0-9+/=]{40,}$/.test(line));
  const hidden = { ...secrets, im_secret_key: 'f0e1d2c3'.repeat(8), access: ACCESS_TOKEN, ...found };
  searched = [
    ...Object.entries(hidden).flatMap(([of, value]) => [
      ...[value, JSON.stringify(value).slice(1, -1), encodeURIComponent(value)].map((text) => ({ of, text })),
      ...[0, 1, 2].map((before) => {
        const text = Buffer.from('x'.repeat(before) + value).toString('base64');
        return { of, text: text.slice(before + 1, before + 1 + 16) };
      }),
      { of, text: Buffer.from(value).toString('hex').slice(0, 24) },
      { of, text: Buffer.from(value).toString('hex').slice(0, 24).toUpperCase() },
      {
        of,
        text: [...value.slice(0, PIECE)]
          .map((sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
          .join(''),
      },
      { of, text: [...value.slice(0, PIECE)].map((sign) => `%${sign.charCodeAt(0).toString(16)}`).join('') },
      { of, text: value.slice(0, PIECE) },
    ]),
    ...keys.map((text) => ({ of: 'a key file', text })),
  ];
});
afterAll(() => server.close());

function expectNothingTold(text: string, where: string): void {
  looked += text.length;
  for (const { of, text: canary } of searched) {
    const at = text.indexOf(canary);
    expect(at < 0 ? '' : `${where}: ${of} in …${text.slice(Math.max(0, at - 60), at)}<${canary}>`).toBe('');
  }
}

const devices = (): string[] => vendorIds.flatMap((id) => ['--device', `my-${id}`]);
const runs = (): readonly (readonly string[])[] => [
  ['send', ...devices(), '--retries', '0', '--verbose', '--debug'],
  ['send', ...devices(), '--dry-run'],
  [
    'send',
    '--tokens',
    'list.txt',
    '--vendor',
    'xiaomi',
    '--yes',
    '--retries',
    '0',
    '--journal',
    `run-${server.received}.journal`,
  ],
  ['vivo-test', '--device', 'my-vivo'],
  ['check-config', '--vendor', 'all', '--verbose'],
  ['device-status', ...devices(), '--probe'],
  ['device-status', '--vendor', 'vivo', '--device', 'my-vivo', '--task', '1234567'],
  ['device-status', '--user', 'alice'],
  ['diagnose', '--device', 'my-vivo', '--report', 'diagnose.html'],
  ['diagnose', '--device', 'my-xiaomi', '--user', 'alice', '--report', 'user.html'],
  ['smoke', '--push', '--report', 'smoke.html', '--junit', 'smoke.xml'],
  ['send', '--via', 'tencent', '--user', 'alice'],
  ['send', '--via', 'tencent-push', '--user', 'alice', '--verbose'],
];

/** Each answer of the server has another shape, status and encoding; commands change their format from round to round. */
describe('a server that echoes the whole request', () => {
  it.each([0, 1, 2, 3])('round %i', { timeout: 240_000 }, async (round) => {
    writeFileSync(join(folder, 'list.txt'), `${tokens['xiaomi']}\n`);
    for (const [k, argv] of runs().entries()) {
      const checks = !['send', 'vivo-test', 'device-status'].includes(argv[0] ?? '');
      const format = FORMATS[(round + k) % (checks ? FORMATS.length : 3)] ?? 'human';
      const options = ['--format', format, '--lang', round % 2 === 0 ? 'en' : 'zh', '--ca-file', server.caFile];
      const { received } = server;
      const { stdout, stderr, exitCode } = await run([...argv, ...options], {
        cwd: folder,
        // Pauses before a retry end at once.
        clock: hastyClock(),
        env: { TIM_PUSH_CACHE_DIR: `${cacheDir}-${round}` },
      });
      const where = `${argv.join(' ')} as ${format}`;
      expect(`${exitCode} ${stdout}${stderr}`, where).not.toContain('program/internal');
      expect(server.received, where).toBeGreaterThan(received);
      expectNothingTold(`${stdout}${stderr}`, where);
      if (format === 'json') JSON.parse(stdout);
    }
  });

  it('no file written during the rounds holds a secret either', () => {
    const own = /^(?:tim-push\.config\.json|list\.txt|.*_.*\.txt)$/;
    const files = readdirSync(folder).filter((name) => !own.test(name));
    expect(files).toEqual(expect.arrayContaining(['diagnose.html', 'user.html', 'smoke.html', 'smoke.xml']));
    expect(files.some((name) => name.endsWith('.journal'))).toBe(true);
    for (const name of files) expectNothingTold(readFileSync(join(folder, name), 'utf8'), name);
    expect(looked).toBeGreaterThan(500_000);
  });

  it('every shape was answered with every status and every encoding, APNs and FCM over HTTP/2', () => {
    const ways = [...server.told];
    expect(new Set(ways.map(({ shape, status }) => `${shape} ${status}`)).size).toBe(4 * 9);
    expect(new Set(ways.map(({ shape, encoding }) => `${shape} ${encoding}`)).size).toBe(4 * 12);
    expect([...server.overH2].sort()).toEqual(['apns', 'fcm']);
  });
});

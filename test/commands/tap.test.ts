// `tap` on the built program: what is opened for each vendor, what is refused before a phone is asked, and the payload for the simulator.
import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder, run } from '../helpers/run-cli.js';
import { APP, inFront, type TapScript, tapProgram } from '../helpers/tap-phone.js';

const EXT = `{"conversationID":"c2c_o'brien; $HOME"}`;
const PAGE = 'intent://com.tencent.qcloud.uniapp/detail?#Intent;scheme=pushscheme;launchFlags=0x4000000;end';

interface Answer {
  readonly state: string;
  readonly ran?: string;
  readonly opens?: string;
  readonly proves: readonly string[];
  readonly doesNotProve: readonly string[];
  readonly simctl?: string;
}

async function tap(argv: readonly string[], script: TapScript = {}, config: object = {}) {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, 'tim-push.config.json'), JSON.stringify({ package_name: APP, ...config }), { mode: 0o600 });
  const env = { TIM_PUSH_ADB: tapProgram(cwd, script) };
  const result = await run(['tap', ...argv, '--json'], { cwd, env });
  const document = result.json() as unknown as Answer;
  return { ...document, cwd, exitCode: result.exitCode, codes: result.json().problems.map(({ code }) => code) };
}

const timpush = ['--click-target', 'timpush'];
const opened = (vendor: string, ...more: readonly string[]) =>
  tap(['--vendor', vendor, '--ext', EXT, ...more], {}, { timpush_click_page: PAGE });
const QUOTED = `--es ext '{"conversationID":"c2c_o'\\''brien; $HOME"}'`;
const S_EXT = encodeURIComponent(EXT);

describe('tap opens what the request names', () => {
  it.each<readonly [vendor: string, more: readonly string[], ran: string]>([
    [
      'vivo',
      [],
      `am start -W ${QUOTED} -p ${APP} 'tencent_im_push://${APP}/message?#Intent;scheme=tencent_im_push;launchFlags=0x4000000;end'`,
    ],
    ['vivo', timpush, `am start -W ${QUOTED} -p ${APP} '${PAGE}'`],
    [
      'honor',
      [],
      `am start -W -p ${APP} 'intent://${APP}/honorMessage?#Intent;scheme=tencent_im_push;launchFlags=0x4000000;S.ext=${S_EXT.replaceAll("'", "'\\''")};end'`,
    ],
    [
      'oppo',
      [],
      `am start -W ${QUOTED} -n ${APP}/com.tencent.flutter.tim_ui_kit_push_plugin.pushActivity.OPPOMessageActivity`,
    ],
    [
      'oppo',
      ['--oppo-ext', 'spread'],
      `am start -W --es conversationID 'c2c_o'\\''brien; $HOME' -n ${APP}/com.tencent.flutter.tim_ui_kit_push_plugin.pushActivity.OPPOMessageActivity`,
    ],
    [
      'huawei',
      timpush,
      `am start -W -p ${APP} '${PAGE.replace('end', `S.ext=${S_EXT.replaceAll("'", "'\\''")};end`)}'`,
    ],
    [
      'xiaomi',
      timpush,
      `am start -W -p ${APP} '${PAGE.replace('end', `S.ext=${S_EXT.replaceAll("'", "'\\''")};end`)}'`,
    ],
  ])('%s %j', async (vendor, more, ran) => {
    const answer = await opened(vendor, ...more);
    expect(answer).toMatchObject({ state: 'came-up', ran });
  });

  it.each(['huawei', 'xiaomi', 'meizu', 'fcm'])(
    'for %s of the older plugin: the launcher, and the answer says what adb cannot do',
    async (vendor) => {
      const answer = await opened(vendor);
      expect(answer.ran).toContain('-c android.intent.category.LAUNCHER');
      expect(answer.ran?.includes(QUOTED)).toBe(vendor === 'huawei' || vendor === 'fcm');
      expect(answer.doesNotProve.length).toBeGreaterThan(1);
    },
  );

  it('and --raw overrides it', async () => {
    const answer = await tap(['--vendor', 'vivo', '--raw', '{"skipType":1}']);
    expect(answer).toMatchObject({ state: 'came-up', opens: 'the app (skipType 1)' });
    expect(answer.codes).toContain('click/app-only');
  });
});

describe('tap says why nothing is opened', () => {
  it.each<readonly [argv: readonly string[], exitCode: number, code: string]>([
    [[], 2, 'usage/which-vendor'],
    [['--vendor', 'vivo,oppo'], 2, 'usage/which-vendor'],
    [['--vendor', 'nokia'], 2, 'usage/unknown-vendor'],
    [['--vendor', 'vivo', '--payload', 'x.apns'], 2, 'usage/flag-of-vendor'],
    [['--vendor', 'vivo', '--package', 'a;reboot'], 3, 'device/package-name'],
    [['--vendor', 'vivo', '--adb', 'NOBODY'], 2, 'device/unknown-serial'],
    [['--vendor', 'harmony'], 2, 'device/tap-no-hdc'],
    [['--vendor', 'harmony', '--harmony-push-type', 'background'], 1, 'device/tap-nothing'],
    [['--vendor', 'xiaomi', '--raw', '{"pass_through":1}'], 1, 'device/tap-nothing'],
    [['--vendor', 'huawei', '--raw', '{"message":{"android":{"notification":null}}}'], 1, 'device/tap-nothing'],
    [
      ['--vendor', 'fcm', '--raw', '{"message":{"notification":null,"android":{"notification":null}}}'],
      1,
      'device/tap-nothing',
    ],
    [['--vendor', 'apns', '--apns-push-type', 'background'], 1, 'device/tap-nothing'],
    [['--vendor', 'apns'], 3, 'device/tap-no-bundle'],
    [['--vendor', 'vivo', '--raw', '{"skipType":9}'], 1, 'device/tap-not-known'],
  ])('%j', async (argv, exitCode, code) => {
    const answer = await tap(argv);
    expect([answer.exitCode, answer.state, answer.codes[0]]).toEqual([exitCode, 'not-opened', code]);
  });

  it('a crash, two phones and no adb end with their exit codes', async () => {
    const vivo = ['--vendor', 'vivo'];
    expect(await tap(vivo, { front: [inFront('a.b/.Home')] })).toMatchObject({
      exitCode: 1,
      state: 'not-in-front',
      proves: [],
    });
    const two = await tap(vivo, { devices: 'List of devices attached\nA1 device\nB2 device\n' });
    expect(two).toMatchObject({ exitCode: 2, codes: ['device/several-phones'] });
    const gone = await run(['tap', ...vivo, '--package', APP], {
      cwd: emptyFolder(),
      env: { TIM_PUSH_ADB: '/no/such/adb' },
    });
    expect([gone.exitCode, gone.stdout]).toEqual([5, expect.stringContaining('device/adb-missing')]);
  });
});

describe('tap for iOS', () => {
  const apns = ['--vendor', 'apns', '--package', APP, '--ext', EXT];

  it('writes the payload that APNs would deliver, and prints the command', async () => {
    const answer = await tap([...apns, '--payload', "o'push.apns"]);
    expect(answer).toMatchObject({
      exitCode: 0,
      state: 'payload-written',
      simctl: `xcrun simctl push booted 'o'\\''push.apns'`,
    });
    const file = join(answer.cwd, "o'push.apns");
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
      'Simulator Target Bundle': APP,
      ext: EXT,
      aps: { sound: 'default' },
    });
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('does not claim that an older file is owner-only', async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'push.apns'), '');
    chmodSync(join(cwd, 'push.apns'), 0o644);
    const { stdout } = await run(['tap', ...apns], { cwd });
    expect(stdout).toContain('push.apns written');
    expect(stdout).not.toContain('readable only by you');
  });

  it('reports a path that cannot be written', async () => {
    const cwd = emptyFolder();
    mkdirSync(join(cwd, 'push.apns'));
    const { exitCode, stdout, stderr } = await run(['tap', ...apns], { cwd });
    expect([exitCode, stdout + stderr]).toEqual([2, expect.stringContaining('usage/unwritable-file')]);
  });

  it('refuses a payload that is too large for APNs', async () => {
    const answer = await tap(['--vendor', 'apns', '--package', APP, '--ext', `{"a":"${'x'.repeat(5000)}"}`]);
    expect([answer.exitCode, answer.state]).toEqual([1, 'not-opened']);
  });
});

// A tap repeated on a phone by a scripted adb: what opens, and each reason why nothing does.
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFrontActivity, readResolved, readSchemes, readStarted } from '../../src/device/read-tap.js';
import { tapCommand } from '../../src/device/tap-command.js';
import { tapPhone } from '../../src/device/tap-phone.js';
import { pluginPage } from '../../src/push/click/click.js';
import type { SentTap } from '../../src/push/click/tap.js';
import { commandLine } from '../../src/text/shell-words.js';
import { APP, inFront, PUSH_PAGE, resolvedTo, STARTED, type TapScript, tapAdb } from '../helpers/tap-phone.js';

const EXT = `{"conversationID":"c2c_a l'ice; $HOME \`id\` \\"x\\""}`;
const VIVO: SentTap = {
  tap: { kind: 'page', field: 'skipType 4', intent: pluginPage('/message', APP) },
  extras: { ext: EXT },
};
const waits = { sleep: async () => {} };

async function tapped(script: TapScript = {}, sent: SentTap = VIVO, asked: string[] = [], serial?: string) {
  const command = tapCommand(sent, APP);
  if (command.kind !== 'start') throw new Error(command.why);
  const question = { packageName: APP, sent, command, serial, opensApp: sent.tap.kind !== 'link' };
  const outcome = await tapPhone(question, tapAdb(script, asked), waits);
  return { ...outcome, codes: outcome.problems.map(({ code }) => code) };
}

const NONE = 'No activity found\n';
const DENIED = `Starting: Intent { }\njava.lang.SecurityException: Permission Denial: starting Intent { cmp=x } from null (pid=9, uid=2000) not exported from uid 10123\n`;

describe('a tap on the phone', () => {
  it('opens the page with ext and brings the app to the front', async () => {
    const asked: string[] = [];
    const outcome = await tapped({}, VIVO, asked);
    expect(outcome).toMatchObject({
      state: 'came-up',
      uid: 2000,
      target: { component: `${APP}/${PUSH_PAGE}`, exported: true },
      before: 'com.android.launcher3/com.android.launcher3.Launcher',
      after: `${APP}/${APP}.MainActivity`,
      codes: [],
    });
    expect(outcome.ran).toBe(asked.find((line) => line.startsWith('am start')));
  });

  it('waits for the activity that follows the one of the push SDK', async () => {
    const through = inFront(`${APP}/${PUSH_PAGE}`);
    const front = [inFront('a.b/.Home'), through, inFront(`${APP}/.MainActivity`)];
    expect(await tapped({ front })).toMatchObject({ state: 'came-up', after: `${APP}/${APP}.MainActivity` });
  });

  it.each<readonly [name: string, script: TapScript, state: string, code: string]>([
    [
      'not exported',
      { resolve: [resolvedTo(PUSH_PAGE, APP, false)], start: DENIED },
      'not-opened',
      'device/tap-not-exported',
    ],
    [
      'not exported, and the phone tells it only when asked to start',
      { resolve: [resolvedTo(PUSH_PAGE, APP, undefined)], start: DENIED },
      'not-opened',
      'device/tap-not-exported',
    ],
    ['no activity', { resolve: [NONE] }, 'not-opened', 'device/tap-no-page'],
    [
      'wrong package',
      { resolve: [NONE, resolvedTo('com.other.Page', 'com.other')] },
      'not-opened',
      'device/tap-other-app',
    ],
    [
      'another permission',
      { start: 'java.lang.SecurityException: Permission Denial: requires x' },
      'not-opened',
      'device/tap-denied',
    ],
    [
      'the class is gone',
      { start: 'Error type 3\nError: Activity class {a/b} does not exist.' },
      'not-opened',
      'device/tap-no-class',
    ],
    ['the start hangs', { start: 'Starting: Intent\nStatus: timeout\nComplete' }, 'not-opened', 'device/tap-silent'],
    ['unknown words', { start: 'Error: the moon is full' }, 'not-opened', 'device/tap-failed'],
    ['an answer without a status', { start: '' }, 'not-opened', 'device/tap-failed'],
    [
      'two phones',
      { devices: 'List of devices attached\nA1 device\nB2 device\n' },
      'not-opened',
      'device/several-phones',
    ],
    ['no phone', { devices: 'List of devices attached\n' }, 'not-opened', 'device/no-phone'],
    ['unauthorized', { devices: 'List of devices attached\nA1 unauthorized\n' }, 'not-opened', 'device/unauthorized'],
    [
      'not installed',
      { package: 'Unable to find package: com.example.chat\n' },
      'not-opened',
      'device/app-not-installed',
    ],
    ['a silent dump is no missing app', { package: '' }, 'not-opened', 'device/adb-failed'],
    [
      'a refused dump is no missing app',
      { package: "Permission Denial: can't dump\n" },
      'not-opened',
      'device/adb-failed',
    ],
    ['never unlocked', { user: 'RUNNING_LOCKED\n' }, 'not-opened', 'device/tap-locked'],
    [
      'locked screen',
      { front: [inFront('a.b/.Home'), inFront(`${APP}/.MainActivity`, true)] },
      'not-in-front',
      'device/tap-screen-locked',
    ],
    ['the app crashes', { front: [inFront('a.b/.Home')] }, 'not-in-front', 'device/tap-not-in-front'],
    ['the front is not told', { front: ['nothing'] }, 'not-in-front', 'device/tap-front-unread'],
    ['in front before', { front: [inFront(`${APP}/.MainActivity`)] }, 'in-front-before', 'device/tap-front-before'],
  ])('%s', async (_, script, state, code) => {
    const outcome = await tapped(script);
    expect([outcome.state, outcome.codes[0]]).toEqual([state, code]);
  });

  describe('a link', () => {
    const LINK: SentTap = { tap: { kind: 'link', field: 'x', url: 'https://a.example' }, extras: {} };
    const BROWSER = 'com.browser';
    const script = { resolve: [resolvedTo('com.browser.Open', BROWSER)], start: STARTED(`${BROWSER}/.Open`) };
    const HOME = inFront('a.b/.Home');

    it('opens in the app that Android chose', async () => {
      const outcome = await tapped({ ...script, front: [HOME, inFront(`${BROWSER}/.Tab`)] }, LINK);
      expect(outcome).toMatchObject({ state: 'came-up', after: `${BROWSER}/${BROWSER}.Tab`, codes: [] });
    });

    it.each<readonly [name: string, more: TapScript, state: string, code: string]>([
      [
        'another app that came in front did not open it',
        { front: [HOME, inFront('c.d/.Call')] },
        'not-in-front',
        'device/tap-link-unseen',
      ],
      [
        'a browser in front before',
        { front: [inFront(`${BROWSER}/.Tab`)] },
        'in-front-before',
        'device/tap-front-before',
      ],
      ['no app opens it', { resolve: [NONE] }, 'not-opened', 'device/tap-no-link'],
      [
        'no app opens it, told at the start',
        { resolve: [''], start: 'Error: Activity not started, unable to resolve Intent { x }' },
        'not-opened',
        'device/tap-no-link',
      ],
      [
        'several apps open it',
        {
          resolve: [resolvedTo('com.android.internal.app.ResolverActivity', 'android')],
          start: STARTED('android/com.android.internal.app.ResolverActivity'),
          front: [HOME, inFront('android/com.android.internal.app.ResolverActivity')],
        },
        'not-in-front',
        'device/tap-chooser',
      ],
    ])('%s', async (_, more, state, code) => {
      const outcome = await tapped({ ...script, ...more }, LINK);
      expect([outcome.state, outcome.codes[0]]).toEqual([state, code]);
    });
  });

  it('an activity that was in front in a single reading does not count as in front', async () => {
    const names = ['.Home', '.A', '.B', '.C', '.D'];
    const front = names.map((name) => inFront(`${APP}/${name}`));
    expect(await tapped({ front })).toMatchObject({
      state: 'not-in-front',
      after: undefined,
      codes: ['device/tap-front-changing'],
    });
  });

  it('as root an activity that is not exported opens, and is still reported', async () => {
    const outcome = await tapped({ uid: '0\n', resolve: [resolvedTo(PUSH_PAGE, APP, false)] });
    expect(outcome).toMatchObject({ state: 'came-up', uid: 0, codes: ['device/tap-not-exported'] });
  });

  it('names the schemes that the app does handle', async () => {
    const dump = `Activity Resolver Table:\n  Schemes:\n      pushscheme:\n        1a2b ${APP}/.OpenActivity filter 9\n      other:\n        1a2b com.other/.X filter 9\n  Non-Data Actions:\n\nPackages:\n  Package [${APP}] (c0ffee1):\n    versionName=1\n    User 0: installed=true stopped=false enabled=0\n`;
    expect(readSchemes(dump, APP)).toEqual(['pushscheme']);
    const outcome = await tapped({ package: dump, resolve: [NONE] });
    expect(outcome.problems[0]).toMatchObject({ code: 'device/tap-other-schemes', args: { known: 'pushscheme' } });
  });

  it('the launcher activity is looked up first, and started by name with the extras of the push', async () => {
    const asked: string[] = [];
    const sent: SentTap = { tap: { kind: 'app', field: 'x' }, extras: { ext: '{}' } };
    await tapped({ resolve: [resolvedTo(`${APP}.MainActivity`)] }, sent, asked);
    expect(asked).toContain(`cmd package resolve-activity ${APP}`);
    expect(asked).toContain(
      `am start -W --es ext '{}' -n ${APP}/${APP}.MainActivity -a android.intent.action.MAIN -c android.intent.category.LAUNCHER`,
    );
    expect(await tapped({ resolve: [NONE] }, sent)).toMatchObject({ codes: ['device/tap-no-launcher'] });
    expect(await tapped({ resolve: [''] }, sent)).toMatchObject({ codes: ['device/tap-unresolved'] });
  });

  it('a class, an action and a link each become the matching intent', () => {
    const words = (tap: SentTap['tap']) => {
      const made = tapCommand({ tap, extras: {} }, APP);
      return made.kind === 'start' ? made.intent.join(' ') : made.why;
    };
    expect(words({ kind: 'activity', field: 'x', name: 'com.a.Page' })).toBe(`-n ${APP}/com.a.Page`);
    expect(words({ kind: 'activity', field: 'x', name: '-n evil' })).toBe('no-class');
    expect(words({ kind: 'action', field: 'x', action: 'com.a.OPEN' })).toBe(`-a com.a.OPEN -p ${APP}`);
    expect(words({ kind: 'link', field: 'x', url: 'https://a.example' })).toBe(
      '-a android.intent.action.VIEW -d https://a.example',
    );
    expect(words({ kind: 'page', field: 'x', intent: 'no address' })).toBe('no-address');
    expect(words({ kind: 'none', field: 'x' })).toBe('none');
  });
});

describe('an argument passed through the shell of the phone', () => {
  const through = (words: readonly string[]): readonly string[] =>
    execFileSync('sh', ['-c', `for word in ${commandLine(words)}; do printf '%s\\0' "$word"; done`], {
      encoding: 'utf8',
    })
      .split('\0')
      .slice(0, -1);

  it.skipIf(process.platform === 'win32')('arrives unchanged, whatever characters it contains', () => {
    const given = [
      EXT,
      "'",
      "''",
      '$(reboot)',
      'a;b',
      '`x`',
      '\\',
      'line\nbreak',
      '',
      '*',
      '中文 "引号"',
      '-p',
      '&& rm',
    ];
    expect(through(given)).toEqual(given);
    const word = fc.string({
      unit: fc.constantFrom("'", '"', '$', '`', '\\', ';', ' ', '\n', '&', '|', '(', '*', '~', '!', 'a', '界'),
    });
    fc.assert(
      fc.property(fc.array(word, { minLength: 60, maxLength: 60 }), (words) => {
        expect(through(words)).toEqual(words);
      }),
      { numRuns: 10 },
    );
  });

  it('keeps ext as one word in the start command of a tap', async () => {
    const { ran = '' } = await tapped();
    expect(ran).toContain(`--es ext '{"conversationID":"c2c_a l'\\''ice; $HOME \`id\` \\"x\\""}' -p`);
  });
});

describe('the output of the phone', () => {
  it('is read with Windows line endings, and in the wording of each Android version', () => {
    expect(readResolved(resolvedTo('a.B').replaceAll('\n', '\r\n'))).toMatchObject({
      component: `${APP}/a.B`,
      exported: true,
    });
    expect(readResolved(resolvedTo('com.android.internal.app.ResolverActivity', 'android'))).toBe('chooser');
    expect(readResolved('/system/bin/sh: cmd: not found')).toBe('unread');
    expect(readFrontActivity('  mResumedActivity: ActivityRecord{1 u0 a.b/.C t1}')).toBe('a.b/a.b.C');
    expect(readFrontActivity('  ResumedActivity: ActivityRecord{1 u0 a.b/c.D t1}')).toBe('a.b/c.D');
    expect(
      readStarted('Warning: Activity not started, intent has been delivered to currently running top-most instance.'),
    ).toMatchObject({ kind: 'started', delivered: true });
    expect(readStarted(STARTED('a/b'))).toEqual({ kind: 'started', component: 'a/b', delivered: false });
  });
});

// What a tap on the phone proves and does not prove, for a link and for a page, and what the phone did not report.
import { expect, it } from 'vitest';
import { phoneTap } from '../../src/checks/tap.js';
import type { Settings } from '../../src/push/types.js';
import { vivo } from '../../src/vendors/vivo/index.js';
import { emptyFolder } from '../helpers/run-cli.js';
import { APP, resolvedTo, STARTED, type TapScript, tapProgram } from '../helpers/tap-phone.js';

const settings: Settings = {
  text: () => undefined,
  secret: () => undefined,
  file: () => undefined,
  has: () => false,
  origin: () => undefined,
};
/** The phone's answer, without the lines about the lock screen. */
const front = (component: string): string => `  topResumedActivity=ActivityRecord{1 u0 ${component} t1}\n`;

async function tapOfRaw(raw: Readonly<Record<string, unknown>>, script: TapScript) {
  const message = { title: 'a', body: 'b', mode: 'formal', clickTarget: 'plugin', options: {}, raw } as const;
  const machine = {
    env: { TIM_PUSH_ADB: tapProgram(emptyFolder(), script) },
    platform: process.platform,
    clock: { now: () => 0, sleep: async () => {} },
  };
  const { signal } = new AbortController();
  return phoneTap({ vendor: vivo, message, settings, packageName: APP }, { serial: undefined, machine, signal });
}

it('for a link the answer says which app opened it, and nothing about a page', async () => {
  const { state, proves, doesNotProve } = await tapOfRaw(
    { skipType: 2, skipContent: 'https://a.example' },
    {
      resolve: [resolvedTo('com.browser.Open', 'com.browser')],
      start: STARTED('com.browser/.Open'),
      front: [front('com.android.launcher3/.Launcher'), front('com.browser/.Tab')],
    },
  );
  expect(state).toBe('came-up');
  expect(proves.map(({ en }) => en)).toEqual(['Android opened the link with com.browser/com.browser.Tab']);
  expect(doesNotProve.map(({ en }) => en)).toEqual([
    'that vivo passes on the same intent: only a real push shows that',
    'that the screen was unlocked: the phone did not report it',
  ]);
});

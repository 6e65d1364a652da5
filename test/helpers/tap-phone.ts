// A phone connected by USB that receives taps: its answers in order, as a function and as a stub for adb.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Adb } from '../../src/device/run-adb.js';
import { ONE_PHONE, phoneAnswers } from './phone.js';

export const APP = 'com.example.chat';
export const PUSH_PAGE = 'com.tencent.flutter.tim_ui_kit_push_plugin.pushActivity.VIVOMessageActivity';
const HOME = 'com.android.launcher3/.Launcher';

export const inFront = (component: string | undefined, keyguard = false): string =>
  [
    'ACTIVITY MANAGER ACTIVITIES (dumpsys activity activities)',
    ...(component === undefined ? [] : [`  topResumedActivity=ActivityRecord{1a2b3c4 u0 ${component} t12}`]),
    'KeyguardController:',
    `  mKeyguardShowing=${keyguard}`,
    '',
  ].join('\n');

export const resolvedTo = (name: string, owner = APP, exported: boolean | undefined = true): string =>
  [
    'priority=0 preferredOrder=0 match=0x308000 specificIndex=-1 isDefault=true',
    'ActivityInfo:',
    `  name=${name}`,
    `  packageName=${owner}`,
    ...(exported === undefined ? [] : [`  enabled=true exported=${exported} directBootAware=false`]),
    '  ApplicationInfo:',
    `    packageName=${owner}`,
    '    enabled=true minSdkVersion=21',
    '',
  ].join('\n');

export const STARTED = (component: string): string =>
  `Starting: Intent { act=android.intent.action.VIEW }\nStatus: ok\nLaunchState: COLD\nActivity: ${component}\nTotalTime: 301\nComplete\n`;

export interface TapScript {
  readonly devices?: string;
  readonly phone?: string;
  readonly uid?: string;
  readonly package?: string;
  readonly user?: string;
  /** Answers in turn; the last one stays. */
  readonly resolve?: readonly string[];
  readonly start?: string;
  readonly front?: readonly string[];
}

type Answers = readonly (readonly [begins: string, answers: readonly string[]])[];

function answersOf(script: TapScript): Answers {
  const phone = phoneAnswers(script.phone ?? 'android-15-healthy');
  return [
    ['getprop', [phone.get('getprop') ?? '']],
    ['id -u', [script.uid ?? '2000\n']],
    ['dumpsys package', [script.package ?? phone.get(`dumpsys package ${APP}`) ?? '']],
    ['am get-started-user-state', [script.user ?? 'RUNNING_UNLOCKED\n']],
    ['cmd package resolve-activity', script.resolve ?? [resolvedTo(PUSH_PAGE)]],
    ['am start', [script.start ?? STARTED(`${APP}/${PUSH_PAGE}`)]],
    ['dumpsys activity activities', script.front ?? [inFront(HOME), inFront(`${APP}/.MainActivity`)]],
  ];
}

/** `asked` collects the shell lines. */
export function tapAdb(script: TapScript = {}, asked: string[] = []): Adb {
  const answers = answersOf(script);
  const turns = new Map<string, number>();
  return async (args) => {
    if (args[0] === 'devices') return { kind: 'done', code: 0, stdout: script.devices ?? ONE_PHONE, stderr: '' };
    const line = args.slice(args.indexOf('shell') + 1).join(' ');
    asked.push(line);
    const found = answers.find(([begins]) => line.startsWith(begins));
    const turn = turns.get(found?.[0] ?? '') ?? 0;
    turns.set(found?.[0] ?? '', turn + 1);
    const text = found?.[1][Math.min(turn, found[1].length - 1)] ?? '';
    return { kind: 'done', code: 0, stdout: text, stderr: '' };
  };
}

/** The same as a program; its turns are counted in a file beside it. */
export function tapProgram(folder: string, script: TapScript = {}): string {
  const program = join(folder, 'adb');
  const text = `#!${process.execPath}
const { appendFileSync, readFileSync } = require('node:fs');
const answers = ${JSON.stringify(answersOf(script))};
const args = process.argv.slice(2);
if (args[0] === 'devices') process.stdout.write(${JSON.stringify(script.devices ?? ONE_PHONE)});
else {
  const line = args.slice(args.indexOf('shell') + 1).join(' ');
  const log = ${JSON.stringify(join(folder, 'adb.log'))};
  appendFileSync(log, line.split('\\n')[0] + '\\n');
  const [begins, list] = answers.find(([start]) => line.startsWith(start)) ?? ['', ['']];
  const turn = readFileSync(log, 'utf8').split('\\n').filter((item) => begins !== '' && item.startsWith(begins)).length;
  process.stdout.write(list[Math.min(turn, list.length) - 1] ?? '');
}
`;
  writeFileSync(program, text, { mode: 0o700 });
  return program;
}

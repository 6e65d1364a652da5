// The tap of one push, repeated without its vendor: on the phone through adb, or as a payload file for the iOS simulator.
import { packageProblem } from '../device/find-phone.js';
import { systemAdb } from '../device/run-adb.js';
import { tapCommand } from '../device/tap-command.js';
import { type TapOutcome, tapPhone } from '../device/tap-phone.js';
import { tapProblem } from '../problems/entries/app/tap.js';
import { usageProblem } from '../problems/entries/usage.js';
import type { Problem } from '../problems/types.js';
import { appContextOf } from '../push/click/click-target.js';
import { describeTap, type SentTap } from '../push/click/tap.js';
import { asSent } from '../push/message/raw.js';
import type { PushMessage, Settings, Vendor } from '../push/types.js';
import type { TapReport } from '../report/answers/tap.js';
import type { Machine } from '../session/machine.js';
import { isOwnerOnly, whyUnwritable, writeOwnerFile } from '../stores/user-files.js';
import { excerptOf } from '../text/excerpt.js';
import { fillBoth, t } from '../text/language.js';
import { hasFileModes } from '../text/platform.js';
import { commandLine } from '../text/shell-words.js';

export interface TapAsked {
  readonly vendor: Vendor;
  readonly message: PushMessage;
  readonly settings: Settings;
  /** Else the config's. */
  readonly packageName: string | undefined;
}

interface Begun {
  readonly settings: Settings;
  readonly sent: SentTap;
  readonly base: Omit<TapReport, 'state' | 'problems'>;
  readonly notes: readonly Problem[];
}

function begin({ vendor, message, settings: own, packageName }: TapAsked, key: string): Begun {
  const name = (packageName ?? own.text(key) ?? '').trim();
  const settings = name === '' ? own : withText(own, key, name);
  const sent = vendor.sentTap(message, settings);
  const { ext } = asSent(message, vendor.rawTexts);
  const clicks = vendor.checkMessage(message, settings).filter(({ code }) => code.startsWith('click/'));
  const notes = ext === undefined ? [] : vendor.deliverExt(ext, appContextOf(message, settings), message.options).notes;
  return {
    settings,
    sent,
    base: {
      vendor: { id: vendor.id, name: vendor.name },
      opens: describeTap(sent.tap),
      ext,
      packageName: name,
      proves: [],
      doesNotProve: [],
    },
    notes: onceEach([...clicks, ...notes]),
  };
}

const nothing = ({ tap }: SentTap): Problem =>
  tapProblem('device/tap-nothing', { args: { what: excerptOf(tap.field, 160) } });

const onceEach = (problems: readonly Problem[]): readonly Problem[] =>
  problems.filter((problem, i) => problems.findIndex(({ code }) => code === problem.code) === i);

const withText = (settings: Settings, key: string, value: string): Settings => ({
  text: (name) => (name === key ? value : settings.text(name)),
  secret: (name) => settings.secret(name),
  file: (name) => settings.file(name),
  has: (name) => name === key || settings.has(name),
  origin: (name) => settings.origin(name),
});

export async function phoneTap(
  asked: TapAsked,
  {
    serial,
    machine,
    signal,
  }: {
    readonly serial: string | undefined;
    readonly machine: Pick<Machine, 'env' | 'platform' | 'clock'>;
    readonly signal: AbortSignal;
  },
): Promise<TapReport> {
  const { sent, base, notes } = begin(asked, 'package_name');
  const { packageName } = base;
  const stop = (problem: Problem): TapReport => ({
    ...base,
    state: 'not-opened',
    problems: onceEach([problem, ...notes]),
  });
  const what = excerptOf(base.opens, 160);
  if (sent.tap.kind === 'none') return stop(nothing(sent));
  if (base.vendor.id === 'harmony') return stop(tapProblem('device/tap-no-hdc', { args: { what } }));
  const wrong = packageProblem(packageName);
  if (wrong !== undefined) return stop(wrong);
  const command = tapCommand(sent, packageName);
  if (command.kind === 'not-startable') {
    const known = notes.find(({ code, severity }) => code.startsWith('click/') && severity === 'error');
    return stop(known ?? tapProblem('device/tap-not-known', { args: { what } }));
  }
  const outcome = await tapPhone(
    { packageName, serial, sent, command, opensApp: sent.tap.kind !== 'link' },
    systemAdb(machine.env, machine.platform),
    machine.clock,
    signal,
  );
  return {
    ...base,
    ...outcome,
    problems: onceEach([...outcome.problems, ...notes]),
    ...limits(asked, sent, { ...outcome, packageName }),
  };
}

/** What was observed, and what such a start cannot show. */
function limits(
  { vendor, message }: TapAsked,
  sent: SentTap,
  outcome: TapOutcome & { readonly packageName: string },
): Pick<TapReport, 'proves' | 'doesNotProve'> {
  const { state, target, uid, packageName, after, locked } = outcome;
  const isLink = sent.tap.kind === 'link';
  const carriesExt =
    message.ext !== undefined && (Object.keys(sent.extras).length > 0 || /[;]S\.ext=/.test(pageOf(sent)));
  const proves =
    state !== 'came-up'
      ? []
      : [
          isLink
            ? fillBoth(t('Android opened the link with {front}', 'Android 用 {front} 打开了链接'), {
                front: excerptOf(after ?? '', 160),
              })
            : t(
                'an activity of the installed app handles what this push opens, and comes to the foreground',
                '已安装应用的某个 Activity 能响应该推送打开的页面，并来到前台',
              ),
          ...(target?.exported === true && !isLink
            ? [
                t(
                  'other apps may start the activity: it is exported, read from the package',
                  '其他应用可以启动该 Activity：读取安装包得知已导出',
                ),
              ]
            : []),
        ];
  const doesNotProve = [
    fillBoth(
      t(
        'that {vendor} passes on the same intent: only a real push shows that',
        '{vendor} 是否会传递同样的 intent：只有真实推送才能说明',
      ),
      { vendor: vendor.name },
    ),
    ...(carriesExt
      ? [
          t(
            'that the click callback got ext and opened the chat: the intent carried ext, look at the phone or at the log of the app',
            '点击回调是否收到 ext 并打开会话：intent 已携带 ext，请查看手机或应用日志',
          ),
        ]
      : []),
    ...(sent.lacks === undefined ? [] : [sent.lacks]),
    ...(sent.guess === undefined ? [] : [sent.guess]),
    ...(sent.tap.kind === 'page'
      ? [
          fillBoth(
            t(
              'that no other app handles the same address: the intent was limited to {package}',
              '是否有其他应用也能响应该地址：intent 已限定为 {package}',
            ),
            { package: packageName },
          ),
        ]
      : []),
    ...(uid === 0
      ? [
          t(
            "that a vendor may start it: adb runs as root (uid 0), which starts what a vendor's service may not",
            '厂商能否启动它：adb 以 root（uid 0）运行，可以启动厂商服务无权启动的页面',
          ),
        ]
      : []),
    ...(locked === undefined
      ? [t('that the screen was unlocked: the phone did not report it', '屏幕当时是否已解锁：手机没有给出')]
      : []),
    ...(outcome.several === true
      ? [
          t(
            'which activity handles it: several can, and Android asks or uses the default one',
            '由哪个 Activity 响应：有多个可以响应，Android 会询问或使用默认的一个',
          ),
        ]
      : target?.exported === undefined
        ? [
            t(
              'that the activity is exported: this phone does not report it',
              '该 Activity 是否已导出：这台手机没有给出',
            ),
          ]
        : []),
  ];
  return state === 'not-opened' ? { proves: [], doesNotProve: [] } : { proves, doesNotProve };
}

const pageOf = ({ tap }: SentTap): string => (tap.kind === 'page' ? tap.intent : '');

const BUNDLE = /^[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/;

/** Nothing is started: `simctl` belongs to Xcode, which is usually on another machine. */
export async function simulatorTap(
  asked: TapAsked,
  { path, shown }: { readonly path: string; readonly shown: string },
  { platform }: Pick<Machine, 'platform'>,
): Promise<TapReport> {
  const { sent, base, notes, settings } = begin(asked, 'apple_bundle_id');
  const stop = (problem: Problem): TapReport => ({
    ...base,
    state: 'not-opened',
    problems: onceEach([problem, ...notes]),
  });
  if (sent.payload === undefined || sent.tap.kind === 'none') return stop(nothing(sent));
  if (!BUNDLE.test(base.packageName)) return stop(tapProblem('device/tap-no-bundle'));
  const refused = asked.vendor.checkMessage(asked.message, settings).filter(({ severity }) => severity === 'error');
  const [first, ...more] = refused;
  if (first !== undefined) return { ...stop(first), problems: onceEach([first, ...more, ...notes]) };
  const why = await whyUnwritable(path);
  if (why !== undefined)
    return stop(usageProblem('usage/unwritable-file', { args: { file: shown, flag: '--payload', reason: why } }));
  const payload = { 'Simulator Target Bundle': base.packageName, ...sent.payload };
  await writeOwnerFile(path, `${JSON.stringify(payload, null, 2)}\n`);
  return {
    ...base,
    state: 'payload-written',
    file: {
      path: shown,
      simctl: `xcrun simctl push booted ${commandLine([shown])}`,
      isOwnerOnly: hasFileModes(platform) && (await isOwnerOnly(path)),
    },
    proves: [],
    doesNotProve: [
      t(
        'anything so far: nothing was pushed. The simulator shows the notification without Apple; certificate, environment and device token are not used',
        '目前还没有证明什么：没有推送。模拟器不经过苹果就显示通知，与证书、环境和设备 token 无关',
      ),
    ],
    problems: notes,
  };
}

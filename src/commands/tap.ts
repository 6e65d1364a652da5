// `tap`: opens on the attached phone what a tap on this vendor's push would open; for iOS writes the payload for the simulator.
import { resolve } from 'node:path';
import { phoneTap, simulatorTap } from '../checks/tap.js';
import { usageProblem } from '../problems/entries/usage.js';
import { EXIT, exitCodeOf, worstExitCode } from '../problems/exit-code.js';
import type { Problem } from '../problems/types.js';
import { layoutTap, tapDocument } from '../report/answers/tap.js';
import { fatalProblems } from '../session/fatal-problems.js';
import { chooseVendors, namedVendor } from '../session/vendors/choice.js';
import { t } from '../text/language.js';
import { vendors } from '../vendors/index.js';
import type { CommandContext } from './context/context.js';
import { readConfigFor } from './context/open-session.js';
import { stopWith } from './context/stop.js';
import { type CommandResult, defineCommand, defineFlags, type Given } from './define.js';
import { makeMessage, messageFlags, vendorFlags } from './flags/message.js';
import { withSavedMessage } from './flags/saved-message.js';
import { vendorFlag } from './flags/targets.js';

const tapFlags = defineFlags([
  vendorFlag,
  {
    name: 'package',
    value: 'name',
    describe: t(
      'package name of the app on the phone (default: package_name), or its bundle ID (default: apple_bundle_id)',
      '手机上应用的包名（默认取 package_name），iOS 为 bundle ID（默认取 apple_bundle_id）',
    ),
  },
  {
    name: 'adb',
    value: 'serial',
    describe: t('serial of the phone, if several are attached', '连接多台手机时，用序列号指定'),
  },
  {
    name: 'payload',
    value: 'file.apns',
    writes: true,
    describe: t(
      'with --vendor apns: where the payload goes (default: push.apns)',
      '配合 --vendor apns：payload 写到哪里（默认 push.apns）',
    ),
  },
  ...messageFlags,
]);

export const tap = defineCommand({
  examples: [
    {
      command: 'tim-push tap --vendor vivo --package com.example.chat --conversation c2c_alice',
      says: t('the page of the older plugin, with ext, through adb', '旧插件的页面，带 ext，通过 adb 打开'),
    },
    {
      command: 'tim-push tap --vendor oppo --package com.example.chat --click-target launcher',
      says: t('the app alone, as its icon opens it', '只打开应用，与点击图标相同'),
    },
    {
      command: 'tim-push tap --vendor apns --package com.example.chat --conversation c2c_alice',
      says: t(
        'a payload file for the iOS simulator, and the line that pushes it',
        '生成 iOS 模拟器用的 payload 文件，并给出推送命令',
      ),
    },
  ],
  flags: tapFlags,
  vendorFlags: vendorFlags(),
  notes: [
    t(
      'No vendor is asked and no push is sent. adb comes from PATH, the Android SDK, or TIM_PUSH_ADB. Press Home first: an app that is in front already shows nothing new.',
      '不请求厂商，也不发送推送。adb 取自 PATH、Android SDK 或 TIM_PUSH_ADB。请先按 Home 键：应用已在前台时看不出变化。',
    ),
  ],
  run: runTap,
});

async function runTap(context: CommandContext, typed: Given<typeof tapFlags>): Promise<CommandResult> {
  const saved = await withSavedMessage(context, typed);
  if ('problems' in saved) return stop(saved.problems);
  const { given } = saved;
  const { flags } = given;
  const { io, globals, signal } = context;
  const choice = chooseVendors(flags.vendor);
  if (choice.problem !== undefined) return stop([choice.problem]);
  const id = namedVendor(choice);
  if (id === undefined) return stop([usageProblem('usage/which-vendor', { args: { command: 'tap' } })]);
  if (id !== 'apns' && flags.payload !== undefined)
    return stop([usageProblem('usage/flag-of-vendor', { args: { flag: '--payload', vendor: 'apns' } })]);
  const config = await readConfigFor(context, {});
  const fatal = fatalProblems(config);
  if (fatal.length > 0) return stop(fatal);
  const { message, problems } = makeMessage(given, config.settings, globals.language, 'formal');
  if (problems.length > 0) return stop(problems);
  const vendor = await vendors[id].load();
  const asked = { vendor, message, settings: config.settings, packageName: flags.package };
  const file = flags.payload ?? 'push.apns';
  const report =
    id === 'apns'
      ? await simulatorTap(asked, { path: resolve(io.cwd, file), shown: file }, io)
      : await phoneTap(asked, { serial: flags.adb, machine: io, signal });
  const isSeen = report.state === 'came-up' || report.state === 'payload-written';
  return {
    exitCode: signal.aborted
      ? EXIT.interrupted
      : worstExitCode([exitCodeOf(report.problems), ...(isSeen ? [] : [EXIT.failed])]),
    document: tapDocument(report, globals.language),
    problems: report.problems,
    human: (terminal) => layoutTap(report, terminal),
  };
}

const stop = (problems: readonly Problem[]): CommandResult =>
  stopWith(problems, { state: 'not-opened', proves: [], doesNotProve: [] });

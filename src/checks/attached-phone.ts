// The device side of `--adb`: reads the attached phone for the app of the config, and compares its maker with the vendors asked about.

import { type CommandContext, type FlagSpec, type Input, textFlag } from '../commands/define.js';
import type { LoadedConfig } from '../config/index.js';
import { inspectPhone, type PhoneReport } from '../device/inspect-phone.js';
import { systemAdb } from '../device/run-adb.js';
import { phoneProblem } from '../problems/entries/phone.js';
import type { Problem } from '../problems/types.js';
import { selectForPhone } from '../push/device-selection.js';
import type { Target } from '../sending/targets.js';
import { isVendorId } from '../session/vendor-list.js';
import { PLUGIN_DEVICES } from '../tencent-im/plugin-devices.js';
import { t } from '../text/language.js';
import { vendors } from '../vendors/index.js';

export const phoneFlags: readonly FlagSpec[] = [
  {
    name: 'adb',
    value: 'serial',
    optionalValue: true,
    describe: t(
      'also read the attached phone through adb: permission, channel, battery; with a serial where several are attached',
      '同时通过 adb 读取所连手机：通知权限、渠道、电池限制；连接多台时用序列号指定',
    ),
  },
  {
    name: 'package',
    value: 'name',
    describe: t(
      'package name of the app on the phone (default: package_name)',
      '手机上应用的包名（默认取 package_name）',
    ),
  },
  {
    name: 'channel-id',
    value: 'id',
    describe: t(
      'notification channel to look at on the phone (default: channel_id)',
      '要在手机上检查的通知渠道（默认取 channel_id）',
    ),
  },
];

/** Undefined without `--adb`. */
export async function askPhone(
  context: CommandContext,
  input: Input,
  config: LoadedConfig,
  targets: readonly Target[],
): Promise<PhoneReport | undefined> {
  const flag = input.flags['adb'];
  if (flag === undefined) return undefined;
  const { settings } = config;
  const report = await inspectPhone(
    {
      packageName: textFlag(input, 'package') ?? settings.text('package_name') ?? '',
      channelId: textFlag(input, 'channel-id') ?? channelOf(config, targets),
      serial: typeof flag === 'string' && flag !== '' ? flag : undefined,
    },
    systemAdb(context.io.env, context.io.platform),
    context.signal,
  );
  return { ...report, problems: [...report.problems, ...otherVendors(report, targets)] };
}

/** OPPO's own channel counts where the device is OPPO's; Xiaomi's and Huawei's are message classes or made by the service. */
function channelOf({ settings }: LoadedConfig, targets: readonly Target[]): string | undefined {
  const isOppo = targets.length > 0 && targets.every(({ vendor }) => vendor === 'oppo');
  return (isOppo ? settings.text('oppo_channel_id') : undefined) ?? settings.text('channel_id');
}

/** FCM works on phones of every maker; an Honor phone may count as Huawei. */
function otherVendors({ phone }: PhoneReport, targets: readonly Target[]): readonly Problem[] {
  if (phone === undefined) return [];
  const properties = Object.fromEntries(phone.properties);
  const channels = [true, false].map(
    (ownPushSupported) =>
      selectForPhone({ manufacturer: phone.manufacturer, properties, ownPushSupported }, PLUGIN_DEVICES, false).channel,
  );
  const [channel] = channels;
  if (channel === undefined || channel === 'default') return [];
  const fits = targets.some(({ vendor }) => (vendor as string) === 'fcm' || channels.includes(vendor));
  const [target] = targets;
  if (fits || target === undefined) return [];
  const name = isVendorId(channel) ? vendors[channel].name : channel;
  return [phoneProblem('device/other-vendor', { args: { channel: name, vendor: vendors[target.vendor].name } })];
}

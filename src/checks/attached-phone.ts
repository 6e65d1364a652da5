// The device side: reads the attached phone through adb for the app of the config, and compares its maker with the vendors asked about.

import type { LoadedConfig } from '../config/index.js';
import { inspectPhone, type PhoneReport } from '../device/inspect-phone.js';
import { systemAdb } from '../device/run-adb.js';
import { phoneProblem } from '../problems/entries/phone.js';
import type { Problem } from '../problems/types.js';
import { selectForPhone } from '../push/device-selection.js';
import type { Machine } from '../session/machine.js';
import type { Target } from '../session/vendors/choice.js';
import { isVendorId } from '../session/vendors/list.js';
import { PLUGIN_DEVICES } from '../tencent-im/plugin-devices.js';
import { vendors } from '../vendors/index.js';

/** The questions about the attached phone. */
export interface PhoneAsked {
  /** Which phone, if several are attached. */
  readonly serial: string | undefined;
  /** Else `package_name` of the config. */
  readonly packageName: string | undefined;
  /** Else the channel of the config. */
  readonly channelId: string | undefined;
}

export async function askPhone(
  asked: PhoneAsked,
  config: LoadedConfig,
  targets: readonly Target[],
  machine: Pick<Machine, 'env' | 'platform'>,
  signal: AbortSignal,
): Promise<PhoneReport> {
  const { settings } = config;
  const report = await inspectPhone(
    {
      packageName: asked.packageName ?? settings.text('package_name') ?? '',
      channelId: asked.channelId ?? channelOf(config, targets),
      serial: asked.serial,
    },
    systemAdb(machine.env, machine.platform),
    signal,
  );
  return { ...report, problems: [...report.problems, ...otherVendors(report, targets)] };
}

/** OPPO's own channel counts where the device is OPPO's; Xiaomi's and Huawei's are message classes or made by the service. */
function channelOf({ settings }: LoadedConfig, targets: readonly Target[]): string | undefined {
  const isOppo = targets.length > 0 && targets.every(({ vendor }) => vendor === 'oppo');
  return (isOppo ? settings.text('oppo_channel_id') : undefined) ?? settings.text('channel_id');
}

/** FCM works on phones of every maker; an Honor phone may report Huawei. */
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

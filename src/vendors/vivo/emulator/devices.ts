// The emulator's last step: the result of a push for one device, as vivo's `invalidUser.status`.
import type { EmulatorCall } from '../../../push/emulator/emulator.js';
import { invalidUserStatus } from '../facts.js';
import { belongsTo } from './message.js';

/** The rule for each status. */
export const ruleOfStatus: Readonly<Record<number, string>> = {
  [invalidUserStatus.unknown]: 'vivo/device-unknown',
  [invalidUserStatus.uninstalled]: 'vivo/device-uninstalled',
  [invalidUserStatus.inactive]: 'vivo/device-inactive',
  [invalidUserStatus.notTestDevice]: 'vivo/device-not-test',
};

/** The same in the order of the checks; computed once, because every push uses it. */
export const rulesByStatus: readonly (readonly [status: number, rule: string])[] = Object.entries(ruleOfStatus).map(
  ([status, rule]) => [Number(status), rule],
);

export const statusOfRule: Readonly<Record<string, number>> = Object.fromEntries(
  rulesByStatus.map(([status, rule]) => [rule, status]),
);

/** Returns 0 when the push would reach the device. */
export function statusOf(token: string, { app, world }: EmulatorCall, testMode: boolean): number {
  const device = world.device(token);
  if (device === undefined || !belongsTo(device, app)) return invalidUserStatus.unknown;
  switch (device.fate) {
    case 'unknown':
    case 'other-app':
      return invalidUserStatus.unknown;
    case 'uninstalled':
    case 'switched-off':
      return invalidUserStatus.uninstalled;
    case 'inactive':
      return invalidUserStatus.inactive;
    case 'not-test-device':
      return testMode ? invalidUserStatus.notTestDevice : 0;
    case 'ok':
      return testMode && !device.test ? invalidUserStatus.notTestDevice : 0;
  }
}

export interface Target {
  readonly id: string;
  readonly isAlias: boolean;
}

/** The status of one target: a device token, or an alias, which has the best status of its devices. */
export function statusOfTarget(target: Target, call: EmulatorCall, testMode: boolean): number {
  if (!target.isAlias) return statusOf(target.id, call, testMode);
  const statuses = call.world.alias(target.id).map((token) => statusOf(token, call, testMode));
  return statuses.length === 0 ? invalidUserStatus.unknown : Math.min(...statuses);
}

// Which device a diagnosis is about: named, by its token, the only one of the config, or without any config the sandbox's demo device.
import { usageProblem } from '../problems/entries/usage.js';
import type { Problem } from '../problems/types.js';
import { unknownDevice } from '../problems/value-problem.js';
import { shortenToken } from '../report/terminal-text.js';
import { noDevice, soleDevice, whyNoneReady } from '../sending/targets.js';
import type { Session } from '../session/session.js';
import { namedVendor, type VendorChoice } from '../session/vendors/choice.js';
import { unreadDevice } from '../session/vendors/common-findings.js';
import { isDemo } from '../session/vendors/demo-settings.js';
import { isVendorId, type VendorId } from '../session/vendors/list.js';
import { vendorOfToken } from '../session/vendors/of-token.js';
import { ownValue } from '../text/own-value.js';

/** What was named. */
export interface DeviceOptions {
  readonly devices: readonly string[];
  readonly tokens: readonly string[];
  /** Use the named vendor even if the token looks like another vendor's. */
  readonly force: boolean;
  /** UserID of the Chat app: with one, no device is needed. */
  readonly user: string | undefined;
}

/** One device of one vendor. */
export interface DiagnosedDevice {
  readonly name: string;
  readonly vendor: VendorId;
  readonly token: string;
  /** The token belongs to another vendor by its shape. */
  readonly otherVendor: Problem | undefined;
}

/** One device: named, by token, the only one of the config, or without any config the sandbox's demo device. None is fine where a user is given. */
export async function findTarget(
  options: DeviceOptions,
  choice: VendorChoice,
  session: Session,
): Promise<{ readonly target: DiagnosedDevice | undefined } | { readonly problem: Problem }> {
  const named = namedVendor(choice);
  const { devices, tokens, force, user } = options;
  if (devices.length + tokens.length > 1)
    return { problem: usageProblem('usage/one-device', { args: { count: devices.length + tokens.length } }) };
  const [name] = devices;
  if (name !== undefined) {
    const device = ownValue(session.config.devices, name);
    if (device === undefined || !isVendorId(device.vendor))
      return {
        problem: unknownDevice(name, Object.keys(session.config.devices)),
      };
    return { target: await targetOf(name, device.token, device.vendor, force) };
  }
  const [token] = tokens;
  if (token !== undefined) {
    const vendor = await vendorOfToken(token.trim(), named, true);
    if ('problem' in vendor) return vendor;
    return { target: await targetOf(shortenToken(token), token.trim(), vendor.id, force) };
  }
  const { device: sole, names } = soleDevice(session, choice);
  if (sole !== undefined) return { target: await targetOf(sole.name, sole.token, sole.vendor, false) };
  const unread = unreadDevice(session.config.problems, choice.ids);
  if (unread !== undefined && names.length === 0 && user === undefined) return { problem: unread };
  if (isDemo(session) && (named !== undefined || user === undefined)) {
    const vendor = named ?? 'vivo';
    const { emulator } = await session.vendor(vendor);
    const demo = emulator.demo.devices.find(({ fate }) => fate === 'ok');
    if (demo !== undefined) return { target: { name: 'demo', vendor, token: demo.token, otherVendor: undefined } };
  }
  if (user !== undefined) return { target: undefined };
  const unready = names.length === 0 && session.sandbox !== undefined ? whyNoneReady(session, choice) : undefined;
  return { problem: unready ?? noDevice('diagnose', session, choice, names) };
}

async function targetOf(name: string, token: string, vendor: VendorId, force: boolean): Promise<DiagnosedDevice> {
  const fit = force ? { id: vendor } : await vendorOfToken(token, vendor, false);
  return { name, token, vendor, otherVendor: 'problem' in fit ? fit.problem : undefined };
}

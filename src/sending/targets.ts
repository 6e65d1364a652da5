// To whom a push goes: device tokens that were named, those of the config, or demo devices, each with its vendor.

import { isInShard, type Shard } from '../delivery/shard.js';
import type { Recipient } from '../delivery/types.js';
import { configProblem } from '../problems/entries/config/config.js';
import { usageProblem } from '../problems/entries/usage.js';
import type { Problem } from '../problems/types.js';
import { unknownDevice, unknownVendor } from '../problems/value-problem.js';
import type { Session } from '../session/session.js';
import { withoutSilenced } from '../session/silenced.js';
import { namedVendor, type Target, type VendorChoice } from '../session/vendors/choice.js';
import { unreadDevice } from '../session/vendors/common-findings.js';
import { isDemo } from '../session/vendors/demo-settings.js';
import { isVendorId, type VendorId, vendorIds } from '../session/vendors/list.js';
import { otherVendor, vendorOfToken } from '../session/vendors/of-token.js';
import { whatIsMissing } from '../session/vendors/ready.js';
import { fillBoth, type Text, t } from '../text/language.js';
import { ownValue } from '../text/own-value.js';
import { quoted } from '../text/shell-words.js';
import { vendors } from '../vendors/index.js';

export interface TargetsFound {
  readonly targets: readonly Target[];
  readonly duplicates: number;
  /** Device tokens that other shards send to. */
  readonly otherShards: number;
  readonly problems: readonly Problem[];
  /** True when the demo devices are used, because no device was named and there is no config. */
  readonly demo: boolean;
  /** The device that was taken without being named: the only one of the config, or the only one of the vendor named. */
  readonly sole?: SoleDevice;
}

export interface SoleDevice extends Target {
  readonly name: string;
}

/** The only device of the config among these vendors; `names` where there are several. */
export function soleDevice(
  session: Session,
  { ids }: VendorChoice,
): { readonly device: SoleDevice | undefined; readonly names: readonly string[] } {
  const fitting = Object.entries(session.config.devices).flatMap(([name, { vendor, token }]) =>
    isVendorId(vendor) && ids.includes(vendor) ? [{ name, vendor, token }] : [],
  );
  return {
    device: fitting.length === 1 ? fitting[0] : undefined,
    names: fitting.length > 1 ? fitting.map(({ name }) => name) : [],
  };
}

/** A device is missing: with those of the config to choose from, where there are some. A given config is never filled up with demo devices. */
export function noDevice(
  command: string,
  session: Session,
  { given, ids }: VendorChoice,
  names: readonly string[],
): Problem {
  const { config } = session;
  const [first] = names;
  if (first !== undefined)
    return usageProblem('usage/which-device', {
      args: { command, count: names.length, known: names.slice(0, 8).join(', '), first: quoted(first) },
    });
  if (session.sandbox === undefined || isDemo(session))
    return usageProblem('usage/no-device-token', { args: { command } });
  const named = given && command !== 'vivo-test' ? ` --vendor ${ids.join(',')}` : '';
  const vendor = ids.find((id) => whatIsMissing(session, id) === undefined) ?? ids[0] ?? '';
  const file = config.file ?? 'environment';
  return usageProblem('usage/no-device-in-config', { args: { command: `${command}${named}`, file, vendor } });
}

/** Why none of these vendors can be asked; undefined as soon as one can. */
export function whyNoneReady(session: Session, { given, ids }: VendorChoice): Problem | undefined {
  const missing = ids.map((id) => whatIsMissing(session, id));
  if (missing.some((problem) => problem === undefined)) return undefined;
  const told = missing.find((problem) => given || !UNUSED.has(problem?.code ?? ''));
  return told ?? configProblem('config/no-vendor', { args: { file: session.config.file ?? 'environment' } });
}

/** A vendor that the config leaves out. */
const UNUSED: ReadonlySet<string> = new Set(['config/vendor-not-configured', 'config/vendor-disabled']);

/** What was named: device tokens, devices of the config, vendors. */
export interface TargetWishes {
  readonly tokens: readonly string[];
  /** Names of devices in the config. */
  readonly devices: readonly string[];
  /** Although a token looks like another vendor's. */
  readonly force: boolean;
  readonly choice: VendorChoice;
  /** More recipients come from a file. */
  readonly fromFile?: boolean;
  /** Those of other shards are left out. */
  readonly shard?: Shard | undefined;
}

/** The device tokens that are meant, each once, with its vendor; in the sandbox, without any config, a demo device of each vendor when none was named. */
export async function collectTargets(wishes: TargetWishes, session: Session, command: string): Promise<TargetsFound> {
  const { choice, force, shard } = wishes;
  const noTargets = (problem: Problem): TargetsFound => ({
    targets: [],
    duplicates: 0,
    otherShards: 0,
    problems: [problem],
    demo: false,
  });
  if (choice.problem !== undefined) return noTargets(choice.problem);
  if (choice.given && choice.tencent) return noTargets(usageProblem('usage/tencent-is-no-vendor'));
  const problems: Problem[] = [];
  const found: Target[] = [];
  const oneVendor = namedVendor(choice);
  /** A device of the config: its token may be another vendor's. */
  const addOwn = async (target: Target): Promise<void> => {
    const fit = await vendorOfToken(target.token, target.vendor, force);
    if ('problem' in fit) problems.push(fit.problem);
    else found.push(target);
  };

  for (const name of wishes.devices) {
    const device = ownValue(session.config.devices, name);
    if (device === undefined) {
      problems.push(unknownDevice(name, Object.keys(session.config.devices)));
    } else if (!isVendorId(device.vendor)) {
      problems.push(unknownVendor(device.vendor, vendorIds, device.origin));
    } else if (oneVendor !== undefined && device.vendor !== oneVendor) {
      problems.push(otherVendor(device.token, device.vendor, oneVendor));
    } else {
      await addOwn({ vendor: device.vendor, token: device.token });
    }
  }
  for (const token of wishes.tokens.map((item) => item.trim())) {
    const vendor = await vendorOfToken(token, oneVendor, force);
    if ('problem' in vendor) problems.push(vendor.problem);
    else found.push({ vendor: vendor.id, token });
  }
  let demo = false;
  let sole: SoleDevice | undefined;
  const named = wishes.devices.length + wishes.tokens.length > 0 || wishes.fromFile === true;
  if (!named) {
    const own = soleDevice(session, choice);
    if (choice.all) {
      for (const device of Object.values(session.config.devices))
        if (isVendorId(device.vendor)) await addOwn({ vendor: device.vendor, token: device.token });
    } else if (own.device !== undefined) {
      sole = own.device;
      await addOwn(sole);
    }
    const unread = unreadDevice(session.config.problems, choice.ids);
    if (found.length + problems.length === 0 && unread !== undefined) problems.push(unread);
    else if (found.length + problems.length === 0 && isDemo(session)) {
      demo = true;
      found.push(...(await demoTargets(choice.ids)));
    } else if (found.length + problems.length === 0) {
      const unready =
        own.names.length === 0 && session.sandbox !== undefined ? whyNoneReady(session, choice) : undefined;
      problems.push(unready ?? noDevice(command, session, choice, own.names));
    }
  }
  const mine = found.filter(({ token }) => isInShard(shard, token));
  const unique = new Map(mine.map((target) => [`${target.vendor}\n${target.token}`, target]));
  return {
    targets: [...unique.values()],
    duplicates: mine.length - unique.size,
    otherShards: found.length - mine.length,
    problems,
    demo,
    ...(sole === undefined ? {} : { sole }),
  };
}

/** Says which device was taken though none was named. */
export const soleDeviceText = ({ sole }: TargetsFound): readonly Text[] =>
  sole === undefined
    ? []
    : [
        fillBoth(
          t(
            'No device named: using {device}, the only {vendor} device in the config.',
            '未指定设备，使用 {device}，配置中唯一的 {vendor} 设备。',
          ),
          { device: sole.name, vendor: vendors[sole.vendor].name },
        ),
      ];

/** The first demo device with fate `ok` of each vendor. */
async function demoTargets(ids: readonly VendorId[]): Promise<Target[]> {
  const targets: Target[] = [];
  for (const id of ids) {
    const device = (await vendors[id].load()).emulator.demo.devices.find((item) => item.fate === 'ok');
    if (device !== undefined) targets.push({ vendor: id, token: device.token });
  }
  return targets;
}

/** Each target with what is wrong with its device token; what does not stop the push goes to `notices`. The lines of a file are judged by its reader. */
export const withTokenProblems = (
  targets: readonly Target[],
  session: Session,
  notices: Problem[],
): Promise<readonly (Target & Pick<Recipient, 'problem'>)[]> =>
  Promise.all(
    targets.map(async (target) => {
      const vendor = await session.vendor(target.vendor);
      const found = withoutSilenced(session.config, vendor.checkToken(target.token));
      notices.push(...found.filter((problem) => problem.severity !== 'error'));
      const problem = found.find((item) => item.severity === 'error');
      return problem === undefined ? target : { ...target, problem };
    }),
  );

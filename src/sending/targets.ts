// To whom a push goes: device tokens from flags, files and the config, each with its vendor.

import { type FlagSpec, type Input, listFlag, switchFlag, textFlag } from '../commands/define.js';
import { isInShard, type Shard } from '../delivery/shard.js';
import { usageProblem } from '../problems/entries/usage.js';
import type { Problem } from '../problems/types.js';
import { shortenToken } from '../report/terminal-text.js';
import type { Session } from '../session/session.js';
import { isVendorId, TENCENT, type VendorId, vendorIds } from '../session/vendor-list.js';
import { t } from '../text/language.js';
import { vendors } from '../vendors/index.js';

export const targetFlags: readonly FlagSpec[] = [
  {
    name: 'token',
    value: 'device token',
    repeat: true,
    describe: t('device token; may be repeated', '设备 token，可重复'),
  },
  {
    name: 'device',
    value: 'name',
    repeat: true,
    describe: t('device named in the config; may be repeated', '配置中命名的设备，可重复'),
  },
  {
    name: 'force',
    describe: t("send although the token looks like another vendor's", '即使 token 看起来属于其他厂商也发送'),
  },
];

export const vendorFlag: FlagSpec = {
  name: 'vendor',
  value: 'name',
  describe: t(
    'apns, fcm, huawei, honor, xiaomi, oppo, vivo, meizu, or all',
    'apns、fcm、huawei、honor、xiaomi、oppo、vivo、meizu 或 all',
  ),
};

export interface Target {
  readonly vendor: VendorId;
  readonly token: string;
}

export interface VendorChoice {
  readonly ids: readonly VendorId[];
  /** Tencent IM is meant too. */
  readonly tencent: boolean;
  readonly problem?: Problem;
  readonly given: boolean;
}

/** The vendors a command is limited to; `all` and no flag mean every vendor. Tencent IM is a name only where `service` says so. */
export function readVendorFlag(input: Input, service?: typeof TENCENT): VendorChoice {
  const names = (textFlag(input, 'vendor') ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
  if (names.length === 0 || names.includes('all')) return { ids: vendorIds, tencent: true, given: false };
  const unknown = names.find((name) => !isVendorId(name) && name !== service);
  const known = [...vendorIds, ...(service === undefined ? [] : [service])].join(', ');
  if (unknown !== undefined)
    return {
      ids: [],
      tencent: false,
      given: true,
      problem: usageProblem('usage/unknown-vendor', { args: { name: unknown.slice(0, 40), known } }),
    };
  return {
    ids: names.filter(isVendorId),
    tencent: names.includes(TENCENT),
    given: true,
  };
}

/** The choice of a command that is made for one vendor. */
export const onlyVendor = (id: VendorId): VendorChoice => ({ ids: [id], tencent: false, given: true });

export interface TargetsFound {
  readonly targets: readonly Target[];
  readonly duplicates: number;
  /** Device tokens that other shards send to. */
  readonly otherShards: number;
  readonly problems: readonly Problem[];
  /** True when the demo devices stand in, because nobody was named. */
  readonly demo: boolean;
}

/** Collects the targets. `only` fixes the vendor (vivo-test), `shard` leaves those of other shards out. */
export async function collectTargets(
  input: Input,
  session: Session,
  command: string,
  only?: VendorId,
  shard?: Shard,
): Promise<TargetsFound> {
  const limit = only === undefined ? readVendorFlag(input, TENCENT) : onlyVendor(only);
  const nobody = (problem: Problem): TargetsFound => ({
    targets: [],
    duplicates: 0,
    otherShards: 0,
    problems: [problem],
    demo: false,
  });
  if (limit.problem !== undefined) return nobody(limit.problem);
  if (limit.given && limit.tencent) return nobody(usageProblem('usage/tencent-is-no-vendor'));
  const problems: Problem[] = [];
  const found: Target[] = [];
  const oneVendor = limit.given && limit.ids.length === 1 ? limit.ids[0] : undefined;

  for (const name of listFlag(input, 'device')) {
    const device = session.config.devices[name];
    if (device === undefined) {
      problems.push(
        usageProblem('usage/unknown-device', {
          args: { name: name.slice(0, 60), known: Object.keys(session.config.devices).join(', ') || '–' },
        }),
      );
    } else if (!isVendorId(device.vendor)) {
      problems.push(
        usageProblem('usage/unknown-vendor', {
          args: { name: device.vendor, known: vendorIds.join(', ') },
          at: device.origin,
        }),
      );
    } else if (oneVendor !== undefined && device.vendor !== oneVendor) {
      problems.push(otherVendor(device.token, device.vendor, oneVendor));
    } else {
      found.push({ vendor: device.vendor, token: device.token });
    }
  }
  for (const token of listFlag(input, 'token').map((item) => item.trim())) {
    const vendor = await vendorOfToken(token, oneVendor, switchFlag(input, 'force'));
    if ('problem' in vendor) problems.push(vendor.problem);
    else found.push({ vendor: vendor.id, token });
  }
  let demo = false;
  const named =
    listFlag(input, 'device').length + listFlag(input, 'token').length > 0 || textFlag(input, 'tokens') !== undefined;
  if (!named) {
    if ((textFlag(input, 'vendor') ?? '').toLowerCase() === 'all') {
      for (const device of Object.values(session.config.devices))
        if (isVendorId(device.vendor)) found.push({ vendor: device.vendor, token: device.token });
    }
    if (found.length === 0 && session.sandbox !== undefined) {
      demo = true;
      found.push(...(await demoTargets(limit.ids)));
    } else if (found.length === 0) {
      problems.push(usageProblem('usage/no-device-token', { args: { command } }));
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
  };
}

/** The vendor of a token: the one that was named, else the only one whose shape fits. */
export async function vendorOfToken(
  token: string,
  named: VendorId | undefined,
  force: boolean,
): Promise<{ readonly id: VendorId } | { readonly problem: Problem }> {
  // What fits the vendor that was named is not compared with the others: most runs load one vendor only.
  if (named !== undefined && (force || (await vendors[named].load()).fitsToken(token) !== 'no')) return { id: named };
  const fits = await Promise.all(
    vendorIds.map(async (id) => ({ id, fit: (await vendors[id].load()).fitsToken(token) })),
  );
  const sure = fits.filter((item) => item.fit === 'yes').map((item) => item.id);
  if (named !== undefined) {
    const other = sure.length === 1 ? sure[0] : undefined;
    return other === undefined ? { id: named } : { problem: otherVendor(token, other, named) };
  }
  const [only] = sure;
  if (only !== undefined && sure.length === 1) return { id: only };
  const candidates = (sure.length > 1 ? sure : fits.filter((item) => item.fit === 'maybe').map((item) => item.id)).join(
    '|',
  );
  return {
    problem: usageProblem('usage/vendor-unclear', {
      args: { token: shortenToken(token), candidates: candidates === '' ? vendorIds.join('|') : candidates },
    }),
  };
}

const otherVendor = (token: string, other: VendorId, named: VendorId): Problem =>
  usageProblem('usage/token-of-other-vendor', {
    vendor: named,
    args: { token: shortenToken(token), other: vendors[other].name, otherId: other, vendor: vendors[named].name },
  });

/** The first demo device with fate `ok` of each vendor. */
async function demoTargets(ids: readonly VendorId[]): Promise<Target[]> {
  const targets: Target[] = [];
  for (const id of ids) {
    const device = (await vendors[id].load()).emulator.demo.devices.find((item) => item.fate === 'ok');
    if (device !== undefined) targets.push({ vendor: id, token: device.token });
  }
  return targets;
}

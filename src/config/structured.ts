// The keys of a config that hold more than one value: devices, endpoints, skip, enabled, sandbox.
import { configProblem } from '../problems/entries/config.js';
import type { Origin, Problem } from '../problems/types.js';
import { FATES, type Fate, type RuleSet } from '../push/emulator.js';
import type { SourceNode } from './node.js';
import { shownKey } from './shown-key.js';

export interface SandboxDeviceSetting {
  readonly token: string;
  readonly fate: Fate;
  readonly environment?: 'development' | 'production';
  readonly test?: boolean;
}

/** The `sandbox` section: what the vendors' consoles would know. */
export interface SandboxSection {
  readonly devices?: Readonly<Record<string, readonly SandboxDeviceSetting[]>>;
  readonly app_state?: Readonly<Record<string, string>>;
  readonly rights?: Readonly<Record<string, readonly string[]>>;
  readonly channels?: Readonly<Record<string, readonly string[]>>;
  readonly aliases?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly topics?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly im_users?: Readonly<Record<string, unknown>>;
  readonly apps?: readonly string[];
  readonly rules?: readonly RuleSet[];
}

export interface Structured {
  readonly devices: Readonly<
    Record<string, { readonly vendor: string; readonly token: string; readonly origin: Origin }>
  >;
  readonly endpoints: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly disabled: ReadonlySet<string>;
  readonly skip: readonly { readonly code: string; readonly reason: string; readonly origin: Origin }[];
  readonly sandbox: SandboxSection | undefined;
}

export const STRUCTURED_KEYS = ['devices', 'endpoints', 'skip', 'enabled', 'sandbox', 'extends', '$schema'] as const;

interface Placed {
  readonly node: SourceNode;
  readonly file: string;
}

export function readStructured(sources: ReadonlyMap<string, Placed>, problems: Problem[]): Structured {
  const originOf = ({ file }: Placed, node: SourceNode, key: string): Origin => ({
    file,
    line: node.line,
    column: node.column,
    key,
  });
  const wrong = (placed: Placed, node: SourceNode, key: string, expected: string): void => {
    problems.push(
      configProblem('config/wrong-type', {
        at: originOf(placed, node, key),
        args: { key, expected, found: kindOf(node) },
      }),
    );
  };

  const devices: Record<string, { vendor: string; token: string; origin: Origin }> = {};
  const devicesAt = sources.get('devices');
  if (devicesAt !== undefined && devicesAt.node.members === undefined)
    wrong(devicesAt, devicesAt.node, 'devices', '{"name": {"vendor": "vivo", "token": "…"}}');
  for (const [name, node] of devicesAt?.node.members ?? []) {
    const vendor = node.members?.get('vendor')?.value;
    const token = node.members?.get('token')?.value;
    if (devicesAt === undefined) break;
    if (typeof vendor === 'string' && typeof token === 'string')
      devices[name] = { vendor, token: token.trim(), origin: originOf(devicesAt, node, `devices.${shownKey(name)}`) };
    else wrong(devicesAt, node, `devices.${shownKey(name)}`, '{"vendor": "vivo", "token": "…"}');
  }

  const endpoints: Record<string, string | Record<string, string>> = {};
  const endpointsAt = sources.get('endpoints');
  for (const [vendor, node] of endpointsAt?.node.members ?? []) {
    const urls = node.members === undefined ? [node] : [...node.members.values()];
    if (endpointsAt === undefined) break;
    if (urls.every((item) => isUrl(item.value))) endpoints[vendor] = node.value as string | Record<string, string>;
    else wrong(endpointsAt, node, `endpoints.${shownKey(vendor)}`, 'http(s)://…');
  }

  const disabled = new Set<string>();
  const enabledAt = sources.get('enabled');
  for (const [vendor, node] of enabledAt?.node.members ?? []) {
    if (node.value === false) disabled.add(vendor);
    else if (node.value !== true && enabledAt !== undefined)
      wrong(enabledAt, node, `enabled.${shownKey(vendor)}`, 'true, false');
  }

  return {
    devices,
    endpoints,
    disabled,
    skip: readSkip(sources.get('skip'), problems, wrong),
    sandbox: readSandbox(sources.get('sandbox'), wrong),
  };
}

type Wrong = (placed: Placed, node: SourceNode, key: string, expected: string) => void;

/** A list of codes, of {code, reason}, or an object of code to reason. */
function readSkip(placed: Placed | undefined, problems: Problem[], wrong: Wrong): Structured['skip'] {
  if (placed === undefined) return [];
  const { node, file } = placed;
  const entries: { code: unknown; reason: unknown; node: SourceNode }[] = [
    ...(node.items ?? []).map((item) => ({
      code: item.members === undefined ? item.value : item.members.get('code')?.value,
      reason: item.members?.get('reason')?.value,
      node: item,
    })),
    ...[...(node.members ?? [])].map(([code, item]) => ({ code, reason: item.value, node: item })),
  ];
  if (node.items === undefined && node.members === undefined)
    wrong(placed, node, 'skip', '[{"code": "…", "reason": "…"}]');
  return entries.flatMap(({ code, reason, node: at }) => {
    const origin: Origin = { file, line: at.line, column: at.column, key: 'skip' };
    if (typeof code !== 'string') {
      wrong(placed, at, 'skip', '{"code": "…", "reason": "…"}');
      return [];
    }
    if (typeof reason !== 'string' || reason === '')
      problems.push(
        configProblem('config/skip-without-reason', {
          args: { code: /^[a-z-]+\/[\w-]+$/.test(code) ? code.slice(0, 60) : '…' },
          at: origin,
        }),
      );
    return [{ code, reason: typeof reason === 'string' ? reason : '', origin }];
  });
}

function readSandbox(placed: Placed | undefined, wrong: Wrong): SandboxSection | undefined {
  if (placed === undefined) return undefined;
  const { node } = placed;
  const known = ['devices', 'app_state', 'rights', 'channels', 'aliases', 'topics', 'im_users', 'apps', 'rules'];
  for (const [key, member] of node.members ?? [])
    if (!known.includes(key)) wrong(placed, member, `sandbox.${shownKey(key)}`, known.join(', '));
  const devices: Record<string, SandboxDeviceSetting[]> = {};
  for (const [vendor, list] of node.members?.get('devices')?.members ?? []) {
    for (const item of list.items ?? []) {
      const device = item.value as Partial<SandboxDeviceSetting> | null;
      if (typeof device?.token === 'string' && FATES.some((fate) => fate === (device.fate ?? 'ok'))) {
        devices[vendor] = [...(devices[vendor] ?? []), { ...device, token: device.token, fate: device.fate ?? 'ok' }];
      } else wrong(placed, item, `sandbox.devices.${shownKey(vendor)}`, `{"token": "…", "fate": "${FATES.join('|')}"}`);
    }
  }
  const rules = (node.members?.get('rules')?.items ?? []).map((item) => item.value);
  const section = { ...(node.value as SandboxSection | null) };
  return {
    ...section,
    devices,
    rules: rules.filter((rule): rule is RuleSet => rule === 'hours' || rule === 'quotas' || rule === 'rates'),
  };
}

const isUrl = (value: unknown): boolean => typeof value === 'string' && /^https?:\/\/[^\s/]+/.test(value);

/** The type of a value, in the words of JSON. */
export const kindOf = (node: SourceNode): string =>
  node.members !== undefined
    ? 'object'
    : node.items !== undefined
      ? 'array'
      : node.value === null
        ? 'null'
        : typeof node.value;

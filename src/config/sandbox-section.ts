// The `sandbox` section of a config: what the vendors' consoles would know. A faulty part is reported and left out.
import { FATES, type Fate, type RuleSet } from '../push/emulator.js';
import type { SourceNode } from './node.js';
import { shownKey } from './shown-key.js';
import type { Section } from './structured.js';

export interface SandboxDeviceSetting {
  readonly token: string;
  readonly fate: Fate;
  readonly environment?: 'development' | 'production';
  readonly test?: boolean;
}

export interface SandboxSection {
  readonly devices?: Readonly<Record<string, readonly SandboxDeviceSetting[]>>;
  readonly app_state?: Readonly<Record<string, string>>;
  readonly rights?: Readonly<Record<string, readonly string[]>>;
  readonly channels?: Readonly<Record<string, readonly string[]>>;
  readonly aliases?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly topics?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly im_users?: Readonly<Record<string, unknown>>;
  /** Paths of further configs, relative to this one. */
  readonly apps?: readonly string[];
  readonly rules?: readonly RuleSet[];
}

type Reader<T> = (section: Section, node: SourceNode, key: string) => T | undefined;

const DEVICE = `{"token": "…", "fate": "${FATES.join('|')}"}`;
export const RULES: readonly RuleSet[] = ['hours', 'quotas', 'rates'];
export const APP_STATES = ['published', 'under-review'];
export const ENVIRONMENTS = ['development', 'production'] as const;

const text: Reader<string> = (section, node, key) => section.text(node, key);

const oneOf =
  <T extends string>(allowed: readonly T[]): Reader<T> =>
  (section, node, key) => {
    const found = allowed.find((item) => item === node.value);
    if (found === undefined) section.wrong(node, key, allowed.join(', '));
    return found;
  };

const listOf =
  <T>(read: Reader<T>, expected: string): Reader<readonly T[]> =>
  (section, node, key) => {
    if (node.items === undefined) {
      section.wrong(node, key, expected);
      return undefined;
    }
    return node.items.flatMap((item) => {
      const value = read(section, item, key);
      return value === undefined ? [] : [value];
    });
  };

const mapOf =
  <T>(read: Reader<T>, expected: string, names: 'vendors' | 'any' = 'any'): Reader<Readonly<Record<string, T>>> =>
  (section, node, key) => {
    if (node.members === undefined) {
      section.wrong(node, key, expected);
      return undefined;
    }
    return Object.fromEntries(
      [...node.members].flatMap(([name, item]) => {
        const inner = `${key}.${shownKey(name)}`;
        if (names === 'vendors' && !section.isVendor(name, item, inner)) return [];
        const value = read(section, item, inner);
        return value === undefined ? [] : [[name, value] as const];
      }),
    );
  };

const device: Reader<SandboxDeviceSetting> = (section, node, key) => {
  const { members } = node;
  if (members?.has('token') !== true) {
    section.wrong(node, key, DEVICE);
    return undefined;
  }
  for (const [name, item] of members)
    if (!['token', 'fate', 'environment', 'test'].includes(name))
      section.wrong(item, `${key}.${shownKey(name)}`, DEVICE);
  const token = section.text(members.get('token'), key);
  const optional = <T>(name: string, read: Reader<T>): { readonly value?: T; readonly isWrong: boolean } => {
    const item = members.get(name);
    if (item === undefined) return { isWrong: false };
    const value = read(section, item, `${key}.${name}`);
    return value === undefined ? { isWrong: true } : { value, isWrong: false };
  };
  const fate = optional('fate', oneOf(FATES));
  const environment = optional('environment', oneOf(ENVIRONMENTS));
  const test = optional<boolean>('test', (_, item, name) => {
    if (typeof item.value === 'boolean') return item.value;
    section.wrong(item, name, 'true, false');
    return undefined;
  });
  if (token === undefined || fate.isWrong || environment.isWrong || test.isWrong) return undefined;
  return {
    token,
    fate: fate.value ?? 'ok',
    ...(environment.value === undefined ? {} : { environment: environment.value }),
    ...(test.value === undefined ? {} : { test: test.value }),
  };
};

const texts = listOf(text, '["…"]');

const READERS: { readonly [K in keyof SandboxSection]-?: Reader<NonNullable<SandboxSection[K]>> } = {
  devices: mapOf(listOf(device, `[${DEVICE}]`), `{"vivo": [${DEVICE}]}`, 'vendors'),
  app_state: mapOf(oneOf(APP_STATES), '{"vivo": "under-review"}', 'vendors'),
  rights: mapOf(texts, '{"huawei": ["self-classification"]}', 'vendors'),
  channels: mapOf(texts, '{"xiaomi": ["…"]}', 'vendors'),
  aliases: mapOf(mapOf(texts, '{"alias": ["token"]}'), '{"vivo": {"alias": ["token"]}}', 'vendors'),
  topics: mapOf(mapOf(texts, '{"topic": ["token"]}'), '{"xiaomi": {"topic": ["token"]}}', 'vendors'),
  im_users: mapOf((section, node, key) => {
    if (typeof node.members?.get('state')?.value === 'string') return node.value;
    section.wrong(node, key, '{"state": "…"}');
    return undefined;
  }, '{"alice": {"state": "…"}}'),
  apps: texts,
  rules: listOf(oneOf(RULES), `["${RULES.join('", "')}"]`),
};

export function readSandbox(section: Section): SandboxSection | undefined {
  const { node } = section.value;
  const known = Object.keys(READERS).join(', ');
  if (node.members === undefined) {
    section.wrong(node, 'sandbox', `{…}: ${known}`);
    return undefined;
  }
  const found: Record<string, unknown> = {};
  for (const [name, item] of node.members) {
    const key = `sandbox.${shownKey(name)}`;
    const read = Object.hasOwn(READERS, name) ? READERS[name as keyof SandboxSection] : undefined;
    if (read === undefined) section.wrong(item, key, known);
    else {
      const value = read(section, item, key);
      if (value !== undefined) found[name] = value;
    }
  }
  return found as SandboxSection;
}

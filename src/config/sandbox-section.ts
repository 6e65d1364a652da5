// The `sandbox` section of a config: what the vendors' consoles would know. A faulty part is reported and left out.

import type { Origin } from '../problems/types.js';
import {
  APP_STATES,
  FATES,
  type Fate,
  IM_USER_STATES,
  type ImUserState,
  type RuleSet,
} from '../push/emulator/emulator.js';
import { shownKey } from '../readers/shown-key.js';
import { type DeviceFault, FAULT, fault } from './sandbox-fault.js';
import { listOf, mapOf, oneOf, optionalMember, type Reader, text, yesOrNo } from './sandbox-readers.js';
import type { Section } from './structured.js';

export interface SandboxDeviceSetting {
  readonly token: string;
  readonly fate: Fate;
  readonly environment?: 'development' | 'production';
  readonly test?: boolean;
  /** What goes wrong with every request that names this device. */
  readonly fault?: DeviceFault;
  /** Where the fault stands. */
  readonly faultAt?: Origin;
}

/** A user of the Chat app; `device` is the name of one of the config's devices, or the device itself. */
export interface ImUserSetting {
  readonly state: ImUserState;
  readonly platform?: string;
  readonly device?:
    | string
    | { readonly vendor: string; readonly token: string; readonly certificate_id?: string; readonly model?: string };
}

export interface SandboxSection {
  readonly devices?: Readonly<Record<string, readonly SandboxDeviceSetting[]>>;
  readonly app_state?: Readonly<Record<string, string>>;
  readonly rights?: Readonly<Record<string, readonly string[]>>;
  readonly channels?: Readonly<Record<string, readonly string[]>>;
  readonly aliases?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly topics?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly im_users?: Readonly<Record<string, ImUserSetting>>;
  /** Paths of further configs, relative to this one. */
  readonly apps?: readonly string[];
  readonly rules?: readonly RuleSet[];
}

const DEVICE = `{"token": "…", "fate": "${FATES.join('|')}", "fault": ${FAULT}}`;
export const RULES: readonly RuleSet[] = ['hours', 'quotas', 'rates'];
export const ENVIRONMENTS = ['development', 'production'] as const;

const device: Reader<SandboxDeviceSetting> = (section, node, key) => {
  const { members } = node;
  if (members?.has('token') !== true) {
    section.wrong(node, key, DEVICE);
    return undefined;
  }
  for (const [name, item] of members)
    if (!['token', 'fate', 'environment', 'test', 'fault'].includes(name))
      section.wrong(item, `${key}.${shownKey(name)}`, DEVICE);
  const token = section.text(members.get('token'), key);
  const optional = <T>(name: string, read: Reader<T>) => optionalMember(section, members, name, read, `${key}.${name}`);
  const fate = optional('fate', oneOf(FATES));
  const environment = optional('environment', oneOf(ENVIRONMENTS));
  const test = optional('test', yesOrNo);
  const ownFault = optional('fault', fault);
  if (token === undefined || [fate, environment, test, ownFault].some((member) => member.isWrong)) return undefined;
  const faultNode = members.get('fault');
  return {
    token,
    fate: fate.value ?? 'ok',
    ...(environment.value === undefined ? {} : { environment: environment.value }),
    ...(test.value === undefined ? {} : { test: test.value }),
    ...(ownFault.value === undefined || faultNode === undefined
      ? {}
      : { fault: ownFault.value, faultAt: section.at(faultNode, `${key}.fault`) }),
  };
};

const IM_USER = `{"state": "${IM_USER_STATES.join('|')}", "platform": "Android", "device": "my-vivo"}`;

const imUser: Reader<ImUserSetting> = (section, node, key) => {
  const { members } = node;
  if (members?.has('state') !== true) {
    section.wrong(node, key, IM_USER);
    return undefined;
  }
  for (const [name, item] of members)
    if (!['state', 'platform', 'device'].includes(name)) section.wrong(item, `${key}.${shownKey(name)}`, IM_USER);
  const state = oneOf(IM_USER_STATES)(section, members.get('state') ?? node, `${key}.state`);
  const platformNode = members.get('platform');
  const platform = platformNode === undefined ? undefined : section.text(platformNode, `${key}.platform`);
  const deviceNode = members.get('device');
  const device = deviceNode === undefined ? undefined : imUserDevice(section, deviceNode, `${key}.device`);
  if (state === undefined || (platformNode !== undefined && platform === undefined)) return undefined;
  if (deviceNode !== undefined && device === undefined) return undefined;
  return { state, ...(platform === undefined ? {} : { platform }), ...(device === undefined ? {} : { device }) };
};

const IM_USER_DEVICE = '"my-vivo", {"vendor": "vivo", "token": "…", "certificate_id": "…", "model": "…"}';

const imUserDevice: Reader<NonNullable<ImUserSetting['device']>> = (section, node, key) => {
  const { members } = node;
  if (members === undefined) return section.text(node, key);
  const wrong = [...members].find(([name]) => !['vendor', 'token', 'certificate_id', 'model'].includes(name));
  const vendor = section.text(members.get('vendor'), key);
  const token = section.text(members.get('token'), key);
  if (wrong !== undefined) section.wrong(wrong[1], `${key}.${shownKey(wrong[0])}`, IM_USER_DEVICE);
  if (vendor === undefined || token === undefined || wrong !== undefined) return undefined;
  if (!section.isVendor(vendor, node, key)) return undefined;
  const optional = (name: 'certificate_id' | 'model'): { readonly [K in typeof name]?: string } => {
    const item = members.get(name);
    const number = typeof item?.value === 'number' ? String(item.value) : undefined;
    const value = item === undefined ? undefined : (number ?? section.text(item, `${key}.${name}`));
    return value === undefined ? {} : { [name]: value };
  };
  return { vendor, token, ...optional('certificate_id'), ...optional('model') };
};

const texts = listOf(text, '["…"]');

const READERS: { readonly [K in keyof SandboxSection]-?: Reader<NonNullable<SandboxSection[K]>> } = {
  devices: mapOf(listOf(device, `[${DEVICE}]`), `{"vivo": [${DEVICE}]}`, 'vendors'),
  app_state: mapOf(oneOf(APP_STATES), '{"vivo": "under-review"}', 'vendors'),
  rights: mapOf(texts, '{"huawei": ["self-classification"]}', 'vendors'),
  channels: mapOf(texts, '{"xiaomi": ["…"]}', 'vendors'),
  aliases: mapOf(mapOf(texts, '{"alias": ["token"]}'), '{"vivo": {"alias": ["token"]}}', 'vendors'),
  topics: mapOf(mapOf(texts, '{"topic": ["token"]}'), '{"xiaomi": {"topic": ["token"]}}', 'vendors'),
  im_users: mapOf(imUser, `{"alice": ${IM_USER}}`),
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

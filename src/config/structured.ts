// The keys of a config that hold more than one value: devices, endpoints, enabled, skip, sandbox.
import { configProblem } from '../problems/entries/config.js';
import type { Origin, Problem } from '../problems/types.js';
import { kindOf, type RawValue, type SourceNode } from '../readers/node.js';
import { shownKey } from '../readers/shown-key.js';
import { t } from '../text/language.js';
import { suggest } from '../text/suggest.js';
import { readText } from './interpret.js';
import type { Env } from './references.js';
import { readSandbox, type SandboxSection } from './sandbox-section.js';

export interface Structured {
  readonly devices: Readonly<
    Record<string, { readonly vendor: string; readonly token: string; readonly origin: Origin }>
  >;
  readonly endpoints: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  /** Vendors switched off: `"enabled": {"meizu": false}`, or `"meizu_enabled": false`, which wins where both are set. */
  readonly disabled: ReadonlySet<string>;
  readonly skip: readonly { readonly code: string; readonly reason: string; readonly origin: Origin }[];
  readonly sandbox: SandboxSection | undefined;
}

export const STRUCTURED_KEYS = ['devices', 'endpoints', 'skip', 'enabled', 'sandbox', 'extends', '$schema'] as const;

const ENABLED = /^([a-z]+)_enabled$/;

/** The vendor of a key like `meizu_enabled`; undefined for other keys, and for unknown vendors when they are told. */
export function vendorOfEnabledKey(key: string, vendorIds: readonly string[] | undefined): string | undefined {
  const id = ENABLED.exec(key)?.[1];
  return id === undefined || (vendorIds !== undefined && !vendorIds.includes(id)) ? undefined : id;
}

/** What the readers of one structured key share: where it stands, and how to say what is wrong with a part of it. */
export interface Section {
  readonly value: RawValue;
  readonly env: Env;
  readonly problems: Problem[];
  /** Where a node stands. */
  at(node: SourceNode, key: string): Origin;
  wrong(node: SourceNode, key: string, expected: string): void;
  /** A text with its references resolved; undefined when it is none or cannot be resolved, which is reported. */
  text(node: SourceNode | undefined, key: string): string | undefined;
  /** Whether a vendor of this name exists; a wrong name is reported. */
  isVendor(id: string, node: SourceNode, key: string): boolean;
}

export interface StructuredOptions {
  readonly env: Env;
  /** Undefined: any vendor name is taken. */
  readonly vendorIds: readonly string[] | undefined;
  readonly problems: Problem[];
}

export function readStructured(raw: ReadonlyMap<string, RawValue>, options: StructuredOptions): Structured {
  const read = <T>(key: string, reader: (section: Section) => T, otherwise: T): T => {
    const value = raw.get(key);
    return value === undefined ? otherwise : reader(sectionOf(value, options));
  };
  return {
    devices: read('devices', readDevices, {}),
    endpoints: read('endpoints', readEndpoints, {}),
    disabled: readDisabled(raw, options),
    skip: read('skip', readSkip, []),
    sandbox: read('sandbox', readSandbox, undefined),
  };
}

function sectionOf(value: RawValue, { env, vendorIds, problems }: StructuredOptions): Section {
  const originOf = (node: SourceNode, key: string): Origin => ({
    file: value.file,
    line: node.line,
    column: node.column,
    key,
  });
  const wrong: Section['wrong'] = (node, key, expected) => {
    problems.push(
      configProblem('config/wrong-type', { at: originOf(node, key), args: { key, expected, found: kindOf(node) } }),
    );
  };
  return {
    value,
    env,
    problems,
    at: originOf,
    wrong,
    text(node, key) {
      const before = problems.length;
      const text = node === undefined ? undefined : readText(node, value, key, env, problems);
      if (text === undefined && problems.length === before) wrong(node ?? value.node, key, '"text"');
      if (text !== '') return text;
      problems.push(configProblem('config/empty-value', { at: originOf(node ?? value.node, key), args: { key } }));
      return undefined;
    },
    isVendor(id, node, key) {
      if (vendorIds === undefined || vendorIds.includes(id)) return true;
      const nearest = suggest(id, vendorIds);
      problems.push(
        configProblem('config/unknown-vendor', {
          at: originOf(node, key),
          args: {
            key,
            name: shownKey(id, vendorIds),
            known: vendorIds.join(', '),
            suggestion: nearest === undefined ? '' : t(`: did you mean ${nearest}?`, `：是不是 ${nearest}？`),
          },
        }),
      );
      return false;
    },
  };
}

/** Without a prototype: a device may be called `constructor`, and asking for one that does not exist finds nothing. */
const record = <T>(entries: readonly (readonly [string, T])[]): Record<string, T> => {
  const made = Object.create(null) as Record<string, T>;
  for (const [key, value] of entries) made[key] = value;
  return made;
};

function readDevices(section: Section): Structured['devices'] {
  const expected = '{"vendor": "vivo", "token": "…"}';
  const { node, file } = section.value;
  if (node.members === undefined) section.wrong(node, 'devices', `{"name": ${expected}}`);
  return record(
    [...(node.members ?? [])].flatMap(([name, device]) => {
      const key = `devices.${shownKey(name)}`;
      if (!device.members?.has('vendor') || !device.members.has('token')) {
        section.wrong(device, key, expected);
        return [];
      }
      const vendor = section.text(device.members.get('vendor'), key);
      const token = section.text(device.members.get('token'), key);
      if (vendor === undefined || token === undefined || !section.isVendor(vendor, device, key)) return [];
      return [[name, { vendor, token, origin: { file, line: device.line, column: device.column, key } }] as const];
    }),
  );
}

function readEndpoints(section: Section): Structured['endpoints'] {
  const { node } = section.value;
  if (node.members === undefined) section.wrong(node, 'endpoints', '{"vivo": "https://…"}');
  const url = (item: SourceNode, key: string): string | undefined => {
    const text = section.text(item, key);
    if (text === undefined || isUrl(text)) return text;
    section.wrong(item, key, 'http(s)://…');
    return undefined;
  };
  return record<string | Record<string, string>>(
    [...(node.members ?? [])].flatMap(([vendor, item]): (readonly [string, string | Record<string, string>])[] => {
      const key = `endpoints.${shownKey(vendor)}`;
      if (!section.isVendor(vendor, item, key)) return [];
      if (item.members === undefined) {
        const text = url(item, key);
        return text === undefined ? [] : [[vendor, text]];
      }
      const roles = [...item.members].map(([role, one]) => [role, url(one, `${key}.${shownKey(role)}`)] as const);
      // Half of the hosts replaced would send the other half to the real service.
      const whole = roles.flatMap(([role, text]) => (text === undefined ? [] : [[role, text] as const]));
      return whole.length === roles.length ? [[vendor, record(whole)]] : [];
    }),
  );
}

function readDisabled(raw: ReadonlyMap<string, RawValue>, options: StructuredOptions): ReadonlySet<string> {
  const disabled = new Set<string>();
  const apply = (section: Section, id: string, node: SourceNode, key: string): void => {
    if (node.value === false) disabled.add(id);
    else if (node.value === true) disabled.delete(id);
    else section.wrong(node, key, 'true, false');
  };
  const map = raw.get('enabled');
  if (map !== undefined) {
    const section = sectionOf(map, options);
    if (map.node.members === undefined) section.wrong(map.node, 'enabled', '{"meizu": false}');
    for (const [id, node] of map.node.members ?? []) {
      const key = `enabled.${shownKey(id)}`;
      if (section.isVendor(id, node, key)) apply(section, id, node, key);
    }
  }
  for (const [key, value] of raw) {
    const id = vendorOfEnabledKey(key, options.vendorIds);
    if (id !== undefined) apply(sectionOf(value, options), id, value.node, key);
  }
  return disabled;
}

/** A list of codes, of {code, reason}, or an object of code to reason. */
function readSkip({ value, problems, wrong }: Section): Structured['skip'] {
  const { node, file } = value;
  const entries: { code: unknown; reason: unknown; node: SourceNode }[] = [
    ...(node.items ?? []).map((item) => ({
      code: item.members === undefined ? item.value : item.members.get('code')?.value,
      reason: item.members?.get('reason')?.value,
      node: item,
    })),
    ...[...(node.members ?? [])].map(([code, item]) => ({ code, reason: item.value, node: item })),
  ];
  if (node.items === undefined && node.members === undefined) wrong(node, 'skip', '[{"code": "…", "reason": "…"}]');
  return entries.flatMap(({ code, reason, node: at }) => {
    const origin: Origin = { file, line: at.line, column: at.column, key: 'skip' };
    if (typeof code !== 'string') {
      wrong(at, 'skip', '{"code": "…", "reason": "…"}');
      return [];
    }
    if (typeof reason !== 'string' || reason.trim() === '')
      problems.push(
        configProblem('config/skip-without-reason', {
          args: { code: /^[a-z-]+\/[\w-]+$/.test(code) ? code.slice(0, 60) : '…' },
          at: origin,
        }),
      );
    return [{ code, reason: typeof reason === 'string' ? reason : '', origin }];
  });
}

const isUrl = (text: string): boolean => /^https?:\/\/[^\s/]+/.test(text) && URL.canParse(text);

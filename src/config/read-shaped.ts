// Reads devices, endpoints, enabled, skip and sandbox: references first, then the shape, then what the program works with.
import { resolve } from 'node:path';
import type * as z from 'zod/mini';
import { configProblem } from '../problems/entries/config/config.js';
import type { Problem } from '../problems/types.js';
import type { RawValue, SourceNode } from '../readers/node.js';
import { shownKey } from '../readers/shown-key.js';
import { decodeText, LARGEST_VALUE_FILE, readBounded } from './read-bounded.js';
import { fillVariables, shownPath } from './references.js';
import { fit, UNRESOLVED } from './shape-findings.js';
import { devicesShape, enabledShape, endpointsShape, sandboxShape, skipShape, type VendorNames } from './shapes.js';
import { placed, type SandboxSection, type Structured, type StructuredOptions } from './sources/structured.js';

export function readShaped(raw: ReadonlyMap<string, RawValue>, options: StructuredOptions): Structured {
  const { problems } = options;
  const names = { vendors: options.vendorIds, services: options.services };
  const read = <S extends z.core.$ZodType>(key: string, shapeOf: (names: VendorNames) => S, references = true) => {
    const value = raw.get(key);
    if (value === undefined) return undefined;
    const node = references ? resolved(value.node, key, value, options) : value.node;
    const fitted = fit({ key, file: value.file, node, shape: shapeOf(names) }, problems);
    return fitted === undefined ? undefined : { ...fitted, file: value.file };
  };
  const before = problems.length;
  const devices = read('devices', devicesShape);
  ownDeviceFindings(raw.get('devices')?.node, names.vendors, problems, before);
  const endpoints = read('endpoints', endpointsShape);
  const enabled = read('enabled', enabledShape, false);
  const sandbox = read('sandbox', sandboxShape);
  return {
    devices: record(
      Object.entries(devices?.value ?? {}).map(([name, device]) => {
        const origin = placed(devices?.file ?? '', memberAt(devices?.node, name), `devices.${shownKey(name)}`);
        return [name, { ...device, origin }] as const;
      }),
    ),
    endpoints: record(
      Object.entries(endpoints?.value ?? {}).map(([vendor, url]) => [
        vendor,
        typeof url === 'string' ? url : record(Object.entries(url)),
      ]),
    ),
    disabled: new Set(Object.entries(enabled?.value ?? {}).flatMap(([id, isOn]) => (isOn ? [] : [id]))),
    skip: skips(read('skip', skipShape, false), problems),
    sandbox: sandbox === undefined ? undefined : { ...sandbox.value, ...withPlaces(sandbox) },
  };
}

/** Assigns the findings about a device to its vendor. */
function ownDeviceFindings(
  devices: SourceNode | undefined,
  known: readonly string[] | undefined,
  problems: Problem[],
  from: number,
): void {
  for (const [name, { members }] of devices?.members ?? []) {
    const vendor = members?.get('vendor')?.value;
    const place = `devices.${shownKey(name)}`;
    // Anything else may be a secret in the wrong place.
    if (typeof vendor !== 'string' || known?.includes(vendor) !== true) continue;
    for (const [i, problem] of problems.entries())
      if (i >= from && `${problem.at?.key}.`.startsWith(`${place}.`)) problems[i] = { ...problem, vendor };
  }
}

/** Without a prototype: a device may be called `constructor`, and asking for one that does not exist finds nothing. */
const record = <T>(entries: readonly (readonly [string, T])[]): Record<string, T> => {
  const made = Object.create(null) as Record<string, T>;
  for (const [key, value] of entries) made[key] = value;
  return made;
};

const NOWHERE: SourceNode = { value: null, line: 0, column: 0 };
const memberAt = (node: SourceNode | undefined, name: string): SourceNode => node?.members?.get(name) ?? NOWHERE;

interface ReadValue<T> {
  readonly value: T;
  readonly node: SourceNode;
  readonly file: string;
}

/** A list of codes, of {code, reason}, or an object of code to reason. */
function skips(
  read: ReadValue<z.output<ReturnType<typeof skipShape>>> | undefined,
  problems: Problem[],
): Structured['skip'] {
  if (read === undefined) return [];
  const { value, node, file } = read;
  const entries = Array.isArray(value)
    ? value.map((item, i) => ({
        ...(typeof item === 'string' ? { code: item, reason: '' } : { reason: '', ...item }),
        node: node.items?.[i] ?? node,
      }))
    : Object.entries(value).map(([code, reason]) => ({ code, reason, node: memberAt(node, code) }));
  return entries.map(({ code, reason, node: at }) => {
    const origin = placed(file, at, 'skip');
    if (reason.trim() === '')
      problems.push(
        configProblem('config/skip-without-reason', {
          args: { code: /^[a-z-]+\/[\w-]+$/.test(code) ? code.slice(0, 60) : '…' },
          at: origin,
        }),
      );
    return { code, reason: reason.trim(), origin };
  });
}

/** The devices of the sandbox with the places of their faults. */
function withPlaces({
  value: { devices },
  node,
  file,
}: ReadValue<z.output<ReturnType<typeof sandboxShape>>>): Pick<SandboxSection, 'devices'> {
  if (devices === undefined) return {};
  const nodes = memberAt(node, 'devices');
  const entries = Object.entries(devices).map(([vendor, list]) => {
    const items = memberAt(nodes, vendor).items ?? [];
    const settings = list.map((device, i) => {
      const fault = items[i]?.members?.get('fault');
      return fault === undefined
        ? device
        : { ...device, faultAt: placed(file, fault, `sandbox.devices.${shownKey(vendor)}.fault`) };
    });
    return [vendor, settings] as const;
  });
  return { devices: Object.fromEntries(entries) };
}

/** Every `${NAME}` filled and every `{"file": "path"}` read. What cannot be resolved is reported here and marked. */
function resolved(node: SourceNode, key: string, value: RawValue, options: StructuredOptions): SourceNode {
  const unresolved = { ...node, value: UNRESOLVED, members: undefined } as unknown as SourceNode;
  const reference = node.members?.size === 1 ? node.members.get('file')?.value : undefined;
  if (node.members !== undefined && typeof reference !== 'string') {
    const members = [...node.members].map(
      ([name, member]) => [name, resolved(member, `${key}.${shownKey(name)}`, value, options)] as const,
    );
    return { ...node, members: new Map(members) };
  }
  if (node.items !== undefined)
    return { ...node, items: node.items.map((item) => resolved(item, key, value, options)) };
  const written = typeof reference === 'string' ? reference : node.value;
  if (typeof written !== 'string') return node;
  const at = placed(value.file, node, key);
  const filled = fillVariables(written, options.env);
  if ('missing' in filled) {
    const { missing } = filled;
    options.problems.push(
      configProblem('config/unset-variable', {
        at: { ...at, through: `\${${missing}}` },
        args: { key, variable: missing },
      }),
    );
    return unresolved;
  }
  const { line, column } = node;
  if (typeof reference !== 'string') return { ...node, value: filled.text };
  const path = resolve(value.folder, filled.text);
  const read = readBounded(path, LARGEST_VALUE_FILE);
  if ('bytes' in read) {
    options.namedFiles.add(path);
    return { value: decodeText(read.bytes), line, column };
  }
  options.problems.push(
    configProblem('config/value-file-missing', {
      at,
      args: { key, file: shownPath(filled.text), reason: read.reason },
    }),
  );
  return unresolved;
}

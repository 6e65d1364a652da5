// The keys of a config that hold more than one value: devices, endpoints, enabled, skip, sandbox. Their shapes are loaded when one of them is there.
import { configProblem } from '../../problems/entries/config/config.js';
import type { Origin, Problem } from '../../problems/types.js';
import { trueOrFalse } from '../../problems/value-problem.js';
import type { RawValue, SourceNode } from '../../readers/node.js';
import { shownNode } from '../../readers/shown-key.js';
import type { Env } from '../references.js';
import type { SandboxValues } from '../shapes.js';

type SandboxDevice = NonNullable<SandboxValues['devices']>[string][number];

/** A device of the sandbox; `faultAt` is where its fault is. */
export type SandboxDeviceSetting = Readonly<SandboxDevice> & { readonly faultAt?: Origin };

export type SandboxSection = Omit<SandboxValues, 'devices'> & {
  readonly devices?: Readonly<Record<string, readonly SandboxDeviceSetting[]>>;
};

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

const SHAPED = ['devices', 'endpoints', 'skip', 'enabled', 'sandbox'] as const;
export const STRUCTURED_KEYS = [...SHAPED, 'extends', '$schema'] as const;

const ENABLED = /^([a-z]+)_enabled$/;

/** The vendor of a key like `meizu_enabled`; undefined for other keys, and for unknown vendors when they are reported. */
export function vendorOfEnabledKey(key: string, vendorIds: readonly string[] | undefined): string | undefined {
  const id = ENABLED.exec(key)?.[1];
  return id === undefined || (vendorIds !== undefined && !vendorIds.includes(id)) ? undefined : id;
}

export interface StructuredOptions {
  readonly env: Env;
  /** Undefined: any vendor name is taken. */
  readonly vendorIds: readonly string[] | undefined;
  readonly services: readonly string[];
  readonly problems: Problem[];
  readonly namedFiles: Set<string>;
}

export async function readStructured(
  raw: ReadonlyMap<string, RawValue>,
  options: StructuredOptions,
): Promise<Structured> {
  const nothing: Structured = { devices: {}, endpoints: {}, disabled: new Set(), skip: [], sandbox: undefined };
  const isShaped = SHAPED.some((key) => raw.has(key));
  const read = isShaped ? (await import('../read-shaped.js')).readShaped(raw, options) : nothing;
  return { ...read, disabled: withSingleKeys(read.disabled, raw, options) };
}

/** `"meizu_enabled": false` beside the map `enabled`. */
function withSingleKeys(
  disabled: ReadonlySet<string>,
  raw: ReadonlyMap<string, RawValue>,
  { vendorIds, problems }: StructuredOptions,
): ReadonlySet<string> {
  const found = new Set(disabled);
  for (const [key, { node, file }] of raw) {
    const id = vendorOfEnabledKey(key, vendorIds);
    if (id === undefined) continue;
    if (node.value === false) found.add(id);
    else if (node.value === true) found.delete(id);
    else
      problems.push(
        configProblem('config/wrong-type', {
          at: placed(file, node, key),
          args: { key, expected: trueOrFalse, found: shownNode(node) },
        }),
      );
  }
  return found;
}

/** Where a value is. Values of the environment have no line. */
export const placed = (file: string, node: SourceNode, key: string): Origin => ({
  file,
  key,
  ...(node.line === 0 ? {} : { line: node.line, column: node.column }),
});

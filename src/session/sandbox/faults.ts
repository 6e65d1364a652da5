// Faults of the sandbox from --fault flags and from a config's devices: checked against the vendors that exist, and a problem for each that cannot apply.
import type { LoadedConfig } from '../../config/index.js';
import { sandboxProblem } from '../../problems/entries/sandbox.js';
import type { Problem } from '../../problems/types.js';
import type { FaultRequest } from '../../sandbox/control/json.js';
import { whyWrong } from '../../sandbox/faults/check.js';
import { parseFault } from '../../sandbox/faults/flag.js';
import { vendors } from '../../vendors/index.js';
import { vendorIds } from '../vendors/list.js';

interface ReadFaults {
  readonly faults: readonly FaultRequest[];
  readonly problems: readonly Problem[];
}

async function knownVendors(): Promise<Parameters<typeof whyWrong>[1]> {
  const loaded = await Promise.all(vendorIds.map((id) => vendors[id].load()));
  return loaded.map(({ id, emulator }) => ({
    id,
    rules: emulator.rules,
    accessTokenRule: emulator.accessTokenRule,
  }));
}

export async function readFaults(texts: readonly string[]): Promise<ReadFaults> {
  if (texts.length === 0) return { faults: [], problems: [] };
  const known = await knownVendors();
  const faults: FaultRequest[] = [];
  const problems: Problem[] = [];
  for (const text of texts) {
    const parsed = parseFault(text);
    const reason = 'reason' in parsed ? parsed.reason : whyWrong(parsed.fault, known);
    if (reason !== undefined)
      problems.push(sandboxProblem('sandbox/bad-fault', { args: { fault: text.slice(0, 100), reason } }));
    else if ('fault' in parsed) faults.push(parsed.fault);
  }
  return { faults, problems };
}

/** The faults of `sandbox.devices`. Their types were checked when the config was read; here it is checked whether they make sense. */
export async function faultsOfConfig(config: LoadedConfig | undefined): Promise<ReadFaults> {
  const faulty = Object.entries(config?.sandbox?.devices ?? {}).flatMap(([vendor, devices]) =>
    devices.flatMap(({ token, fault, faultAt }) => (fault === undefined ? [] : [{ vendor, token, fault, faultAt }])),
  );
  if (faulty.length === 0) return { faults: [], problems: [] };
  const known = await knownVendors();
  const faults: FaultRequest[] = [];
  const problems: Problem[] = [];
  for (const { vendor, token, fault, faultAt } of faulty) {
    const request: FaultRequest = { vendor, token, do: fault };
    const reason = whyWrong(request, known);
    if (reason === undefined) faults.push(request);
    else
      problems.push(
        sandboxProblem('sandbox/bad-device-fault', { at: faultAt, args: { key: faultAt?.key ?? 'fault', reason } }),
      );
  }
  return { faults, problems };
}

// The --fault flags of the sandbox: read, checked against the vendors there are, and told in words when they make no sense.
import { sandboxProblem } from '../problems/entries/sandbox.js';
import type { Problem } from '../problems/types.js';
import type { FaultRequest } from '../sandbox/api.js';
import { whyWrong } from '../sandbox/fault-check.js';
import { parseFault } from '../sandbox/fault-flag.js';
import { vendors } from '../vendors/index.js';
import { vendorIds } from './vendor-list.js';

export async function readFaults(
  texts: readonly string[],
): Promise<{ readonly faults: readonly FaultRequest[]; readonly problems: readonly Problem[] }> {
  if (texts.length === 0) return { faults: [], problems: [] };
  const loaded = await Promise.all(vendorIds.map((id) => vendors[id].load()));
  const known = loaded.map(({ id, emulator }) => ({
    id,
    rules: emulator.rules,
    accessTokenRule: emulator.accessTokenRule,
  }));
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

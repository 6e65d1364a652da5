// `sandbox devices`: the demo devices with a fixed fate.
import { EXIT } from '../../problems/exit-code.js';
import { unknownVendor } from '../../problems/value-problem.js';
import { type ListedDevice, layoutDevices } from '../../report/answers/sandbox/sandbox.js';
import { isVendorId, vendorIds } from '../../session/vendors/list.js';
import { vendors } from '../../vendors/index.js';
import type { CommandContext } from '../context/context.js';
import type { CommandResult } from '../define.js';
import { stopSandbox } from './start.js';

export async function listDevices(context: CommandContext, only: string | undefined): Promise<CommandResult> {
  if (only !== undefined && !isVendorId(only)) return stopSandbox(unknownVendor(only, vendorIds));
  const loaded = await Promise.all(
    vendorIds.filter((id) => only === undefined || id === only).map((id) => vendors[id].load()),
  );
  const rows: ListedDevice[] = loaded.flatMap((vendor) =>
    vendor.emulator.demo.devices.map((device) => ({
      vendor: vendor.id,
      name: vendor.name,
      token: device.token,
      fate: device.fate,
      ...(device.environment === undefined ? {} : { environment: device.environment }),
    })),
  );
  for (const { vendor, token, fate, environment } of rows)
    context.row({ vendor, token, fate, ...(environment === undefined ? {} : { environment }) });
  // These tokens are public and invented: shortening them would make them useless.
  return {
    exitCode: EXIT.ok,
    document: { devices: rows.map(({ name: _, ...row }) => row) },
    problems: [],
    streamed: true,
    human: (terminal) => layoutDevices(rows, terminal),
  };
}

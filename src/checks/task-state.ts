// Asks one vendor for the state of tasks or messages.
import { deviceProblem } from '../problems/entries/device.js';
import type { Problem } from '../problems/types.js';
import type { DeviceReport } from '../report/answers/device-status/device-status.js';
import type { Session } from '../session/session.js';
import type { VendorChoice } from '../session/vendors/choice.js';
import { vendorIds } from '../session/vendors/list.js';
import { whatIsMissing } from '../session/vendors/ready.js';

export interface TasksAsked {
  readonly rows: DeviceReport['tasks'];
  readonly problems: readonly Problem[];
}

/** Exactly one vendor must be named: its ids mean nothing to another. */
export async function askAboutTasks(
  ids: readonly string[],
  choice: VendorChoice,
  session: Session,
  signal: AbortSignal,
): Promise<TasksAsked | { readonly stop: readonly Problem[] }> {
  if (ids.length === 0) return { rows: [], problems: [] };
  if (choice.problem !== undefined) return { stop: [choice.problem] };
  const [id, another] = choice.given ? choice.ids : [];
  if (id === undefined || another !== undefined)
    return {
      stop: [
        deviceProblem('device/task-needs-vendor', {
          args: { id: ids[0]?.slice(0, 60) ?? '', known: vendorIds.join('|') },
        }),
      ],
    };
  const missing = whatIsMissing(session, id);
  if (missing !== undefined) return { stop: [missing] };
  const vendor = await session.vendor(id);
  const client = await session.client(id);
  if (client.task === undefined)
    return { stop: [deviceProblem('device/no-task-report', { vendor: id, args: { vendor: vendor.name } })] };
  const rows: DeviceReport['tasks'][number][] = [];
  const problems: Problem[] = [];
  for (const task of ids) {
    const report = await client.task(task, signal);
    rows.push({ ...report, vendor: id, vendorName: vendor.name });
    const notFound = deviceProblem('device/task-not-found', {
      vendor: id,
      args: { vendor: vendor.name, id: task.slice(0, 60) },
    });
    if (report.problem !== undefined) problems.push(report.problem);
    else if (!report.found) problems.push(notFound);
  }
  return { rows, problems };
}

// Asks one vendor what became of tasks or messages.

import { type CommandContext, type Input, listFlag } from '../commands/define.js';
import { deviceProblem } from '../problems/entries/device.js';
import type { Problem } from '../problems/types.js';
import type { DeviceReport } from '../report/answers/device-status.js';
import { readVendorFlag } from '../sending/targets.js';
import type { Session } from '../session/session.js';
import { vendorIds } from '../session/vendor-list.js';
import { whatIsMissing } from '../session/vendor-ready.js';
import { isTencentTask } from './user-state.js';

export interface TasksAsked {
  readonly rows: DeviceReport['tasks'];
  readonly problems: readonly Problem[];
}

export async function askAboutTasks(
  context: CommandContext,
  input: Input,
  session: Session,
): Promise<TasksAsked | { readonly stop: readonly Problem[] }> {
  const ids = listFlag(input, 'task').map((id) => id.trim());
  if (ids.length === 0 || isTencentTask(input)) return { rows: [], problems: [] };
  const choice = readVendorFlag(input);
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
    const report = await client.task(task, context.signal);
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

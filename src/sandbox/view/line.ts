// The line a terminal shows for one message. Control characters of foreign requests never get there.
import { printable } from '../../text/printable.js';
import type { StoredMessage } from '../state/store.js';

export function lineOf(message: StoredMessage): string {
  const { request, response, fault } = message;
  const status = response.status === 0 ? '-' : String(response.status);
  const hit = fault === undefined ? '' : `  fault ${fault.id}: ${fault.says}`;
  return printable(
    `${message.vendor.padEnd(8)} ${request.method} ${request.path.slice(0, 80)}  ${status}  ${verdictOf(message)}${hit}`,
  );
}

function verdictOf({ refusedBy, pushes }: StoredMessage): string {
  if (refusedBy !== undefined) return `refused ${refusedBy.code}  ${refusedBy.rule}`;
  if (pushes.length === 0) return 'ok';
  return `${pushes.filter((push) => push.accepted).length}/${pushes.length} accepted`;
}

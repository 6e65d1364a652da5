// The line a terminal shows for one message: no control character of a foreign request, no device token and no signature of a path.
import { printable } from '../../text/printable.js';
import type { StoredMessage } from '../state/store.js';

/** A part of a path that is no name: the device token of APNs. */
const LONG_PART = /[^/]{32,}/g;

export function lineOf(message: StoredMessage): string {
  const { request, response, fault } = message;
  const status = response.status === 0 ? '-' : String(response.status);
  const hit = fault === undefined ? '' : `  fault ${fault.id}: ${fault.says}`;
  const path = (request.path.split('?')[0] ?? '').replace(LONG_PART, (part) => `${part.slice(0, 4)}…${part.slice(-4)}`);
  return printable(
    `${message.vendor.padEnd(8)} ${request.method} ${path.slice(0, 80)}  ${status}  ${verdictOf(message)}${hit}`,
  );
}

function verdictOf({ refusedBy, pushes }: StoredMessage): string {
  if (refusedBy !== undefined) return `refused ${refusedBy.code}  ${refusedBy.rule}`;
  if (pushes.length === 0) return 'ok';
  return `${pushes.filter((push) => push.accepted).length}/${pushes.length} accepted`;
}

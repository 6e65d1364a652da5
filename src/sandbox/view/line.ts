// The line a terminal shows for one message, without the request's control characters and without a device token or signature in the path.
import { type Text, t } from '../../text/language.js';
import { printable } from '../../text/printable.js';
import type { StoredMessage } from '../state/store.js';

/** A part of a path that is no name: the device token of APNs. */
const LONG_PART = /[^/]{32,}/g;

export function lineOf(message: StoredMessage): Text {
  const { request, response, fault } = message;
  const status = response.status === 0 ? '-' : String(response.status);
  const path = (request.path.split('?')[0] ?? '').replace(LONG_PART, (part) => `${part.slice(0, 4)}…${part.slice(-4)}`);
  const lead = `${message.vendor.padEnd(8)} ${request.method} ${path.slice(0, 80)}  ${status}`;
  const { en, zh } = verdictOf(message);
  const hit = fault && t(`  fault ${fault.id}: ${fault.says.en}`, `  故障 ${fault.id}：${fault.says.zh}`);
  return t(printable(`${lead}  ${en}${hit?.en ?? ''}`), printable(`${lead}  ${zh}${hit?.zh ?? ''}`));
}

function verdictOf({ refusedBy, pushes, response }: StoredMessage): Text {
  if (refusedBy !== undefined) {
    const { code, rule } = refusedBy;
    return t(`refused ${code}  ${rule}`, `已拒绝 ${code}  ${rule}`);
  }
  // The request hit a fault, or is a call that the emulator does not have.
  if (pushes.length === 0)
    return response.status >= 200 && response.status < 400 ? t('ok', '成功') : t('failed', '失败');
  const count = `${pushes.filter((push) => push.accepted).length}/${pushes.length}`;
  return t(`${count} accepted`, `已接受 ${count}`);
}

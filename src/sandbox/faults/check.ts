// Whether a fault makes sense for the vendors there are; the answer says what would.
import type { FaultAction, FaultRequest } from '../control/json.js';
import type { DescribedVendor } from '../view/message-view.js';

/** Longest delay, in milliseconds. */
const LONGEST_DELAY_MS = 120_000;

/** One sentence about what is wrong, or undefined. */
export function whyWrong(
  fault: FaultRequest,
  vendors: readonly Pick<DescribedVendor, 'id' | 'rules' | 'accessTokenRule'>[],
): string | undefined {
  const hit = vendors.filter((vendor) => fault.vendor === undefined || vendor.id === fault.vendor);
  if (hit.length === 0)
    return `no vendor ${(fault.vendor ?? '').slice(0, 40)}; there are ${vendors.map((vendor) => vendor.id).join(', ')}`;
  if ((fault.do === undefined) === (fault.steps === undefined)) return 'give either do or steps';
  if (fault.steps?.length === 0) return 'steps is empty';
  if (fault.steps !== undefined && (fault.nth !== undefined || fault.times !== undefined || fault.chance !== undefined))
    return 'steps do not go together with nth, times or chance';
  for (const action of fault.steps ?? [fault.do ?? {}]) {
    const wrong = whyWrongAction(action, hit, fault.steps !== undefined);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function whyWrongAction(
  action: FaultAction,
  vendors: readonly Pick<DescribedVendor, 'id' | 'rules' | 'accessTokenRule'>[],
  mayBeEmpty: boolean,
): string | undefined {
  if (!mayBeEmpty && Object.keys(action).length === 0) return 'the fault does nothing; give status, delayMs, drop, …';
  if ((action.retryAfter !== undefined || action.body !== undefined) && action.status === undefined)
    return 'retryAfter and body need a status';
  if ((action.delayMs ?? 0) > LONGEST_DELAY_MS || (action.slowMs ?? 0) > LONGEST_DELAY_MS)
    return `delays end at ${LONGEST_DELAY_MS} ms`;
  const { rule } = action;
  if (rule !== undefined && !vendors.some((vendor) => vendor.rules.some(({ id }) => id === rule)))
    return `no rule ${rule.slice(0, 80)}; GET /_sandbox/rules lists them`;
  if (action.expiredToken === true && vendors.every((vendor) => vendor.accessTokenRule === undefined))
    return `${vendors.map((vendor) => vendor.id).join(', ')} has no access tokens`;
  return undefined;
}

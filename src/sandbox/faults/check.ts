// Whether a fault is possible for the known vendors; the answer says what would be.
import { fillBoth, type Text, t } from '../../text/language.js';
import type { FaultAction, FaultRequest } from '../control/json.js';
import type { DescribedVendor } from '../view/message-view.js';

/** Longest delay, in milliseconds. */
const LONGEST_DELAY_MS = 120_000;

/** One sentence about what is wrong, or undefined. */
export function whyWrong(
  fault: FaultRequest,
  vendors: readonly Pick<DescribedVendor, 'id' | 'rules' | 'accessTokenRule'>[],
): Text | undefined {
  const hit = vendors.filter((vendor) => fault.vendor === undefined || vendor.id === fault.vendor);
  if (hit.length === 0)
    return fillBoth(t('there is no vendor {vendor}; the vendors are {all}', '没有厂商 {vendor}；可用的有 {all}'), {
      vendor: (fault.vendor ?? '').slice(0, 40),
      all: vendors.map(({ id }) => id).join(', '),
    });
  if ((fault.do === undefined) === (fault.steps === undefined))
    return t('give either do or steps', '请给出 do 或 steps，二者择一');
  if (fault.steps?.length === 0) return t('steps is empty', 'steps 为空');
  if (fault.steps !== undefined && (fault.nth !== undefined || fault.times !== undefined || fault.chance !== undefined))
    return t('steps do not go together with nth, times or chance', 'steps 不能与 nth、times 或 chance 一起使用');
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
): Text | undefined {
  if (!mayBeEmpty && Object.keys(action).length === 0)
    return t(
      'the fault does nothing; give status, delayMs, drop, …',
      '该故障没有任何动作；请给出 status、delayMs、drop 等',
    );
  if ((action.retryAfter !== undefined || action.body !== undefined) && action.status === undefined)
    return t('retryAfter and body need a status', 'retryAfter 和 body 需要 status');
  if ((action.delayMs ?? 0) > LONGEST_DELAY_MS || (action.slowMs ?? 0) > LONGEST_DELAY_MS)
    return fillBoth(t('the longest delay is {longest} ms', '延迟最长为 {longest} ms'), { longest: LONGEST_DELAY_MS });
  const { rule } = action;
  if (rule !== undefined && !vendors.some((vendor) => vendor.rules.some(({ id }) => id === rule)))
    return fillBoth(
      t('there is no rule {rule}; GET /_sandbox/rules lists them', '没有规则 {rule}；GET /_sandbox/rules 列出全部规则'),
      {
        rule: rule.slice(0, 80),
      },
    );
  if (action.expiredToken === true && vendors.every((vendor) => vendor.accessTokenRule === undefined))
    return fillBoth(t('{vendors}: no access tokens there', '{vendors} 没有 access token'), {
      vendors: vendors.map(({ id }) => id).join(', '),
    });
  return undefined;
}

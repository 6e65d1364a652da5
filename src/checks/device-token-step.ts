// The step that checks one device token: its shape, then what the vendor reports without a push. A question without an answer does not pass.

import type { Problem } from '../problems/types.js';
import type { Step } from '../report/answers/steps.js';
import { claims } from '../report/claims.js';
import { fillBoth, type Text, t } from '../text/language.js';
import { makeStep, passStep, type TripDevice, type VendorTrip } from './vendor-steps.js';

/**
 * What an unanswered or undecided question makes of the step: a check in CI must not let it pass (`failed`), while a walk that pushes
 * next leaves the decision to the push (`skipped`).
 */
export type WhenUndecided = 'failed' | 'skipped';

/** Problems that count against the step: no usable answer, or a refusal of this device token. */
const COUNTS: ReadonlySet<string> = new Set(['unreachable', 'server', 'device-token']);

/** The shape first, then what the vendor reports without a push and without emptying a list. */
export async function tokenStep(
  trip: VendorTrip,
  device: TripDevice,
  mayAsk: boolean,
  undecided: WhenUndecided,
): Promise<Step> {
  const { vendor, vendorId, session, signal } = trip;
  const { token, otherVendor } = device;
  const args = { vendor: vendor.name };
  const make = (status: 'failed' | 'skipped', reason: Text, problems: readonly Problem[] = []): Step =>
    makeStep('device-token', status, reason, problems);
  if (otherVendor !== undefined)
    return make('failed', fillBoth(t('its shape is not that of {vendor}', '不符合 {vendor} 的 token 格式'), args), [
      otherVendor,
    ]);
  const shape = vendor.checkToken(token);
  if (shape.some(({ severity }) => severity === 'error'))
    return make('failed', t('its shape is wrong', '格式不对'), shape);
  // An unusual shape may still be valid: then the shape decides nothing.
  const isOdd = shape.length > 0;
  const fits = fillBoth(
    isOdd
      ? t('no known shape of {vendor}', '不是 {vendor} 的已知格式')
      : t('shape fits {vendor}', '格式符合 {vendor} 的要求'),
    args,
  );
  const shapeFits = (): Step =>
    isOdd ? make('skipped', fits, shape) : passStep('device-token', claims.tokenShape, { vendor: vendor.name });
  const client = mayAsk ? await trip.client() : undefined;
  if (client?.status === undefined) return shapeFits();
  const lastAsked = () => session.exchanges.findLast(({ owner }) => owner === vendorId);
  const before = lastAsked();
  const [status] = await client.status([token], { probe: false, consume: false }, signal);
  if (status === undefined)
    return make(
      'skipped',
      fillBoth(t('{fits}; {vendor} returned no state for it', '{fits}；{vendor} 未返回该 token 的状态'), {
        ...args,
        fits,
      }),
    );
  const [evidence] = status.evidence;
  const told = evidence === undefined ? fits : t(`${fits.en}; ${evidence.en}`, `${fits.zh}；${evidence.zh}`);
  const { state, problem } = status;
  if (state === 'invalid' || state === 'switched-off')
    return make('failed', told, problem === undefined ? [] : [problem]);
  // An undecided answer does not pass; for a vendor without such a query the shape decides.
  if (state === 'unknown' && problem === undefined && lastAsked() !== before)
    return make('skipped', t(`${told.en}; not decided`, `${told.zh}；无法判断`));
  if (state === 'valid' || problem === undefined) {
    if (isOdd) return make('skipped', told, problem === undefined ? shape : [...shape, problem]);
    const beside = problem === undefined ? [] : [problem];
    return evidence === undefined
      ? passStep('device-token', claims.tokenShape, { vendor: vendor.name }, beside)
      : passStep('device-token', claims.tokenTold, { vendor: vendor.name, evidence }, beside);
  }
  // A rejection for another reason (no permission, too many calls) says nothing about the device token.
  if (!COUNTS.has(problem.entry.kind)) return make('skipped', t(`${told.en}; not decided`, `${told.zh}；无法判断`));
  if (undecided === 'failed') return make('failed', told, [problem]);
  return make('skipped', told);
}

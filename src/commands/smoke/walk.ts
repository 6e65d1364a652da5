// The walk of `smoke`: every vendor, Tencent IM and the config file, each as steps of the answer.
import { ofVendors, problemsOfSkips } from '../../checks/config.js';
import { credentialStep } from '../../checks/tencent-steps.js';
import { makeStep, passStep } from '../../checks/vendor-steps.js';
import { configProblem } from '../../problems/entries/config/config.js';
import { type SmokeShard, type SmokeStep, smokeStepDocument } from '../../report/answers/smoke.js';
import type { Step } from '../../report/answers/steps.js';
import { claims } from '../../report/claims.js';
import type { Session } from '../../session/session.js';
import { silencedCodes } from '../../session/silenced.js';
import type { VendorChoice } from '../../session/vendors/choice.js';
import { isDemo } from '../../session/vendors/demo-settings.js';
import { TENCENT, type VendorId } from '../../session/vendors/list.js';
import { missingKeysProblem } from '../../session/vendors/ready.js';
import { tencentManifest } from '../../tencent-im/manifest.js';
import { t } from '../../text/language.js';
import { vendors } from '../../vendors/index.js';
import type { ShardOfPlan } from './shard.js';
import { type SmokePlan, type WalkedStep, walkForSmoke, whyLeftOut } from './vendor.js';

/** Every vendor side by side; the answer keeps the order of the list, the rows come as they are known. */
export async function walkAll(
  plan: SmokePlan,
  { own: choice }: ShardOfPlan,
  shard: SmokeShard | undefined,
): Promise<readonly SmokeStep[]> {
  const { context } = plan;
  const shown = isDemo(plan.session);
  const tell = (found: readonly SmokeStep[]): readonly SmokeStep[] => {
    const steps = shown ? found.map((step) => ({ ...step, demo: true })) : found;
    for (const step of steps) context.row(smokeStepDocument(step, context.globals.language));
    return steps;
  };
  const walks = choice.ids.map(async (id) => {
    const walked = await walkForSmoke(plan, id);
    return tell(walked.map((item) => vendorStep(id, item)));
  });
  const tencent = choice.tencent ? [tencentSteps(plan).then(tell)] : [];
  const own = (await Promise.all([...walks, ...tencent])).flat();
  const file = await fileSteps(plan.session, own, shard);
  return [...tell(file), ...own];
}

/** Vendors, Tencent IM included, that would be checked. */
export function countReady(plan: SmokePlan, { ids, tencent }: VendorChoice): number {
  const vendorsReady = ids.filter((id) => whyLeftOut(plan, id) === undefined).length;
  return vendorsReady + (tencent && isTencentSet(plan.session) ? 1 : 0);
}

const vendorStep = (id: VendorId, { step, device }: WalkedStep): SmokeStep => ({
  id: `${id}/${step.id}${device === undefined ? '' : `/${device}`}`,
  vendor: id,
  vendorName: vendors[id].name,
  device,
  ...partsOf(step),
});

const partsOf = ({ id, status, reason, args, problems }: Step) => ({
  step: id,
  status,
  reason,
  args: args ?? {},
  problems,
});

/** Tencent's half needs a user to go further; whether its credentials are taken can be asked without one. */
async function tencentSteps({ session, context: { io, signal } }: SmokePlan): Promise<readonly SmokeStep[]> {
  const { credentials, name } = tencentManifest;
  const missing = credentials.missing(session.tencent.settings);
  const toStep = (step: Step): SmokeStep => ({
    id: `${TENCENT}/credentials`,
    vendor: TENCENT,
    vendorName: name,
    device: undefined,
    ...partsOf(step),
  });
  if (!isTencentSet(session)) return [toStep(makeStep('im-credentials', 'skipped', t('not configured', '未配置')))];
  if (missing.length === 0) return [toStep(await credentialStep({ session, clock: io.clock, signal }))];
  const why = t('the config is not complete', '配置不完整');
  const problem = missingKeysProblem(tencentManifest, missing, session.tencent.settings.origin('im_sdk_app_id'));
  return [toStep(makeStep('im-credentials', 'failed', why, [problem]))];
}

/** Without any config the sandbox's demo app is the plan. */
const isTencentSet = (session: Session): boolean =>
  isDemo(session) || tencentManifest.credentials.fields.some(({ key }) => session.config.settings.has(key));

/** What is wrong with the config file as a whole, and whether it names any vendor at all; reported by the first shard. */
async function fileSteps(
  session: Session,
  own: readonly SmokeStep[],
  shard: SmokeShard | undefined,
): Promise<readonly SmokeStep[]> {
  if (shard !== undefined && shard.index !== 1) return [];
  const { config } = session;
  const silenced = silencedCodes(config);
  const demo = isDemo(session);
  const isUnconfigured = !demo && (shard?.others ?? 0) === 0 && own.every(({ status }) => status === 'skipped');
  const problems = [
    ...(ofVendors(config.problems).get('') ?? []).filter(({ code }) => !silenced.has(code)),
    ...(await problemsOfSkips(config.skip)),
    ...(isUnconfigured && own.length > 0 && own.every(({ problems: found }) => found.length === 0)
      ? [configProblem('config/no-vendor', { args: { file: config.file ?? 'environment' } })]
      : []),
  ];
  if (demo && problems.length === 0) return [];
  const broken = problems.some(({ severity }) => severity === 'error');
  const file = config.file ?? 'environment';
  const step = broken
    ? makeStep('config', 'failed', t(file, file), problems)
    : passStep('config', claims.configFile, { file }, problems);
  return [{ id: 'config', vendor: undefined, vendorName: undefined, device: undefined, ...partsOf(step) }];
}

// One vendor in the plan of `smoke`: config, credentials, ext, message, dry run, device tokens, and pushes where asked.

import { ofVendors } from '../../checks/config.js';
import { tokenStep } from '../../checks/device-token-step.js';
import {
  classStep,
  configStep,
  credentialSteps,
  extStep,
  makeStep,
  passStep,
  pushStep,
  type TripDevice,
  type VendorTrip,
  whyNotSend,
} from '../../checks/vendor-steps.js';
import { configProblem } from '../../problems/entries/config/config.js';
import type { Problem } from '../../problems/types.js';
import { withoutForetold } from '../../problems/worst-first.js';
import type { PushMessage } from '../../push/types.js';
import type { Step } from '../../report/answers/steps.js';
import { claims } from '../../report/claims.js';
import { retryingClient } from '../../sending/retrying-client.js';
import type { Session } from '../../session/session.js';
import { withoutSilenced } from '../../session/silenced.js';
import { isDemo } from '../../session/vendors/demo-settings.js';
import type { VendorId } from '../../session/vendors/list.js';
import { vendorOfToken } from '../../session/vendors/of-token.js';
import { incompleteProblem, notConfiguredProblem } from '../../session/vendors/ready.js';
import { fillBoth, type Text, t } from '../../text/language.js';
import { vendors } from '../../vendors/index.js';
import type { CommandContext } from '../context/context.js';

export interface SmokePlan {
  readonly context: CommandContext;
  readonly session: Session;
  readonly message: PushMessage;
  /** Real pushes to the devices. */
  readonly push: boolean;
  readonly retries: number;
  /** Only these devices of the config; empty means all. */
  readonly deviceNames: readonly string[];
  /** Named or required: these must be configured. */
  readonly required: ReadonlySet<string>;
}

export interface WalkedStep {
  readonly step: Step;
  /** The device as the config names it. */
  readonly device?: string;
}

interface NamedDevice extends TripDevice {
  readonly name: string;
}

export async function walkForSmoke(plan: SmokePlan, id: VendorId): Promise<readonly WalkedStep[]> {
  const { session, context } = plan;
  const left = whyLeftOut(plan, id);
  if (left !== undefined) return [{ step: left }];
  const { io, signal } = context;
  const open = session
    .client(id)
    .then((client) => retryingClient(client, { retries: plan.retries, clock: io.clock, random: io.random, signal }));
  const trip: VendorTrip = {
    session,
    vendorId: id,
    vendor: await session.vendor(id),
    message: plan.message,
    client: () => open,
    now: io.clock.now(),
    signal,
  };
  const config = await configStep(trip);
  const [reach, credentials] = await credentialSteps(trip);
  const cls = classStep(trip);
  const devices = await devicesOf(plan, id);
  const tokens = await Promise.all(
    devices.map(async (device) => ({
      device,
      token: await tokenStep(trip, device, credentials.status === 'passed', 'failed'),
    })),
  );
  const walked: WalkedStep[] = [config, reach, credentials, extStep(trip)].map((step) => ({ step }));
  const place = walked.push({ step: cls }) - 1;
  const [first] = tokens;
  if (first === undefined) {
    const why =
      plan.deviceNames.length > 0
        ? t('--device names no device of this vendor', '--device 没有指定该厂商的设备')
        : t('no device of this vendor in the config', '配置中没有该厂商的设备');
    return [
      ...walked,
      ...(['dry-run', 'device-token', 'direct-push'] as const).map((step) => ({
        step: makeStep(step, 'skipped', why),
      })),
    ];
  }
  walked.push({ step: await dryRunStep(trip, first.device, whyNotSend({ credentials, token: first.token, cls })) });
  walked.push(...tokens.map(({ device, token }) => ({ step: token, device: device.name })));
  if (!plan.push)
    return [...walked, { step: makeStep('direct-push', 'skipped', t('not asked for: --push', '未指定 --push')) }];
  for (const { device, token } of tokens) {
    const why = signal.aborted ? t('interrupted', '已中断') : whyNotSend({ credentials, token, cls });
    const step = why === undefined ? await pushStep(trip, device) : makeStep('direct-push', 'skipped', why);
    walked.push({ step, device: device.name });
    const { step: checked } = walked[place] ?? { step: cls };
    const problems = withoutForetold(checked.problems, step.problems, step.status === 'passed');
    walked[place] = { step: { ...checked, problems } };
  }
  return walked;
}

/** A vendor that is not configured is no failure, and neither is one without its server side. */
export function whyLeftOut({ context, session, required }: SmokePlan, id: VendorId): Step | undefined {
  const { config } = session;
  const manifest = vendors[id];
  const isRequired = required.has(id);
  const skip = (reason: Text, problems: Step['problems'] = []) => makeStep('config', 'skipped', reason, problems);
  const fail = (reason: Text, problem: Problem) =>
    makeStep('config', 'failed', reason, [{ ...problem, severity: 'error' }]);
  const off = t('switched off in the config', '配置中已停用');
  if (config.disabled.has(id))
    return isRequired
      ? fail(off, configProblem('config/vendor-disabled', { vendor: id, args: { vendor: manifest.name } }))
      : skip(off);
  // Without any config the sandbox's demo apps are the plan.
  if (isDemo(session)) return undefined;
  // A value that could not be read counts as configured, or a typo would hide the vendor.
  const unread = (ofVendors(config.problems).get(id) ?? []).filter(({ severity }) => severity === 'error');
  if (unread.some(({ at }) => !/^(?:endpoints|devices)\./.test(at?.key ?? ''))) return undefined;
  if (!manifest.credentials.fields.some(({ key }) => config.settings.has(key)))
    return isRequired
      ? fail(t('not configured', '未配置'), notConfiguredProblem({ id, name: manifest.name }))
      : skip(t('not configured', '未配置'));
  const missing = manifest.credentials.missing(session.settings(id));
  if (missing.length === 0) return undefined;
  const problem = incompleteProblem(manifest, session.settings(id), missing);
  if (problem.severity === 'error') return undefined;
  // Half an app side is wrong without a server side too.
  const wrong = withoutSilenced(config, manifest.credentials.check(session.settings(id), context.io.clock.now()));
  if (wrong.some(({ severity }) => severity === 'error')) return undefined;
  const appOnly = t('only the app side is set, so it cannot be asked', '只有应用侧的值，无法请求厂商');
  return isRequired ? fail(appOnly, problem) : skip(appOnly, [problem]);
}

/** The devices the config names; in the sandbox, without any config, a demo device. */
async function devicesOf({ session, deviceNames }: SmokePlan, id: VendorId): Promise<readonly NamedDevice[]> {
  const own = Object.entries(session.config.devices).filter(
    ([name, device]) => device.vendor === id && (deviceNames.length === 0 || deviceNames.includes(name)),
  );
  if (isDemo(session) && deviceNames.length === 0) {
    const demo = (await session.vendor(id)).emulator.demo.devices.find(({ fate }) => fate === 'ok');
    return demo === undefined ? [] : [{ name: 'demo', token: demo.token, otherVendor: undefined }];
  }
  return Promise.all(
    own.map(async ([name, { token }]) => {
      const fit = await vendorOfToken(token, id, false);
      return { name, token, otherVendor: 'problem' in fit ? fit.problem : undefined };
    }),
  );
}

/** The vendor's own dry run; without one the message was checked by the step before, and that is said. */
async function dryRunStep(trip: VendorTrip, device: TripDevice, why: Text | undefined): Promise<Step> {
  const { vendor, message, signal } = trip;
  if (why !== undefined) return makeStep('dry-run', 'skipped', why);
  const client = await trip.client();
  if (client.dryRun === undefined) return makeStep('dry-run', 'skipped', t('the vendor has none', '厂商不提供'));
  const [result] = await client.dryRun(message, [device.token], signal);
  const problems = result?.problem === undefined ? [] : [result.problem];
  if (result?.status === 'dry-run-ok')
    return passStep('dry-run', claims.dryRunPassed, { proves: vendor.dryRunProves }, problems);
  return makeStep(
    'dry-run',
    'failed',
    fillBoth(t('{vendor} would not accept the push', '{vendor} 不会接受这条推送'), { vendor: vendor.name }),
    problems,
  );
}

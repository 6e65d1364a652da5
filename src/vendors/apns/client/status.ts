// The state of a device token: APNs has no query for it, so only --probe finds out, with a background push that shows nothing.
import type { DeviceStatus, StatusOptions } from '../../../push/device-status.js';
import type { VendorDeps } from '../../../push/types.js';
import { type Text, t } from '../../../text/language.js';
import type { Environment } from '../facts.js';
import { otherEnvironmentProblem } from './answers.js';
import type { Ask, Outcome } from './client.js';
import { probeWire } from './verify.js';

/** Reasons that mark a device token as permanently invalid. [A] A wrong environment or topic has other reasons. */
const DEAD: ReadonlySet<string> = new Set(['ExpiredToken', 'Unregistered']);

export async function readStatus(
  ask: Ask,
  token: string,
  options: StatusOptions,
  state: { readonly environment: Environment; readonly bundleId: string } | undefined,
  deps: VendorDeps,
  signal: AbortSignal | undefined,
): Promise<DeviceStatus> {
  if (!options.probe)
    return {
      token,
      state: 'unknown',
      confidence: 'A',
      evidence: [
        t(
          'APNs has no token query; --probe sends a push that shows nothing',
          'APNs 没有 token 查询接口；--probe 会发送一条不显示的推送',
        ),
      ],
    };
  const environment = state?.environment ?? 'production';
  const wire = probeWire(state?.bundleId ?? '', deps.clock.now());
  const own = await ask(wire, token, state?.environment, signal);
  const evidence = [evidenceOf(own, environment)];
  if (own.kind === 'accepted') return { token, state: 'valid', confidence: 'A', evidence };
  if (own.kind !== 'refused') return { token, state: 'unknown', confidence: 'A', evidence, problem: own.problem };
  const { reason } = own.refusal;
  if (reason !== undefined && DEAD.has(reason))
    return { token, state: 'invalid', confidence: 'A', evidence, problem: own.problem };
  if (reason !== 'BadDeviceToken') return { token, state: 'unknown', confidence: 'A', evidence, problem: own.problem };

  const other: Environment = environment === 'production' ? 'development' : 'production';
  // When `endpoints` in the config gives both the same address, they cannot be distinguished.
  if (deps.endpoint(other) === deps.endpoint(environment))
    return { token, state: 'unknown', confidence: 'B', evidence, problem: own.problem };
  const second = await ask(wire, token, other, signal);
  evidence.push(evidenceOf(second, other));
  if (second.kind === 'accepted')
    // The token is valid in the other environment, so it should be kept.
    return { token, state: 'unknown', confidence: 'A', evidence, problem: otherEnvironmentProblem(deps.settings) };
  const isDeadThereToo = second.kind === 'refused' && DEAD.has(second.refusal.reason ?? '');
  return { token, state: isDeadThereToo ? 'invalid' : 'unknown', confidence: 'B', evidence, problem: own.problem };
}

function evidenceOf(outcome: Outcome, environment: Environment): Text {
  if (outcome.kind === 'accepted')
    return t(`background push in ${environment}: accepted`, `${environment} 环境的 background 推送：已接受`);
  if (outcome.kind === 'refused') {
    const words = outcome.problem.vendorMessage ?? String(outcome.refusal.status);
    return t(
      `background push in ${environment}: ${outcome.refusal.status} ${words}`,
      `${environment} 环境的 background 推送：${outcome.refusal.status} ${words}`,
    );
  }
  return t(`background push in ${environment}: not answered`, `${environment} 环境的 background 推送：没有响应`);
}

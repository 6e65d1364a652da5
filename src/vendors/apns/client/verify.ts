// Proves the credentials without touching a phone: a background push to a device token that no phone has.
import type { Problem } from '../../../problems/types.js';
import type { VendorDeps, Verification } from '../../../push/types.js';
import { t } from '../../../text/language.js';
import type { Environment } from '../facts.js';
import type { Ask, Outcome } from './client.js';
import type { Identity } from './identity.js';
import { type Wire, wireOf } from './requests.js';

/** Reasons Apple gives after it has accepted key or certificate and topic. [D for the order of its checks] */
const AFTER_SIGN_IN = new Set(['BadDeviceToken', 'DeviceTokenNotForTopic', 'Unregistered', 'ExpiredToken']);

/** Nothing to see, nothing to store: should a phone have that token after all, its user would notice nothing. */
export const probeWire = (bundleId: string, now: number): Wire =>
  wireOf(
    {
      title: '',
      body: '',
      mode: 'formal',
      clickTarget: 'launcher',
      ttlSeconds: 0,
      options: { 'apns-push-type': 'background' },
    },
    bundleId,
    now,
  );

export async function verify(
  ask: Ask,
  state: { readonly identity: Identity; readonly environment: Environment; readonly bundleId: string },
  deps: VendorDeps,
  signal: AbortSignal | undefined,
): Promise<Verification> {
  const wire = probeWire(baseTopic(state), deps.clock.now());
  const unknownToken = deps.random.hex(32);
  const own = await ask(wire, unknownToken, state.environment, signal);
  const problem = problemWith(own);
  if (problem !== undefined) return problem;
  const other: Environment = state.environment === 'production' ? 'development' : 'production';
  if (state.identity.kind === 'certificate') return { status: 'verified', problems: [] };
  if (deps.endpoint(other) === deps.endpoint(state.environment)) return { status: 'verified', problems: [] };
  // Device tokens of the wrong environment are the most frequent trouble: whether the key could serve both is worth one more request.
  const second = await ask(wire, unknownToken, other, signal);
  const isLimited = second.kind === 'refused' && /^BadEnvironmentKey/.test(second.refusal.reason ?? '');
  if (isLimited)
    return {
      status: 'verified',
      problems: [],
      note: t(`the key is limited to ${state.environment}`, `密钥仅限 ${state.environment}`),
    };
  return problemWith(second) === undefined
    ? {
        status: 'verified',
        problems: [],
        note: t('the key serves development and production', '密钥可用于 development 和 production'),
      }
    : { status: 'verified', problems: [] };
}

/** A VoIP certificate has no bundle id among its topics; its own topic is what it can prove. */
const baseTopic = (state: { readonly identity: Identity; readonly bundleId: string }): string => {
  if (state.identity.kind === 'token') return state.bundleId;
  const { topics } = state.identity.reading;
  return topics.includes(state.bundleId) ? state.bundleId : (topics[0] ?? state.bundleId);
};

function problemWith(outcome: Outcome): Verification | undefined {
  if (outcome.kind === 'accepted') return undefined;
  if (outcome.kind === 'refused' && AFTER_SIGN_IN.has(outcome.refusal.reason ?? '')) return undefined;
  if (outcome.kind === 'refused' && isOurs(outcome.problem)) return { status: 'refused', problems: [outcome.problem] };
  if (outcome.kind === 'not-asked') return { status: 'refused', problems: [outcome.problem] };
  return { status: 'unreachable', problems: [outcome.problem] };
}

const isOurs = (problem: Problem): boolean => problem.entry.kind === 'credentials';

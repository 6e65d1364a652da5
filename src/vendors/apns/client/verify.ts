// Verifies the credentials without reaching a phone: a background push to an unassigned device token.
import { refusalText } from '../../../push/device-status.js';
import type { VendorDeps } from '../../../push/types.js';
import { notVerified, type Verification, verified } from '../../../push/verification.js';
import { type Text, t } from '../../../text/language.js';
import type { Environment } from '../facts.js';
import { apnsProblem } from '../problems.js';
import type { Ask, Outcome } from './client.js';
import type { Identity } from './identity.js';
import { type Wire, wireOf } from './requests.js';

/** Reasons that APNs gives only after accepting the key or certificate and the topic [D: order of checks], each with its status [A]. */
const AFTER_SIGN_IN: Readonly<Record<string, number>> = {
  BadDeviceToken: 400,
  DeviceTokenNotForTopic: 400,
  Unregistered: 410,
  ExpiredToken: 410,
};

/** Both spellings of the reason for a key of the other environment. [B] */
const LIMITED_KEY = new Set(['BadEnvironmentKeyIdInToken', 'BadEnvironmentKeyInToken']);

/** Shows nothing and is not stored: if a phone did have that token, its user would notice nothing. */
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
  if (!provesSignIn(own)) return notProved(own);
  const other: Environment = state.environment === 'production' ? 'development' : 'production';
  if (state.identity.kind === 'certificate' || deps.endpoint(other) === deps.endpoint(state.environment))
    return verified();
  // A wrong environment is the most common cause of rejected device tokens, so one more request tests whether the key works in both.
  return verified(noteOfOther(await ask(wire, unknownToken, other, signal), state.environment, other));
}

function noteOfOther(second: Outcome, own: Environment, other: Environment): Text {
  if (provesSignIn(second))
    return t('the key serves development and production', '密钥可用于 development 和 production');
  if (second.kind === 'refused' && LIMITED_KEY.has(second.refusal.reason ?? ''))
    return t(`the key is limited to ${own}`, `密钥仅限 ${own}`);
  const words =
    second.kind === 'accepted' ? t('an answer that proves nothing', '无法据此判断的响应') : refusalText(second.problem);
  return t(`${own} only; ${other}: ${words.en}`, `仅 ${own}；${other}：${words.zh}`);
}

/** The topics of a VoIP certificate do not include the bundle ID, so it is verified with its own topic. */
const baseTopic = (state: { readonly identity: Identity; readonly bundleId: string }): string => {
  if (state.identity.kind === 'token') return state.bundleId;
  const { topics } = state.identity.reading;
  return topics.includes(state.bundleId) ? state.bundleId : (topics[0] ?? state.bundleId);
};

/** APNs checks the device token last, so a rejection of the token verifies the credentials. An accepted push to an unassigned token does not. */
const provesSignIn = (outcome: Outcome): boolean =>
  outcome.kind === 'refused' &&
  outcome.refusal.namesPush &&
  outcome.refusal.status === AFTER_SIGN_IN[outcome.refusal.reason ?? ''];

function notProved(outcome: Outcome): Verification {
  if (outcome.kind === 'not-asked') return { status: 'refused', problems: [outcome.problem] };
  if (outcome.kind === 'unreachable') return notVerified(outcome.problem);
  // A response with an expected reason but the wrong status or no apns-id did not come from APNs.
  if (outcome.kind === 'refused' && AFTER_SIGN_IN[outcome.refusal.reason ?? ''] === undefined)
    return notVerified(outcome.problem);
  const { status, body } = outcome.kind === 'refused' ? outcome.refusal : outcome.response;
  return notVerified(
    apnsProblem('apns/answer-not-understood', { args: { status }, vendorMessage: body.slice(0, 200) }),
  );
}

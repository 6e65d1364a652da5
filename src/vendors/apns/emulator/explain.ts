// Explains to the inspector, step by step, how the emulator reads a provider token. A client certificate has nothing to recompute.
import type { EmulatorRequest, EmulatorWorld, SignatureStep } from '../../../push/emulator/emulator.js';
import { clockStep, jwtSignatureSteps, valueStep } from '../../../push/emulator/signature-steps.js';
import { t } from '../../../text/language.js';
import { LIMITS } from '../facts.js';
import { publicKeyOf, readProviderToken, SWAPPED, signatureFault, UNREADABLE } from './jwt.js';

export function explainSignature(request: EmulatorRequest, at: number, world: EmulatorWorld): readonly SignatureStep[] {
  const header = request.headers['authorization'] ?? '';
  if (header === '') return [];
  const text = /^bearer +(\S+)$/i.exec(header)?.[1] ?? '';
  const token = readProviderToken(text);
  if (!('keyId' in token)) return [valueStep('authorization', 'bearer …', false, token)];
  const app = world
    .apps()
    .find((item) => item.value('apple_key_id') === token.keyId && item.value('apple_team_id') === token.teamId);
  const key = app === undefined ? undefined : publicKeyOf(app.file('apple_key_file') ?? new Uint8Array());
  const fault = key === undefined ? undefined : signatureFault(token, key);
  const isKnown = app !== undefined;
  const isSwapped = world.apps().some((item) => item.value('apple_key_id') === token.teamId);
  return [
    valueStep('alg', 'ES256', true),
    valueStep(
      'kid',
      token.keyId,
      isKnown,
      isSwapped ? SWAPPED : t('no registered key with this kid and iss', '没有登记这组 kid 和 iss 的密钥'),
    ),
    valueStep('iss', token.teamId, isKnown, t('the team ID of the registered key', '应为所登记密钥的 Team ID')),
    {
      ...clockStep(token.issuedAt * 1000, at, LIMITS.tokenAgeSeconds * 1000, String(token.issuedAt)),
      title: t('iat', 'iat'),
    },
    ...jwtSignatureSteps(
      text,
      'ES256: P-256, SHA-256, r ‖ s (64)',
      key !== undefined && fault === undefined,
      fault ?? UNREADABLE,
    ),
  ];
}

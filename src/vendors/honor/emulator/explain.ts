// Explains to the inspector, step by step, how the emulator reads Honor's token request and the bearer token of a push.
import type { AccessTokens } from '../../../push/emulator/access-tokens.js';
import type { EmulatorRequest, EmulatorWorld, SignatureStep } from '../../../push/emulator/emulator.js';
import { accessTokenStep, clockStep, secretStep, valueStep } from '../../../push/emulator/signature-steps.js';
import { t } from '../../../text/language.js';
import { CLOCK_WINDOW_MS, PATHS } from '../facts.js';

export function explainSignature(
  request: EmulatorRequest,
  at: number,
  world: EmulatorWorld,
  tokens: AccessTokens,
): readonly SignatureStep[] {
  if (request.path === PATHS.token || request.path === PATHS.longToken) {
    const form = new URLSearchParams(request.text());
    const clientId = form.get('client_id') ?? '';
    const app = world.apps().find((item) => item.value('honor_client_id') === clientId);
    return [
      valueStep('grant_type', form.get('grant_type') ?? '', form.get('grant_type') === 'client_credentials'),
      valueStep('client_id', clientId, app !== undefined),
      secretStep(
        t('client_secret', 'client_secret'),
        form.get('client_secret') ?? '',
        app?.value('honor_client_secret'),
        'honor_client_secret',
      ),
    ];
  }
  const token = /^(?:bearer +)?(\S+)$/i.exec(request.headers['authorization'] ?? '')?.[1] ?? '';
  const timestamp = request.headers['timestamp'] ?? '';
  const sentAt = /^\d{13}$/.test(timestamp) ? Number(timestamp) : Number.NaN;
  return [
    accessTokenStep(token, tokens.find(token), at),
    clockStep(sentAt, at, CLOCK_WINDOW_MS, timestamp.slice(0, 40)),
  ];
}

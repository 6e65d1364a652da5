// Explains to the inspector, step by step, how the emulator reads Huawei's token request, an access token or a service account's JWT.
import type { AccessTokens } from '../../../push/emulator/access-tokens.js';
import type { EmulatorRequest, EmulatorWorld, SignatureStep } from '../../../push/emulator/emulator.js';
import { bearerOf } from '../../../push/emulator/request-values.js';
import { readJwt, serviceAccountSteps } from '../../../push/emulator/service-account-jwt.js';
import { accessTokenStep, secretStep, valueStep } from '../../../push/emulator/signature-steps.js';
import { t } from '../../../text/language.js';
import { jwtAudience, tokenPaths } from '../facts.js';
import { clientIdOf, UNENCODED } from './auth.js';
import { ACCOUNT, looksLikeJwt } from './jwt.js';

export function explainSignature(
  request: EmulatorRequest,
  at: number,
  world: EmulatorWorld,
  tokens: AccessTokens,
): readonly SignatureStep[] {
  if (request.path === tokenPaths.current || request.path === tokenPaths.older) return explainTokenCall(request, world);
  const bearer = bearerOf(request);
  if (looksLikeJwt(bearer)) {
    const jwt = readJwt(bearer, world.apps(), ACCOUNT);
    return serviceAccountSteps(bearer, jwt, jwtAudience, Number(jwt.claims['exp'] ?? Number.NaN) * 1000 > at);
  }
  const step = accessTokenStep(bearer, tokens.find(bearer), at);
  return [
    bearer.includes('\\')
      ? {
          ...step,
          note: t('\\/ was left in the token: read the answer as JSON', '令牌里残留了 \\/：应按 JSON 解析响应'),
        }
      : step,
  ];
}

function explainTokenCall(request: EmulatorRequest, world: EmulatorWorld): readonly SignatureStep[] {
  const form = new URLSearchParams(request.text());
  const clientId = form.get('client_id') ?? '';
  const app = world.apps().find((candidate) => clientIdOf(candidate) === clientId);
  const sent = form.get('client_secret') ?? '';
  const wanted = app?.value('hw_app_secret');
  const isUnescaped = wanted !== undefined && sent !== wanted && sent === new URLSearchParams(`s=${wanted}`).get('s');
  return [
    valueStep('grant_type', form.get('grant_type') ?? '', form.get('grant_type') === 'client_credentials'),
    valueStep('client_id', clientId, app !== undefined),
    {
      ...secretStep(t('client_secret', 'client_secret'), sent, wanted, 'hw_app_secret'),
      ...(isUnescaped ? { note: UNENCODED } : {}),
    },
  ];
}

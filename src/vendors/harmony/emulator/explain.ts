// Explains to the inspector, step by step, how the emulator reads a service account's JWT.
import type { EmulatorRequest, EmulatorWorld, SignatureStep } from '../../../push/emulator/emulator.js';
import { bearerOf } from '../../../push/emulator/request-values.js';
import { readJwt, serviceAccountSteps } from '../../../push/emulator/service-account-jwt.js';
import { valueStep } from '../../../push/emulator/signature-steps.js';
import { t } from '../../../text/language.js';
import { jwtAudience } from '../facts.js';
import { ACCOUNT } from './jwt.js';

export function explainSignature(request: EmulatorRequest, at: number, world: EmulatorWorld): readonly SignatureStep[] {
  const bearer = bearerOf(request);
  if (bearer === '') return [];
  const jwt = readJwt(bearer, world.apps(), ACCOUNT);
  const { parts, claims } = jwt;
  if (parts !== 3)
    return [
      valueStep(
        'Authorization',
        `Bearer … (${parts})`,
        false,
        t(
          'not a JWT of three parts: an OAuth access token reaches HarmonyOS up to 4 only',
          '不是三段式 JWT：OAuth 访问令牌只能到达 HarmonyOS 4 及以下',
        ),
      ),
    ];
  return serviceAccountSteps(bearer, jwt, jwtAudience, typeof claims['exp'] === 'number' && claims['exp'] * 1000 > at);
}

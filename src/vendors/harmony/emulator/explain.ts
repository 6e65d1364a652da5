// How the emulator reads a service account's JWT, step by step, for the inspector.
import type { EmulatorRequest, EmulatorWorld, SignatureStep } from '../../../push/emulator/emulator.js';
import { jwtSignatureSteps, valueStep } from '../../../push/emulator/signature-steps.js';
import { t } from '../../../text/language.js';
import { jwtAudience } from '../facts.js';
import { bearerOf, readJwt } from './jwt.js';

export function explainSignature(request: EmulatorRequest, at: number, world: EmulatorWorld): readonly SignatureStep[] {
  const bearer = bearerOf(request);
  if (bearer === '') return [];
  const { parts, header, claims, account, isSigned } = readJwt(bearer, world.apps());
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
  return [
    valueStep('alg', header['alg'], header['alg'] === 'PS256', t('must be PS256', '应为 PS256')),
    valueStep(
      'kid',
      header['kid'],
      account !== undefined,
      t('no registered service account has this key', '没有登记的服务账号使用这个密钥'),
    ),
    valueStep('iss', claims['iss'], account !== undefined && claims['iss'] === account['sub_account']),
    valueStep('aud', claims['aud'], claims['aud'] === jwtAudience, t(`must be ${jwtAudience}`, `应为 ${jwtAudience}`)),
    valueStep(
      'exp',
      claims['exp'],
      typeof claims['exp'] === 'number' && claims['exp'] * 1000 > at,
      t("expired by the sandbox's clock, or not a number of seconds", '按沙箱时钟已过期，或不是秒数'),
    ),
    ...jwtSignatureSteps(
      bearer,
      'RSASSA-PSS, SHA-256, salt 32',
      isSigned(32),
      t('it does not fit the registered key, or the salt is not 32 bytes long', '与登记的密钥不匹配，或盐不是 32 字节'),
    ),
  ];
}

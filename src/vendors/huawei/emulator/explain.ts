// How the emulator reads Huawei's token call, an access token or a service account's JWT, step by step, for the inspector.
import type { EmulatorRequest, EmulatorWorld, SignatureStep } from '../../../push/emulator/emulator.js';
import { accessTokenStep, jwtSignatureSteps, secretStep, valueStep } from '../../../push/emulator/signature-steps.js';
import { t } from '../../../text/language.js';
import { jwtAudience, tokenPaths } from '../facts.js';
import { type AccessTokens, clientIdOf, UNENCODED } from './auth.js';
import { looksLikeJwt, readJwt } from './jwt.js';

export function explainSignature(
  request: EmulatorRequest,
  at: number,
  world: EmulatorWorld,
  tokens: AccessTokens,
): readonly SignatureStep[] {
  if (request.path === tokenPaths.current || request.path === tokenPaths.older) return explainTokenCall(request, world);
  const bearer = /^bearer +(\S.*)$/i.exec(request.headers['authorization'] ?? '')?.[1]?.trim() ?? '';
  if (looksLikeJwt(bearer)) return explainJwt(bearer, at, world);
  const grant = tokens.find(bearer);
  const found = grant === undefined ? undefined : { app: grant.app.id, expiresAt: grant.endsAt };
  const step = accessTokenStep(bearer, found, at);
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
  const wanted = app?.value('hw_app_secret')?.trim();
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

function explainJwt(jwt: string, at: number, world: EmulatorWorld): readonly SignatureStep[] {
  const { header, claims, isSigned, account } = readJwt(jwt, world.apps());
  const exp = Number(claims['exp'] ?? Number.NaN);
  return [
    valueStep('alg', header['alg'], header['alg'] === 'PS256', t('PS256 is expected', '应为 PS256')),
    valueStep(
      'kid',
      header['kid'],
      account !== undefined,
      t('no registered service account has this key', '没有登记的服务账号使用这个密钥'),
    ),
    valueStep('iss', claims['iss'], account !== undefined && claims['iss'] === account['sub_account']),
    valueStep(
      'aud',
      claims['aud'],
      claims['aud'] === jwtAudience,
      t(`${jwtAudience} is expected`, `应为 ${jwtAudience}`),
    ),
    valueStep(
      'exp',
      claims['exp'],
      exp * 1000 > at,
      t("expired by the sandbox's clock, or not a number of seconds", '按沙箱时钟已过期，或不是秒数'),
    ),
    ...jwtSignatureSteps(
      jwt,
      'RSASSA-PSS, SHA-256, salt 32',
      isSigned,
      t('it does not fit the registered key, or the salt is not 32 bytes long', '与登记的密钥不匹配，或盐不是 32 字节'),
    ),
  ];
}

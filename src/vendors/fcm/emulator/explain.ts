// Explains to the inspector, step by step, how the emulator reads a service account's assertion or an access token.
import type { EmulatorRequest, SignatureStep } from '../../../push/emulator/emulator.js';
import { accessTokenStep, jwtSignatureSteps, valueStep } from '../../../push/emulator/signature-steps.js';
import { t } from '../../../text/language.js';
import { jwtGrant } from '../facts.js';
import { type FcmTokens, type KnownAccount, readAssertion } from './auth.js';

export function explainSignature(
  request: EmulatorRequest,
  at: number,
  accounts: readonly KnownAccount[],
  tokens: FcmTokens,
): readonly SignatureStep[] {
  const form = new URLSearchParams(request.text());
  if (!form.has('assertion')) {
    const bearer = /^bearer\s+(\S+)\s*$/i.exec(request.headers['authorization'] ?? '')?.[1] ?? '';
    return [accessTokenStep(bearer, tokens.find(bearer), at)];
  }
  const assertion = form.get('assertion') ?? '';
  const grant = valueStep('grant_type', form.get('grant_type') ?? '', form.get('grant_type') === jwtGrant);
  const read = readAssertion(assertion, accounts);
  if (read === undefined)
    return [
      grant,
      valueStep(
        'assertion',
        '',
        false,
        t(
          'not a JWT: three parts of base64url are expected, two of them JSON',
          '不是 JWT：应为三段 base64url，其中两段是 JSON',
        ),
      ),
    ];
  const { header, claims, account, isSigned } = read;
  const exp = Number(claims['exp'] ?? Number.NaN);
  return [
    grant,
    valueStep('alg', header['alg'], header['alg'] === 'RS256', t('RS256 is expected', '应为 RS256')),
    valueStep(
      'iss',
      claims['iss'],
      account !== undefined,
      t('no registered service account has this client_email', '没有登记该 client_email 的服务账号'),
    ),
    valueStep('aud', claims['aud'], true),
    valueStep(
      'exp',
      claims['exp'],
      exp * 1000 > at,
      t("expired by the sandbox's clock, or not a number of seconds", '按沙箱时钟已过期，或不是秒数'),
    ),
    ...jwtSignatureSteps(
      assertion,
      'RS256: RSA PKCS #1 v1.5, SHA-256',
      isSigned,
      t('it does not fit the registered private_key', '与登记的 private_key 不匹配'),
    ),
  ];
}

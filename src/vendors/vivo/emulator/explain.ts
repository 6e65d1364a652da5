// Explains to the inspector, step by step, how the emulator reads a signature of /message/auth or an authToken.
import { createHash } from 'node:crypto';
import type { AccessTokens } from '../../../push/emulator/access-tokens.js';
import type { EmulatorRequest, EmulatorWorld, SignatureStep } from '../../../push/emulator/emulator.js';
import { accessTokenStep, clockStep, digestSteps, shownBase } from '../../../push/emulator/signature-steps.js';
import { t } from '../../../text/language.js';
import { authHeader, clockWindowMs, paths } from '../facts.js';
import { nameSignMistake, SWAPPED } from './auth.js';
import { parseBody, scalarOf } from './call.js';

export function explainSignature(
  request: EmulatorRequest,
  at: number,
  world: EmulatorWorld,
  tokens: AccessTokens,
): readonly SignatureStep[] {
  if (request.path !== paths.auth) {
    const token = request.headers[authHeader.toLowerCase()] ?? '';
    return [accessTokenStep(token, tokens.find(token), at)];
  }
  const body = parseBody(request) ?? {};
  const [appId, appKey, timestamp, sign] = ['appId', 'appKey', 'timestamp', 'sign'].map((name) => scalarOf(body[name]));
  const app = world.apps().find((candidate) => candidate.value('vivo_app_id') === appId);
  const appStep: SignatureStep = {
    title: t('app', '应用'),
    value: `appId ${(appId ?? '').slice(0, 40)}`,
    verdict: app === undefined ? 'wrong' : 'right',
  };
  if (app === undefined) return [appStep];
  const key = app.value('vivo_app_key') ?? '';
  const secret = app.value('vivo_app_secret') ?? '';
  const sent = timestamp ?? '';
  const before = `${appId}${key}${sent}`;
  const parts = { appId: appId ?? '', appKey: key, timestamp: sent, appSecret: secret };
  const mistake = nameSignMistake(sign ?? '', parts);
  return [
    appStep,
    {
      title: t('appKey', 'appKey'),
      value: appKey === secret ? '[redacted: vivo_app_secret]' : (appKey ?? '').slice(0, 64),
      verdict: appKey === key ? 'right' : 'wrong',
      ...(appKey === secret ? { note: SWAPPED } : {}),
    },
    clockStep(/^\d{13}$/.test(sent) ? Number(sent) : Number.NaN, at, clockWindowMs, sent.slice(0, 40)),
    {
      title: t(
        'text to sign: appId, appKey, timestamp and appSecret, nothing in between',
        '待签名文本：appId、appKey、timestamp、appSecret 依次相连',
      ),
      value: shownBase(before, 'vivo_app_secret'),
    },
    { title: t('digest', '摘要算法'), value: 'MD5, [0-9a-f]{32}, UTF-8' },
    ...digestSteps(sign ?? '', createHash('md5').update(`${before}${secret}`, 'utf8').digest('hex'), mistake),
  ];
}

// Explains to the inspector, step by step, how the emulator reads OPPO's signature or auth_token.
import { createHash } from 'node:crypto';
import type { AccessTokens } from '../../../push/emulator/access-tokens.js';
import type { EmulatorRequest, EmulatorWorld, SignatureStep } from '../../../push/emulator/emulator.js';
import {
  accessTokenStep,
  clockStep,
  digestSteps,
  shownBase,
  valueStep,
} from '../../../push/emulator/signature-steps.js';
import { t } from '../../../text/language.js';
import { CLOCK_WINDOW_MS, PATHS } from '../facts.js';

export function explainSignature(
  request: EmulatorRequest,
  at: number,
  world: EmulatorWorld,
  tokens: AccessTokens,
): readonly SignatureStep[] {
  const form = new URLSearchParams(request.text());
  if (request.path !== PATHS.auth) {
    const token = form.get('auth_token') ?? request.headers['auth_token'] ?? request.query.get('auth_token') ?? '';
    return [accessTokenStep(token, tokens.find(token), at)];
  }
  const key = form.get('app_key') ?? '';
  const timestamp = form.get('timestamp') ?? '';
  const app = world.apps().find((item) => item.value('oppo_app_key') === key);
  const appStep = valueStep('app_key', key.slice(0, 64), app !== undefined);
  if (app === undefined) return [appStep];
  const digest = (secret: string): string =>
    createHash('sha256').update(`${key}${timestamp}${secret}`, 'utf8').digest('hex');
  const sent = form.get('sign') ?? '';
  const isAppSecret = sent === digest(app.value('oppo_app_secret') ?? '');
  return [
    appStep,
    clockStep(/^\d{13}$/.test(timestamp) ? Number(timestamp) : Number.NaN, at, CLOCK_WINDOW_MS, timestamp.slice(0, 40)),
    {
      title: t(
        'text to sign: app_key, timestamp and MasterSecret, nothing in between',
        '待签名文本：app_key、timestamp、MasterSecret 依次相连',
      ),
      value: shownBase(`${key}${timestamp}`, 'oppo_master_secret'),
    },
    { title: t('digest', '摘要算法'), value: 'SHA-256, [0-9a-f]{64}, UTF-8' },
    ...digestSteps(
      sent,
      digest(app.value('oppo_master_secret') ?? ''),
      isAppSecret
        ? t(
            'made with the AppSecret: the server API requires MasterSecret',
            '用了 AppSecret 计算：服务端接口需要 MasterSecret',
          )
        : undefined,
    ),
  ];
}

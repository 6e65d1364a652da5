// How the emulator reads Meizu's signature, step by step, for the inspector.
import { createHash } from 'node:crypto';
import type { EmulatorRequest, EmulatorWorld, SignatureStep } from '../../../push/emulator/emulator.js';
import { digestSteps, shownBase, valueStep } from '../../../push/emulator/signature-steps.js';
import { t } from '../../../text/language.js';

export function explainSignature(request: EmulatorRequest, world: EmulatorWorld): readonly SignatureStep[] {
  const form = new Map(request.method === 'GET' ? request.query : new URLSearchParams(request.text()));
  const appId = form.get('appId') ?? '';
  const app = world.apps().find((item) => item.value('mz_app_id')?.trim() === appId);
  const appStep = valueStep('appId', appId, app !== undefined);
  if (app === undefined) return [appStep];
  const names = [...form.keys()].filter((name) => name !== 'sign').sort();
  const base = names.map((name) => `${name}=${form.get(name) ?? ''}`).join('');
  const digest = (text: string, secret: string | undefined): string =>
    createHash('md5')
      .update(`${text}${secret?.trim() ?? ''}`, 'utf8')
      .digest('hex');
  const secret = app.value('mz_app_secret');
  const sent = form.get('sign') ?? '';
  const mistakes: readonly (readonly [string, string])[] = [
    ['made with the app key: the server API requires AppSecret', digest(base, app.value('mz_app_key'))],
    ['with & between the fields', digest(names.map((name) => `${name}=${form.get(name) ?? ''}`).join('&'), secret)],
    [
      'fields in the order they were sent, not sorted',
      digest(
        [...form]
          .filter(([name]) => name !== 'sign')
          .map(([name, value]) => `${name}=${value}`)
          .join(''),
        secret,
      ),
    ],
    ['upper-case hex', digest(base, secret).toUpperCase()],
  ];
  return [
    appStep,
    {
      title: t('fields in the order of their names, without sign', '按字段名排序，不含 sign'),
      value: names.join(', ').slice(0, 400),
    },
    {
      title: t(
        'text to sign: name=value without anything between, AppSecret behind',
        '待签名文本：name=value 直接相连，末尾加 AppSecret',
      ),
      value: shownBase(base.slice(0, 4000), 'mz_app_secret'),
    },
    { title: t('digest', '摘要算法'), value: 'MD5, 32 lower-case hex digits, UTF-8' },
    ...digestSteps(sent, digest(base, secret), mistakes.find(([, wrong]) => wrong === sent)?.[0]),
  ];
}

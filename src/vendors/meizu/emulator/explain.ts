// Explains to the inspector, step by step, how the emulator verifies Meizu's signature.
import { createHash } from 'node:crypto';
import type { EmulatorRequest, EmulatorWorld, SignatureStep } from '../../../push/emulator/emulator.js';
import { digestSteps, shownBase, valueStep } from '../../../push/emulator/signature-steps.js';
import { type Text, t } from '../../../text/language.js';

export function explainSignature(request: EmulatorRequest, world: EmulatorWorld): readonly SignatureStep[] {
  const form = new Map(request.method === 'GET' ? request.query : new URLSearchParams(request.text()));
  const appId = form.get('appId') ?? '';
  const app = world.apps().find((item) => item.value('mz_app_id') === appId);
  const appStep = valueStep('appId', appId, app !== undefined);
  if (app === undefined) return [appStep];
  const names = [...form.keys()].filter((name) => name !== 'sign').sort();
  const base = names.map((name) => `${name}=${form.get(name) ?? ''}`).join('');
  const digest = (text: string, secret: string | undefined): string =>
    createHash('md5')
      .update(`${text}${secret ?? ''}`, 'utf8')
      .digest('hex');
  const secret = app.value('mz_app_secret');
  const sent = form.get('sign') ?? '';
  const mistakes: readonly (readonly [Text, string])[] = [
    [
      t('made with the App Key: the server API requires App Secret', '用了 App Key 计算：服务端接口需要 App Secret'),
      digest(base, app.value('mz_app_key')),
    ],
    [
      t('with & between the fields', '字段之间多了 &'),
      digest(names.map((name) => `${name}=${form.get(name) ?? ''}`).join('&'), secret),
    ],
    [
      t('the fields were joined in the order they were sent, not sorted', '字段按发送顺序拼接，没有排序'),
      digest(
        [...form]
          .filter(([name]) => name !== 'sign')
          .map(([name, value]) => `${name}=${value}`)
          .join(''),
        secret,
      ),
    ],
    [t('upper-case hex', '用了大写十六进制'), digest(base, secret).toUpperCase()],
  ];
  return [
    appStep,
    {
      title: t('fields in the order of their names, without sign', '按字段名排序，不含 sign'),
      value: names.join(', ').slice(0, 400),
    },
    {
      title: t(
        'text to sign: name=value joined without separators, then AppSecret',
        '待签名文本：name=value 直接相连，末尾加 AppSecret',
      ),
      value: shownBase(base.slice(0, 4000), 'mz_app_secret'),
    },
    { title: t('digest', '摘要算法'), value: 'MD5, [0-9a-f]{32}, UTF-8' },
    ...digestSteps(sent, digest(base, secret), mistakes.find(([, wrong]) => wrong === sent)?.[0]),
  ];
}

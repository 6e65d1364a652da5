// Explains to the inspector, step by step, how the emulator reads Xiaomi's Authorization header. There is no signature: the secret itself is sent.
import type { EmulatorRequest, EmulatorWorld, SignatureStep } from '../../../push/emulator/emulator.js';
import { secretStep, valueStep } from '../../../push/emulator/signature-steps.js';
import { t } from '../../../text/language.js';

export function explainSignature(request: EmulatorRequest, world: EmulatorWorld): readonly SignatureStep[] {
  const header = request.headers['authorization'] ?? '';
  const isForm = header.startsWith('key=');
  const sent = isForm ? header.slice('key='.length) : header;
  const app = world.apps().find((item) => item.value('mi_app_secret') === sent);
  const [first] = world.apps();
  const wanted = (app ?? first)?.value('mi_app_secret');
  const isAppKey = world.apps().some((item) => item.value('mi_app_key') === sent);
  return [
    valueStep(
      'Authorization',
      isForm ? 'key=…' : header === '' ? '' : '(no key= in front)',
      isForm,
      t('write Authorization: key=<AppSecret>', '写成 Authorization: key=<AppSecret>'),
    ),
    {
      ...secretStep(t('AppSecret', 'AppSecret'), sent, app === undefined ? wanted : sent, 'mi_app_secret'),
      ...(isAppKey
        ? { note: t('this is the AppKey: the server API requires AppSecret', '这是 AppKey：服务端接口需要 AppSecret') }
        : {}),
    },
  ];
}

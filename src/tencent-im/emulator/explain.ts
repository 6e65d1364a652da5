// How the UserSig of a request is read, step by step, for the inspector. Its signature is shortened: whole, it would be the password again.
import type { EmulatorRequest, EmulatorWorld, SignatureStep } from '../../push/emulator/emulator.js';
import { t } from '../../text/language.js';
import { endsBefore, isSignedWith, unpackUserSig } from './user-sig.js';

const verdict = (ok: boolean): 'right' | 'wrong' => (ok ? 'right' : 'wrong');

export function explainSignature(
  { query }: EmulatorRequest,
  world: EmulatorWorld,
  at: number,
): readonly SignatureStep[] {
  const text = query.get('usersig');
  if (text === null || text === '') return [];
  const fields = unpackUserSig(text);
  if (fields === undefined)
    return [
      {
        title: t('unpacked: base64 with * - _, then zlib, then JSON', '解开：* - _ 的 base64，再 zlib，再 JSON'),
        value: '',
        verdict: 'wrong',
        note: t(
          'plain base64, base64url, truncated, or not a UserSig',
          '普通 base64、base64url、被截断，或不是 UserSig',
        ),
      },
    ];
  const appId = query.get('sdkappid') ?? '';
  const identifier = query.get('identifier') ?? '';
  const app = world.apps().find((one) => one.value('im_sdk_app_id') === appId);
  const key = app?.value('im_secret_key') ?? '';
  const ends = (Number(fields.time) + Number(fields.expire)) * 1000;
  return [
    {
      title: t('TLS.sdkappid, compared with sdkappid of the URL', 'TLS.sdkappid 与 URL 的 sdkappid'),
      value: `${fields.sdkappid}  ${appId}`,
      verdict: verdict(fields.sdkappid === appId),
    },
    {
      title: t('TLS.identifier, compared with identifier of the URL', 'TLS.identifier 与 URL 的 identifier'),
      value: `${fields.identifier}  ${identifier}`,
      verdict: verdict(fields.identifier === identifier),
    },
    {
      title: t('text that is signed, each line ends with LF', '被签名的文本，每行以 LF 结尾'),
      value: `TLS.identifier:${fields.identifier}\nTLS.sdkappid:${fields.sdkappid}\nTLS.time:${fields.time}\nTLS.expire:${fields.expire}\n`,
    },
    {
      title: t(
        'base64 of HMAC-SHA256 with [redacted] (im_secret_key, as text)',
        'HMAC-SHA256 的 base64，密钥 [redacted]（im_secret_key，按文本）',
      ),
      value: `${fields.sig.slice(0, 6)}…`,
      verdict: verdict(isSignedWith(fields, key)),
      ...(app === undefined ? { note: t('no app of this SDKAppID is registered', '没有登记该 SDKAppID 的应用') } : {}),
    },
    {
      title: t('ends', '到期'),
      value: Number.isNaN(ends) || Math.abs(ends) > 8.64e15 ? '?' : new Date(ends).toISOString(),
      verdict: verdict(!endsBefore(fields, at)),
    },
  ];
}

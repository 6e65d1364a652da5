// Steps of a recomputed signature in words that all vendors share; secrets never get in here.
import { type Text, t } from '../../text/language.js';
import type { Grant } from './access-tokens.js';
import type { SignatureStep } from './emulator.js';

/** What is where a secret was, with the key it came from. */
export const hiddenSecret = (key: string): string => `[redacted: ${key}]`;

/** A text whose end carries a secret, as it may be shown. */
export const shownBase = (before: string, key: string): string => `${before}${hiddenSecret(key)}`;

/** Enough of a digest to compare by eye; the whole of it stays out of pages and screenshots. */
export const shortDigest = (digest: string): string =>
  digest.length <= 16 ? digest : `${digest.slice(0, 8)}…${digest.slice(-4)} (${digest.length})`;

/** Sent and expected digest side by side. `mistake` names what would give the digest that was sent. */
export function digestSteps(sent: string, expected: string, mistake?: Text): readonly SignatureStep[] {
  const isRight = sent === expected;
  return [
    { title: t('expected digest', '期望的摘要'), value: shortDigest(expected) },
    {
      title: t('digest that was sent', '收到的摘要'),
      value: sent === '' ? '–' : shortDigest(sent),
      verdict: isRight ? 'right' : 'wrong',
      ...(isRight || mistake === undefined ? {} : { note: mistake }),
    },
  ];
}

const minutes = (ms: number): string => (ms / 60_000).toFixed(1);

/** A timestamp against the sandbox's clock. */
export function clockStep(sentMs: number, at: number, windowMs: number, value: string): SignatureStep {
  const skew = sentMs - at;
  const isRight = Number.isFinite(sentMs) && Math.abs(skew) <= windowMs;
  const window = minutes(windowMs);
  return {
    title: t('timestamp', '时间戳'),
    value,
    verdict: isRight ? 'right' : 'wrong',
    note: Number.isFinite(sentMs)
      ? t(
          `${minutes(skew)} minutes off the sandbox's clock; ${window} minutes either way are allowed`,
          `与沙箱时钟相差 ${minutes(skew)} 分钟；允许前后 ${window} 分钟`,
        )
      : t('not a time in the unit this vendor requires', '不是该厂商要求单位的时间'),
  };
}

/** An access token the emulator handed out, or did not. */
export function accessTokenStep(token: string, found: Grant | undefined, at: number): SignatureStep {
  const isRight = found !== undefined && at < found.endsAt;
  return {
    title: t('access token', '访问令牌'),
    value: token === '' ? '–' : `${token.slice(0, 4)}… (${token.length})`,
    verdict: isRight ? 'right' : 'wrong',
    note:
      found === undefined
        ? t(
            'this sandbox did not issue it, or issued it before its last reset',
            '不是本沙箱发出的令牌，或在上次重置之后已失效',
          )
        : isRight
          ? t(
              `issued to app ${found.app.id}, valid until ${new Date(found.endsAt).toISOString()}`,
              `发给应用 ${found.app.id}，有效期至 ${new Date(found.endsAt).toISOString()}`,
            )
          : t(
              `ended at ${new Date(found.endsAt).toISOString()}: request a new one`,
              `已于 ${new Date(found.endsAt).toISOString()} 过期：请重新获取`,
            ),
  };
}

/** A secret or key that is sent as it is: never shown, only whether it is the registered one. */
export function secretStep(
  title: SignatureStep['title'],
  sent: string,
  wanted: string | undefined,
  key: string,
): SignatureStep {
  const isRight = sent !== '' && sent === wanted;
  return {
    title,
    value: sent === '' ? '–' : `${hiddenSecret(key)} (${sent.length})`,
    verdict: isRight ? 'right' : 'wrong',
    ...(isRight || wanted === undefined
      ? {}
      : {
          note:
            sent.trim() === wanted
              ? t('correct except for spaces or line breaks around it', '除首尾空白或换行外正确')
              : t(
                  `not the registered value, which is ${wanted.length} characters long`,
                  `不是已登记的值；登记的值长 ${wanted.length} 个字符`,
                ),
        }),
  };
}

/** One claim or field against what it has to be. Only for values that are no secrets. */
export function valueStep(name: string, sent: unknown, isRight: boolean, note?: SignatureStep['title']): SignatureStep {
  return {
    title: t(name, name),
    value: sent === undefined || sent === '' ? '–' : String(sent).slice(0, 200),
    verdict: isRight ? 'right' : 'wrong',
    ...(note === undefined || isRight ? {} : { note }),
  };
}

/** The text a JWT's signature covers, and whether the signature fits. */
export function jwtSignatureSteps(
  jwt: string,
  algorithm: string,
  isRight: boolean,
  fault?: Text,
): readonly SignatureStep[] {
  const [head = '', payload = ''] = jwt.split('.');
  return [
    {
      title: t(
        'text to sign: header and claims in base64url, joined by a dot',
        '待签名文本：base64url 编码的 header 与 claims，以点相连',
      ),
      value: `${head}.${payload}`.slice(0, 2000),
    },
    {
      title: t('signature', '签名'),
      value: algorithm,
      verdict: isRight ? 'right' : 'wrong',
      ...(fault === undefined || isRight ? {} : { note: fault }),
    },
  ];
}

// Which mistake of a signing program reproduces a UserSig's signature with the right key: one or two slips out of a list, each tried.
import { createHash, createHmac } from 'node:crypto';
import { type Text, type TextArgs, t } from '../../text/language.js';
import type { tencentProblem } from '../problems/index.js';
import type { UserSigDocument } from './user-sig.js';

type Code = Parameters<typeof tencentProblem>[0];

/** A slip that was seen in the signature. */
export interface SigningMistake {
  readonly code: Code;
  readonly args: TextArgs;
}

/** How a program came to its signature. */
interface Recipe {
  readonly key: string | Uint8Array;
  readonly names: readonly string[];
  readonly values: Readonly<Record<string, string>>;
  readonly label: (name: string, value: string) => string;
  readonly glue: string;
  readonly end: string;
  readonly digest: (key: string | Uint8Array, text: string) => Buffer;
}

interface Slip extends SigningMistake {
  /** A recipe has at most one slip of a kind. */
  readonly kind: string;
  readonly change: (recipe: Recipe) => Partial<Recipe>;
}

const hmac =
  (name: string) =>
  (key: string | Uint8Array, text: string): Buffer =>
    createHmac(name, key).update(text).digest();

/** The slips that reproduce the signature, fewest first; undefined when none of them does. `tried` counts what was ruled out. */
export function findSigningMistakes(
  document: UserSigDocument,
  key: string,
): { readonly mistakes?: readonly SigningMistake[]; readonly tried: number } {
  const right = recipeFor(document, key);
  const wanted = readingsOf(document.signature);
  const slips = slipsFor(document, key);
  let tried = 0;
  const reproduces = (changes: readonly Slip[]): readonly SigningMistake[] | undefined => {
    tried += 1;
    let recipe = right;
    for (const slip of changes) recipe = Object.assign({}, recipe, slip.change(recipe));
    const own = signWith(recipe);
    const reading = wanted.find(({ bytes }) => bytes.equals(own));
    return reading === undefined ? undefined : [...changes, ...reading.mistakes];
  };
  const candidates = [[], ...slips.map((slip) => [slip]), ...pairsOf(slips)];
  for (const changes of candidates) {
    const mistakes = reproduces(changes);
    if (mistakes !== undefined && mistakes.length > 0) return { mistakes, tried };
  }
  return { tried };
}

const pairsOf = (slips: readonly Slip[]): Slip[][] =>
  slips.flatMap((one, i) => slips.slice(i + 1).flatMap((other) => (one.kind === other.kind ? [] : [[one, other]])));

function recipeFor(document: UserSigDocument, key: string): Recipe {
  return {
    key,
    names: ['identifier', 'sdkappid', 'time', 'expire', ...(document.userBuf === undefined ? [] : ['userbuf'])],
    values: {
      identifier: document.userId,
      sdkappid: String(document.sdkAppId),
      time: String(document.time),
      expire: String(document.expire),
      userbuf: document.userBuf ?? '',
    },
    label: (name, value) => `TLS.${name}:${value}`,
    glue: '\n',
    end: '\n',
    digest: hmac('sha256'),
  };
}

const signWith = ({ key, names, values, label, glue, end, digest }: Recipe): Buffer =>
  digest(key, names.map((name) => label(name, values[name] ?? '')).join(glue) + end);

/** The signature as it should be read, and as programs write it that encode it once more or in another alphabet. */
function readingsOf(signature: string): { readonly bytes: Buffer; readonly mistakes: readonly SigningMistake[] }[] {
  const form = (found: Text): SigningMistake[] => [{ code: 'tencent-im/sig-inner-encoding', args: { found } }];
  const bytes = Buffer.from(signature, 'base64');
  const readings = [
    { bytes, mistakes: bytes.toString('base64') === signature ? [] : form(t('base64url', 'base64url')) },
  ];
  const inner = signature.replace(/\*/g, '+').replace(/-/g, '/').replace(/_/g, '=');
  if (inner !== signature)
    readings.push({
      bytes: Buffer.from(inner, 'base64'),
      mistakes: form(t("Tencent's alphabet (* - _)", '腾讯的字符集（* - _）')),
    });
  for (const text of [signature, bytes.toString('latin1')])
    if (/^(?:[0-9a-f]{2}){16,64}$/i.test(text))
      readings.push({ bytes: Buffer.from(text, 'hex'), mistakes: form(t('hex digits', '十六进制文本')) });
  return readings;
}

function slipsFor(document: UserSigDocument, key: string): Slip[] {
  return [
    ...joinSlips(),
    ...keySlips(key),
    ...orderSlips(document),
    ...labelSlips(),
    ...valueSlips(document),
    ...digestSlips(),
  ];
}

function joinSlips(): Slip[] {
  const join = (code: Code, glue: string, end: string, found: Text): Slip => ({
    kind: 'join',
    code,
    args: { found },
    change: () => ({ glue, end }),
  });
  const breaks = 'tencent-im/sig-line-breaks';
  return [
    join('tencent-im/sig-escaped-newline', '\\n', '\\n', t('\\n', '\\n')),
    join('tencent-im/sig-escaped-newline', '\\r\\n', '\\r\\n', t('\\r\\n', '\\r\\n')),
    join('tencent-im/sig-escaped-newline', '\\n', '', t('\\n', '\\n')),
    join(breaks, '\r\n', '\r\n', t('CR LF (\\r\\n)', 'CR LF（\\r\\n）')),
    join(breaks, '\r\n', '', t('CR LF, and none at the end', 'CR LF，末尾没有')),
    join(breaks, '\r', '\r', t('CR (\\r)', 'CR（\\r）')),
    join(breaks, '\n', '', t('LF, but none at the end', 'LF，但末尾没有')),
    join(breaks, '\n', '\n\n', t('LF, and one too many at the end', 'LF，末尾多了一个')),
    join(breaks, '', '', t('nothing between the fields', '字段之间没有分隔')),
    join(breaks, '', '\n', t('nothing between the fields, LF at the end', '字段之间没有分隔，末尾有 LF')),
    join(breaks, ' ', '', t('blanks', '空格')),
    join(breaks, ',', '', t('commas', '逗号')),
    join(breaks, '|', '', t('|', '|')),
    join(breaks, '&', '', t('&', '&')),
  ];
}

function keySlips(key: string): Slip[] {
  const isHex = /^(?:[0-9a-f]{2})+$/i.test(key);
  const made = (code: Code, used: string | Uint8Array, found: Text): Slip => ({
    kind: 'key',
    code,
    args: { found },
    change: () => ({ key: used }),
  });
  const form = 'tencent-im/sig-key-form';
  return [
    ...(isHex ? [made('tencent-im/sig-hex-decoded', Buffer.from(key, 'hex'), t('', ''))] : []),
    ...['\n', '\r\n', ' ', '\t', '\r'].map((blank) => made('tencent-im/sig-key-with-blank', key + blank, t('', ''))),
    ...['\n', ' '].map((blank) => made('tencent-im/sig-key-with-blank', blank + key, t('', ''))),
    made(form, Buffer.from(key, 'base64'), t('decoded from base64', '按 base64 解码')),
    made(form, Buffer.from(key).toString('base64'), t('encoded in base64', '按 base64 编码')),
    made(form, `"${key}"`, t('with double quotes around it', '带着双引号')),
    made(form, `'${key}'`, t('with single quotes around it', '带着单引号')),
    made(form, `\ufeff${key}`, t('with a byte order mark (BOM) before it', '前面带有 BOM')),
    made(form, Buffer.from(key, 'utf16le'), t('as UTF-16', '按 UTF-16 编码')),
    ...(key === key.toUpperCase() ? [] : [made(form, key.toUpperCase(), t('in upper case', '改成了大写'))]),
    ...(key === key.toLowerCase() ? [] : [made(form, key.toLowerCase(), t('in lower case', '改成了小写'))]),
  ];
}

function orderSlips(document: UserSigDocument): Slip[] {
  const tail = document.userBuf === undefined ? [] : ['userbuf'];
  const right = 'identifier,sdkappid,time,expire';
  const orders = permutations(['identifier', 'sdkappid', 'time', 'expire']).filter((names) => names.join() !== right);
  const found = (names: readonly string[]): TextArgs => ({ found: names.join(', ') });
  return [
    ...orders.map((names): Slip => {
      const whole = [...names, ...tail];
      return {
        kind: 'order',
        code: 'tencent-im/sig-field-order',
        args: found(whole),
        change: () => ({ names: whole }),
      };
    }),
    ...(tail.length === 0
      ? []
      : [
          {
            kind: 'order',
            code: 'tencent-im/sig-userbuf' as const,
            args: { found: t('without TLS.userbuf', '没有 TLS.userbuf') },
            change: ({ names }: Recipe) => ({ names: names.filter((name) => name !== 'userbuf') }),
          },
          {
            kind: 'order',
            code: 'tencent-im/sig-userbuf' as const,
            args: { found: t('with TLS.userbuf before it was encoded in base64', 'TLS.userbuf 没有先做 base64') },
            change: ({ values }: Recipe) => ({
              values: { ...values, userbuf: Buffer.from(document.userBuf ?? '', 'base64').toString('utf8') },
            }),
          },
        ]),
  ];
}

const permutations = (names: readonly string[]): string[][] =>
  names.length < 2
    ? [[...names]]
    : names.flatMap((first) => permutations(names.filter((name) => name !== first)).map((rest) => [first, ...rest]));

function labelSlips(): Slip[] {
  const label = (found: string, change: Recipe['label']): Slip => ({
    kind: 'label',
    code: 'tencent-im/sig-field-names',
    args: { found },
    change: () => ({ label: change }),
  });
  return [
    label('TLS.identifier: …', (name, value) => `TLS.${name}: ${value}`),
    label('TLS.identifier=…', (name, value) => `TLS.${name}=${value}`),
    label('identifier:…', (name, value) => `${name}:${value}`),
    label('tls.identifier:…', (name, value) => `tls.${name}:${value}`),
    label('TLS.sdkAppId:…', (name, value) => `TLS.${name === 'sdkappid' ? 'sdkAppId' : name}:${value}`),
    label('"TLS.identifier":"…"', (name, value) => `"TLS.${name}":"${value}"`),
    label('…', (_name, value) => value),
  ];
}

/** The document says one value, the signed text another. */
function valueSlips(document: UserSigDocument): Slip[] {
  const value = (name: string, signed: string): Slip => ({
    kind: 'value',
    code: 'tencent-im/sig-value-differs',
    args: { field: `TLS.${name}`, signed: signed === '' ? t('an empty text', '空文本') : signed },
    change: ({ values }) => ({ values: { ...values, [name]: signed } }),
  });
  const seconds = [1, -1, 2, -2, 3, -3].map(
    (shift): Slip => ({
      kind: 'value',
      code: 'tencent-im/sig-time-read-twice',
      args: { seconds: Math.abs(shift) },
      change: ({ values }) => ({ values: { ...values, time: String(document.time + shift) } }),
    }),
  );
  const empty = ['identifier', 'sdkappid', 'time', 'expire'].flatMap((name) =>
    ['', 'undefined', 'null', 'None', '0'].map((word) => value(name, word)),
  );
  const { userId } = document;
  const users = [userId.toLowerCase(), userId.toUpperCase(), userId.trim(), encodeURIComponent(userId.toWellFormed())];
  return [
    ...seconds,
    ...empty,
    value('time', String(document.time * 1000)),
    ...[...new Set(users)].filter((user) => user !== userId).map((user) => value('identifier', user)),
  ];
}

function digestSlips(): Slip[] {
  const digest = (found: string, change: Recipe['digest']): Slip => ({
    kind: 'digest',
    code: 'tencent-im/sig-algorithm',
    args: { found },
    change: () => ({ digest: change }),
  });
  const plain = (...parts: (string | Uint8Array)[]): Buffer => {
    const hash = createHash('sha256');
    for (const part of parts) hash.update(part);
    return hash.digest();
  };
  return [
    digest('HMAC-SHA1', hmac('sha1')),
    digest('HMAC-SHA512', hmac('sha512')),
    digest('HMAC-SHA384', hmac('sha384')),
    digest('HMAC-MD5', hmac('md5')),
    digest('HMAC-SHA256(key = text, text = key)', (key, text) => createHmac('sha256', text).update(key).digest()),
    digest('SHA256(text)', (_key, text) => plain(text)),
    digest('SHA256(key + text)', (key, text) => plain(key, text)),
    digest('SHA256(text + key)', (key, text) => plain(text, key)),
  ];
}

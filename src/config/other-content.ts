// What a file that is named as a key or an account holds instead: a file of another key, or one that belongs to none.
import { configProblem } from '../problems/entries/config/config.js';
import type { Origin, Problem } from '../problems/types.js';
import type { FieldSpec } from '../push/types.js';
import { type Text, t } from '../text/language.js';

/** Files that no key takes. DER is recognised by what is left of it as text. */
const OTHERS: readonly (readonly [sign: RegExp, what: Text, fix?: Text])[] = [
  [
    /-----BEGIN OPENSSH PRIVATE KEY-----|^PuTTY-User-Key-File/,
    t('a key in the format of OpenSSH or PuTTY', 'OpenSSH 或 PuTTY 格式的密钥'),
    t(
      'no push service issues such keys; if it was converted from the right one: ssh-keygen -p -m PKCS8 -f <copy of the file>',
      '推送服务不会发放这种密钥；若由正确的密钥转换而来：ssh-keygen -p -m PKCS8 -f <文件副本>',
    ),
  ],
  [/^(?:ssh-|ecdsa-sha2-)\S+ AAAA/, t('a public key for SSH', 'SSH 公钥')],
  [/-----BEGIN PGP /, t('a key or message of PGP', 'PGP 的密钥或消息')],
  [/-----BEGIN (?:NEW )?CERTIFICATE REQUEST-----/, t('a certificate request (CSR)', '证书请求（CSR）')],
  [
    /^version https:\/\/git-lfs/,
    t('a pointer of Git LFS instead of the file', 'Git LFS 指针，而不是文件本身'),
    t('git lfs pull', 'git lfs pull'),
  ],
  [
    /^\$ANSIBLE_VAULT|^age-encryption\.org|"sops"\s*:/,
    t('an encrypted file (Ansible Vault, SOPS, age)', '加密文件（Ansible Vault、SOPS、age）'),
  ],
  [
    /^0\ufffd[\s\S]{1,4}0\ufffd/,
    t('a binary certificate (.cer)', '二进制证书（.cer）'),
    t(
      'as PEM: openssl x509 -inform der -in aps.cer -out aps.pem',
      '转为 PEM：openssl x509 -inform der -in aps.cer -out aps.pem',
    ),
  ],
  [/^\s*<(?:!doctype|html)\b/i, t('a web page', '网页')],
  [/<plist\b|^bplist00/, t('a property list', '属性列表（plist）')],
  [/"\w*PushBus+inessId"\s*:/, t('timpush-configs.json', ' timpush-configs.json')],
  [/"projects"\s*:\s*\{\s*"default"/, t('.firebaserc', ' .firebaserc')],
  [/"messagingSenderId"\s*:/, t("Firebase's config for the web", 'Firebase 的 Web 配置')],
  [/^0[^\0]{1,8}\x06\t\*\ufffdH/s, t('a signed file such as a provisioning profile', '签名文件（例如描述文件）')],
];

/** The finding about a file that is another one; undefined where it may be the right one, or is unknown. */
export function otherContent(
  field: FieldSpec,
  text: string,
  fields: readonly FieldSpec[],
  at: Origin,
): Problem | undefined {
  if (field.content?.sign.test(text)) return undefined;
  const owners = fields.filter(({ content }) => content?.what !== undefined && content.sign.test(text));
  const other = OTHERS.find(([sign]) => sign.test(text));
  const what = owners[0]?.content?.what ?? other?.[1];
  if (what === undefined) return undefined;
  const keys = owners.map(({ key }) => key).join(' / ');
  const problem = configProblem('config/other-file', {
    at,
    args: { key: field.key, what, wanted: field.describe, where: field.where ?? 'tim-push guide', other: keys },
  });
  const more = keys === '' ? other?.[2] : MOVE;
  return more === undefined ? problem : { ...problem, entry: { ...problem.entry, fix: [more, ...problem.entry.fix] } };
}

const MOVE = t('this file belongs in {other}', '这个文件应填到 {other}');

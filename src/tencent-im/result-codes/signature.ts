// Codes about UserSigs and accounts (70xxx, 72xxx).
import type { Catalogue } from '../../problems/types.js';
import { t } from '../../text/language.js';
import { account, CHECK_CONFIG, credentials, documented, fault, IMPORT, message, tooFast } from './entry.js';

const READ = t('inspect it: tim-push user-sig --read <file>', '解析：tim-push user-sig --read <文件>');
const MAKE = t('make a new one: tim-push user-sig --user <id>', '重新生成：tim-push user-sig --user <用户>');
const REGION_OR_ID = t(
  'compare SDKAppID and region with the Chat console, then: tim-push check-config --vendor tencent-im',
  '对照 IM 控制台检查 SDKAppID 和地域，然后：tim-push check-config --vendor tencent-im',
);

export const signatureCodes = {
  'tencent-im/70001': credentials(
    t('the UserSig has expired', 'UserSig 已过期'),
    t('an old value was used, or the clock of the machine that made it is wrong', '用了旧值，或生成它的机器时钟不准'),
    [READ, MAKE],
  ),
  'tencent-im/70002': credentials(
    t('the UserSig is empty', 'UserSig 为空'),
    t('most often a variable is not set', '多半是变量没有设置'),
    MAKE,
  ),
  'tencent-im/70003': credentials(
    t('the UserSig is malformed', 'UserSig 格式错误'),
    t(
      'it was truncated when copied, or it has + / = (or base64url) instead of * - _',
      '复制时被截断，或用了 + / =（或 base64url）而不是 * - _',
    ),
    [READ, MAKE],
  ),
  'tencent-im/70005': credentials(
    t('the UserSig is malformed', 'UserSig 格式错误'),
    t('it was truncated when copied, or it uses another alphabet', '复制时被截断，或字符集不对'),
    [READ, MAKE],
  ),
  'tencent-im/70009': credentials(
    t('the signature of the UserSig does not match', 'UserSig 签名不匹配'),
    t(
      'most often im_secret_key belongs to another app; it is also refused when the key was decoded from hex or ends with a space',
      '最常见的是 im_secret_key 属于另一个应用；把密钥按十六进制解码、或末尾带空格也会这样',
    ),
    [
      t(
        'copy the key again: Chat console › app › basic information › secret key, into im_secret_key',
        '重新复制密钥：IM 控制台 › 应用 › 基本信息 › 密钥，填入 im_secret_key',
      ),
      CHECK_CONFIG,
    ],
  ),
  'tencent-im/70013': credentials(
    t('the UserSig belongs to another account', 'UserSig 属于另一个账号'),
    t(
      'identifier in the URL and the UserID in the UserSig differ',
      'URL 中的 identifier 与 UserSig 里的 UserID 不一致',
    ),
    READ,
  ),
  'tencent-im/70014': credentials(
    t('the UserSig belongs to another SDKAppID', 'UserSig 属于另一个 SDKAppID'),
    t('two apps were mixed up', '混用了两个应用'),
    READ,
  ),
  'tencent-im/70016': credentials(
    t('Tencent has no public key for this app', '该应用没有公钥'),
    t(
      'the region is wrong, or the app was created before July 2019 and still signs with ECDSA',
      '地域不对，或 2019 年 7 月前创建、仍用 ECDSA 签名的应用',
    ),
    [
      REGION_OR_ID,
      t(
        'for an old app: switch it to the secret key (HMAC-SHA256) in the console',
        '老应用：到控制台切换为密钥（HMAC-SHA256）',
      ),
    ],
  ),
  'tencent-im/70020': credentials(
    t('the SDKAppID is unknown', 'SDKAppID 不存在'),
    t('it has a typo, or the host belongs to another region', '写错了，或用了其他地域的域名'),
    REGION_OR_ID,
  ),
  'tencent-im/70050': tooFast(
    t('too many failed signatures: locked for about a minute', '签名失败次数过多：锁定约 1 分钟'),
    t('a program keeps signing with a wrong key', '有程序一直用错误的密钥签名'),
    [t('stop the loop, wait a minute', '停止循环，等待 1 分钟'), CHECK_CONFIG],
  ),
  'tencent-im/70051': documented('app-state', 'no')(
    t('the account is on a block list', '账号被拉黑'),
    t('Tencent put it there and gives no reason', '由腾讯处置，没有给出原因'),
    t('open a ticket with Tencent and name the UserID', '向腾讯提交工单并提供 UserID'),
  ),
  'tencent-im/70107': account(
    t('Tencent does not know this UserID', '腾讯不认识该 UserID'),
    t(
      'most likely the user never logged in and was never imported; UserIDs are case-sensitive',
      '多半是该用户从未登录，也没有导入；UserID 区分大小写',
    ),
    IMPORT,
  ),
  'tencent-im/70169': fault(t('timeout inside Tencent', '腾讯内部超时')),
  'tencent-im/70202': fault(t('timeout inside Tencent', '腾讯内部超时')),
  'tencent-im/70206': message(
    t('wrong number of accounts in one request', '单次请求的账号数量不对'),
    t('there are more than 100 accounts, or none', '超过 100 个账号，或为空'),
    t('query at most 100 accounts at once', '每次最多查询 100 个账号'),
  ),
  'tencent-im/70398': documented('quota', 'after-fix')(
    t('the plan allows no more accounts', '套餐账号数已满'),
    t('a trial app can have only few accounts', '体验版账号数很少'),
    t('upgrade the plan, or delete test accounts that are no longer used', '升级套餐，或删除不再使用的测试账号'),
  ),
  'tencent-im/70402': message(
    t('a parameter is wrong', '参数错误'),
    t('a field is missing or has the wrong type', '字段缺失或类型不对'),
    t("read Tencent's message shown here", '查看这里显示的腾讯原文'),
  ),
  'tencent-im/70403': credentials(
    t('this call needs an app administrator', '该接口需要应用管理员账号'),
    t('im_admin is an ordinary user of the app', 'im_admin 是普通用户'),
    t('set im_admin to an administrator of the app', '把 im_admin 设为应用管理员'),
  ),
  'tencent-im/70500': fault(t('error inside Tencent', '腾讯内部错误')),
  'tencent-im/72010': tooFast(
    t('too many reports of one user', '单个用户上报过于频繁'),
    t(
      'the app reports login, foreground or token in a loop (uploadToken)',
      '应用循环上报登录、前后台或 token（uploadToken）',
    ),
    t('report the token once after each login', '每次登录后只上报一次 token'),
  ),
} satisfies Catalogue;

// Codes about UserSigs and accounts (70xxx, 72xxx).
import type { Catalogue } from '../../problems/types.js';
import { CHECK_CONFIG, entry, WAIT } from './entry.js';

const READ = ['inspect it: tim-push user-sig --read <file>', '解析：tim-push user-sig --read <文件>'] as const;
const MAKE = ['make a new one: tim-push user-sig --user <id>', '重新生成：tim-push user-sig --user <用户>'] as const;
const REGION_OR_ID = [
  'compare SDKAppID and region with the Chat console, then: tim-push check-config --vendor tencent-im',
  '对照 IM 控制台检查 SDKAppID 和地域，然后：tim-push check-config --vendor tencent-im',
] as const;

export const signatureCodes = {
  'tencent-im/70001': entry(
    'credentials',
    'after-fix',
    ['the UserSig has expired', 'UserSig 已过期'],
    ['an old value was used, or the clock of the machine that made it is wrong', '用了旧值，或生成它的机器时钟不准'],
    [READ, MAKE],
  ),
  'tencent-im/70002': entry(
    'credentials',
    'after-fix',
    ['the UserSig is empty', 'UserSig 为空'],
    ['most often a variable is not set', '多半是变量没有设置'],
    [MAKE],
  ),
  'tencent-im/70003': entry(
    'credentials',
    'after-fix',
    ['the UserSig is malformed', 'UserSig 格式错误'],
    [
      'it was truncated when copied, or it has + / = (or base64url) instead of * - _',
      '复制时被截断，或用了 + / =（或 base64url）而不是 * - _',
    ],
    [READ, MAKE],
  ),
  'tencent-im/70005': entry(
    'credentials',
    'after-fix',
    ['the UserSig is malformed', 'UserSig 格式错误'],
    ['it was truncated when copied, or it uses another alphabet', '复制时被截断，或字符集不对'],
    [READ, MAKE],
  ),
  'tencent-im/70009': entry(
    'credentials',
    'after-fix',
    ['the signature of the UserSig does not match', 'UserSig 签名不匹配'],
    [
      'most often im_secret_key belongs to another app; it is also refused when the key was decoded from hex or ends with a space',
      '最常见的是 im_secret_key 属于另一个应用；把密钥按十六进制解码、或末尾带空格也会这样',
    ],
    [
      [
        'copy the key again: Chat console › app › basic information › secret key, into im_secret_key',
        '重新复制密钥：IM 控制台 › 应用 › 基本信息 › 密钥，填入 im_secret_key',
      ],
      CHECK_CONFIG,
    ],
  ),
  'tencent-im/70013': entry(
    'credentials',
    'after-fix',
    ['the UserSig belongs to another account', 'UserSig 属于另一个账号'],
    ['identifier in the URL and the UserID in the UserSig differ', 'URL 中的 identifier 与 UserSig 里的 UserID 不一致'],
    [READ],
  ),
  'tencent-im/70014': entry(
    'credentials',
    'after-fix',
    ['the UserSig belongs to another SDKAppID', 'UserSig 属于另一个 SDKAppID'],
    ['two apps were mixed up', '混用了两个应用'],
    [READ],
  ),
  'tencent-im/70016': entry(
    'credentials',
    'after-fix',
    ['Tencent has no public key for this app', '该应用没有公钥'],
    [
      'the region is wrong, or the app was created before July 2019 and still signs with ECDSA',
      '地域不对，或 2019 年 7 月前创建、仍用 ECDSA 签名的应用',
    ],
    [
      REGION_OR_ID,
      [
        'for an old app: switch it to the secret key (HMAC-SHA256) in the console',
        '老应用：到控制台切换为密钥（HMAC-SHA256）',
      ],
    ],
  ),
  'tencent-im/70020': entry(
    'credentials',
    'after-fix',
    ['the SDKAppID is unknown', 'SDKAppID 不存在'],
    ['it has a typo, or the host belongs to another region', '写错了，或用了其他地域的域名'],
    [REGION_OR_ID],
  ),
  'tencent-im/70050': entry(
    'rate',
    'later',
    ['too many failed signatures: locked for about a minute', '签名失败次数过多：锁定约 1 分钟'],
    ['a program keeps signing with a wrong key', '有程序一直用错误的密钥签名'],
    [['stop the loop, wait a minute', '停止循环，等待 1 分钟'], CHECK_CONFIG],
  ),
  'tencent-im/70051': entry(
    'app-state',
    'no',
    ['the account is on a block list', '账号被拉黑'],
    ['Tencent put it there and gives no reason', '由腾讯处置，没有给出原因'],
    [['open a ticket with Tencent and name the UserID', '向腾讯提交工单并提供 UserID']],
  ),
  'tencent-im/70107': entry(
    'device-token',
    'after-fix',
    ['Tencent does not know this UserID', '腾讯不认识该 UserID'],
    [
      'most likely the user never logged in and was never imported; UserIDs are case-sensitive',
      '多半是该用户从未登录，也没有导入；UserID 区分大小写',
    ],
    [
      [
        'let the app log in once with this UserID, or import it (account_import)',
        '用该 UserID 登录一次应用，或导入账号（account_import）',
      ],
    ],
  ),
  'tencent-im/70169': entry(
    'server',
    'yes',
    ['timeout inside Tencent', '腾讯内部超时'],
    ['a temporary fault', '暂时故障'],
    [WAIT],
  ),
  'tencent-im/70202': entry(
    'server',
    'yes',
    ['timeout inside Tencent', '腾讯内部超时'],
    ['a temporary fault', '暂时故障'],
    [WAIT],
  ),
  'tencent-im/70206': entry(
    'message',
    'after-fix',
    ['wrong number of accounts in one request', '单次请求的账号数量不对'],
    ['there are more than 100 accounts, or none', '超过 100 个账号，或为空'],
    [['query at most 100 accounts at once', '每次最多查询 100 个账号']],
  ),
  'tencent-im/70398': entry(
    'quota',
    'after-fix',
    ['the plan allows no more accounts', '套餐账号数已满'],
    ['a trial app can have only few accounts', '体验版账号数很少'],
    [['upgrade the plan, or delete test accounts that are no longer used', '升级套餐，或删除不再使用的测试账号']],
  ),
  'tencent-im/70402': entry(
    'message',
    'after-fix',
    ['a parameter is wrong', '参数错误'],
    ['a field is missing or has the wrong type', '字段缺失或类型不对'],
    [["read Tencent's message shown here", '查看这里显示的腾讯原文']],
  ),
  'tencent-im/70403': entry(
    'credentials',
    'after-fix',
    ['this call needs an app administrator', '该接口需要应用管理员账号'],
    ['im_admin is an ordinary user of the app', 'im_admin 是普通用户'],
    [['set im_admin to an administrator of the app', '把 im_admin 设为应用管理员']],
  ),
  'tencent-im/70500': entry(
    'server',
    'yes',
    ['error inside Tencent', '腾讯内部错误'],
    ['a temporary fault', '暂时故障'],
    [WAIT],
  ),
  'tencent-im/72010': entry(
    'rate',
    'later',
    ['too many reports of one user', '单个用户上报过于频繁'],
    [
      'the app reports login, foreground or token in a loop (uploadToken)',
      '应用循环上报登录、前后台或 token（uploadToken）',
    ],
    [['report the token once after each login', '每次登录后只上报一次 token']],
  ),
} satisfies Catalogue;

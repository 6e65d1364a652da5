// Every code Google returns for a push, an access token or a device token: meaning, likely cause, fix, retry.
// Source: firebase.google.com/docs/reference/fcm/rest/v1/ErrorCode, firebase.google.com/docs/cloud-messaging/error-codes, several clients.
import { codeEntry as entry } from '../../problems/code-entry.js';
import type { Catalogue } from '../../problems/types.js';
import { t } from '../../text/language.js';
import { phoneCodes } from './phone-codes.js';
import { adminCodes } from './result-codes-admin.js';

const official = 'Firebase documentation of the HTTP v1 API';
const A = { mark: 'A', retry: 'no', source: official } as const;
const B = { mark: 'B', retry: 'no', source: 'several independent clients and reports' } as const;
const C = { mark: 'C', retry: 'no', source: 'one client' } as const;
const D = { mark: 'D', retry: 'no', source: 'inferred' } as const;

const checkConfig = t('then: tim-push check-config --vendor fcm', '然后运行：tim-push check-config --vendor fcm');
const newKey = t(
  'Firebase console › Project settings › Service accounts › Generate new private key; put the new file into google_service_account',
  'Firebase 控制台 › 项目设置 › 服务账号 › 生成新的私钥；把新文件填入 google_service_account',
);
const newToken = t(
  'open the app once and print the device token after that start; the plugin deletes the old one at every start',
  '打开一次应用，启动之后再打印设备 token；插件每次启动都会删除旧 token',
);
const deleteIt = t('on your server: delete the old device token', '在你的服务端：删除旧的设备 token');
const setClock = t(
  'synchronise the clock of this machine with a time server; iat and exp are in seconds, not milliseconds',
  '用时间服务器校准本机时钟；iat 和 exp 以秒为单位，不是毫秒',
);
const backOff = t(
  'wait {wait} and send again; double the wait after each failure',
  '等待 {wait} 后重发，每次失败后等待时间加倍',
);
const lookAtDetails = t(
  'firebase-admin 13 drops error.details, tim-push reads them: send the same push with tim-push to see which case it is',
  'firebase-admin 13 会丢弃 error.details，tim-push 会读取：用 tim-push 发送同一条推送，查看属于哪种情形',
);
const rawBody = t('look at the request: --print-request', '查看请求：--print-request');

const fcmCodes = {
  'fcm/UNSPECIFIED_ERROR': entry(
    'server',
    t('Google gives no reason', 'Google 没有给出原因'),
    t('the documentation says only "unknown"', '官方文档只写了“未知”'),
    t(
      'send again with --verbose and keep the answer for Firebase support',
      '加 --verbose 重发，并把返回内容提供给 Firebase 支持',
    ),
    A,
  ),
  'fcm/INVALID_ARGUMENT': entry(
    'message',
    t('Google refused an argument of the request', 'Google 拒绝了请求中的某个参数'),
    t(
      'this status covers four cases: a damaged device token, a value of the wrong type or range, no target, a payload that is too large; this answer matches none of them',
      '该状态对应四种情形：设备 token 损坏、值的类型或范围不对、没有目标、内容过大；这次的返回不属于其中任何一种',
    ),
    [
      rawBody,
      t(
        'check message and ext: tim-push send --dry-run --vendor fcm',
        '校验消息和 ext：tim-push send --dry-run --vendor fcm',
      ),
    ],
    A,
  ),
  'fcm/INVALID_ARGUMENT-token': entry(
    'device-token',
    t('the device token is malformed', '设备 token 格式不对'),
    t(
      'it was truncated or changed when copied, or it is a token of another vendor',
      '复制时被截断或改动，或是其他厂商的 token',
    ),
    [newToken, deleteIt],
    { ...A, deviceToken: 'invalid' },
  ),
  'fcm/INVALID_ARGUMENT-no-target': entry(
    'message',
    t('the message has no target', '消息没有目标'),
    t('exactly one of token, fid, topic and condition is needed', 'token、fid、topic、condition 必须且只能有一个'),
    t('in your own sender put the device token in message.token', '自己的服务端把设备 token 放进 message.token'),
    C,
  ),
  'fcm/INVALID_ARGUMENT-data-value': entry(
    'message',
    t('a value in data is not a string', 'data 中有值不是字符串'),
    t('numbers, booleans, null and objects are refused: {field}', '数字、布尔值、null 和对象都会被拒绝：{field}'),
    t('convert it to a string, an object with JSON.stringify', '转成文本，对象用 JSON.stringify'),
    A,
  ),
  'fcm/INVALID_ARGUMENT-field': entry(
    'message',
    t('Google refused the field {field}', 'Google 拒绝了字段 {field}'),
    t(
      'one of: unknown name, wrong type, value out of range, reserved key, or a package the device token does not belong to',
      '名称未知、类型不对、超出范围、保留键，或设备 token 不属于该包名',
    ),
    [
      t(
        'correct {field}; with tim-push it comes from a flag or from --raw',
        '修正 {field}；在 tim-push 中它来自某个参数或 --raw',
      ),
      rawBody,
    ],
    A,
  ),
  'fcm/INVALID_ARGUMENT-too-big': entry(
    'message',
    t('Google refused the request without a reason; most likely it is too large', 'Google 未说明原因；多半是内容过大'),
    t(
      'keys and values of data may have 4096 bytes in total; one client got this answer for larger ones',
      'data 的键和值合计最多 4096 字节；有客户端在超限时得到过这个返回',
    ),
    [t('shorten ext: tim-push check-ext --vendor fcm', '缩短 ext：tim-push check-ext --vendor fcm'), rawBody],
    C,
  ),
  'fcm/UNREGISTERED': entry(
    'device-token',
    t('the device token is no longer valid', '设备 token 已失效'),
    t(
      'most often the app was started again in the meantime: the plugin deletes the token at every start. Otherwise the app was removed, its data was cleared, or the token was not used for 270 days',
      '最常见：之后又启动过应用，插件每次启动都会删除旧 token。也可能是应用被卸载、数据被清除，或 270 天未使用',
    ),
    [newToken, deleteIt],
    { ...A, deviceToken: 'invalid' },
  ),
  'fcm/UNREGISTERED-installation': entry(
    'device-token',
    t('no app is registered under this installation ID', '没有应用以该安装 ID 注册'),
    t(
      'the app never called register(), registers by token (an app uses one of the two), was removed, or this is a registration token cut at the colon',
      '应用没有调用过 register()、改用 token 注册（两种方式只能用一种）、已被卸载，或这是在冒号处被截断的注册 token',
    ),
    t(
      'check which of the two the app prints: use a token (with ":APA91b") as it is; an installation ID is valid only after register()',
      '确认应用打印的是哪一种：token（含“:APA91b”）原样使用；安装 ID 须在 register() 之后才有效',
    ),
    A,
  ),
  'fcm/SENDER_ID_MISMATCH': entry(
    'credentials',
    t('the device token belongs to another Firebase project', '设备 token 属于另一个 Firebase 项目'),
    t(
      'google-services.json in the app and the service account come from different projects',
      '应用中的 google-services.json 与服务账号来自不同项目',
    ),
    t(
      'compare project_id in both files; set google_services_json in the config, then: tim-push check-config --vendor fcm',
      '对比两个文件中的 project_id；在配置中设置 google_services_json，然后运行：tim-push check-config --vendor fcm',
    ),
    A,
  ),
  'fcm/QUOTA_EXCEEDED': entry(
    'rate',
    t('too many messages', '发送过快'),
    t(
      'the limits are 600,000 a minute for a project, and 240 a minute and 5,000 an hour for one device',
      '每个项目每分钟 600000 条，单台设备每分钟 240 条、每小时 5000 条',
    ),
    backOff,
    { ...A, retry: 'yes' },
  ),
  'fcm/UNAVAILABLE': entry(
    'server',
    t('FCM is overloaded', 'FCM 过载'),
    t("a temporary state on Google's side", 'Google 一侧的暂时状态'),
    backOff,
    { ...A, retry: 'yes' },
  ),
  'fcm/INTERNAL': entry(
    'server',
    t('internal error of FCM', 'FCM 内部错误'),
    t("a temporary fault on Google's side", 'Google 一侧的暂时故障'),
    backOff,
    { ...A, retry: 'yes' },
  ),
  'fcm/THIRD_PARTY_AUTH_ERROR': entry(
    'app-state',
    t('Apple or the browser refused the credentials of the Firebase project', '苹果或浏览器拒绝了 Firebase 项目的凭证'),
    t(
      'the device token is of an iPhone or a browser, and the APNs key (or web key) in the project is missing or wrong',
      '该 token 来自 iPhone 或浏览器，而项目中的 APNs 密钥（或 Web 密钥）缺失或不对',
    ),
    [
      t(
        'on iPhones the plugin uses APNs directly: send with --vendor apns',
        'iPhone 上插件直接使用 APNs：用 --vendor apns 发送',
      ),
      t(
        'or Firebase console › Project settings › Cloud Messaging › Apple app configuration: upload the APNs key',
        '或 Firebase 控制台 › 项目设置 › Cloud Messaging › Apple 应用配置：上传 APNs 密钥',
      ),
    ],
    A,
  ),
} satisfies Catalogue;

const statusCodes = {
  'fcm/IAM_PERMISSION_DENIED': entry(
    'credentials',
    t('the service account has no permission to send', '该服务账号没有发送权限'),
    t(
      'it lacks the permission cloudmessaging.messages.create, or project_id names a project that does not exist',
      '缺少 cloudmessaging.messages.create 权限，或 project_id 对应的项目不存在',
    ),
    [
      t(
        'Google Cloud console › IAM › this account: add the role "Firebase Cloud Messaging API Admin"',
        'Google Cloud 控制台 › IAM › 该账号：添加角色“Firebase Cloud Messaging API Admin”',
      ),
      t(
        'or use the account that Firebase created (firebase-adminsdk-…), with its own project_id',
        '或使用 Firebase 自动创建的账号（firebase-adminsdk-…）及其 project_id',
      ),
      checkConfig,
    ],
    B,
  ),
  'fcm/SERVICE_DISABLED': entry(
    'app-state',
    t('the Firebase Cloud Messaging API is switched off in this project', '该项目未启用 Firebase Cloud Messaging API'),
    t('it was never enabled in this project, or it was switched off', '项目中从未启用，或已被关闭'),
    [
      t(
        'Firebase console › Project settings › Cloud Messaging › Firebase Cloud Messaging API (V1): enable, wait a few minutes',
        'Firebase 控制台 › 项目设置 › Cloud Messaging › Firebase Cloud Messaging API (V1)：启用，等待几分钟',
      ),
      checkConfig,
    ],
    { ...B, retry: 'after-fix' },
  ),
  'fcm/PERMISSION_DENIED': entry(
    'credentials',
    t('Google denies this (403)', 'Google 拒绝访问（403）'),
    t(
      'three causes give 403: a device token of another project, a missing role, the API not enabled; only error.details tells them apart, and this answer has none',
      '三种情况都返回 403：设备 token 属于其他项目、缺少角色、API 未启用；需靠 error.details 区分，而这次返回没有',
    ),
    [lookAtDetails, checkConfig],
    B,
  ),
  'fcm/ACCESS_TOKEN_EXPIRED': entry(
    'credentials',
    t('Google does not accept the access token', 'Google 不接受访问令牌'),
    t('it is older than an hour, or was changed in transit', '已超过 1 小时，或在途中被改动'),
    [
      t(
        'tim-push fetches a new one by itself; in your own sender fetch one and send again, once',
        'tim-push 会自动重新获取；自己的服务端请重新获取后重发一次',
      ),
      checkConfig,
    ],
    { ...B, retry: 'after-new-token' },
  ),
  'fcm/CREDENTIALS_MISSING': entry(
    'credentials',
    t('the request carries no access token', '请求没有带访问令牌'),
    t(
      'the header Authorization: Bearer … is missing; some proxies remove it',
      '缺少 Authorization: Bearer … 请求头；有些代理会删除它',
    ),
    t(
      'in your own sender add the header; if there is a proxy, try without it',
      '自己的服务端请加上该请求头；经代理时尝试不走代理',
    ),
    { ...B, source: 'several clients; the reason word is inferred' },
  ),
  'fcm/UNAUTHENTICATED': entry(
    'credentials',
    t('Google does not accept the access token (401)', 'Google 不接受访问令牌（401）'),
    t(
      'the access token is invalid; with THIRD_PARTY_AUTH_ERROR in the details the cause would be the APNs key of the project',
      '访问令牌无效；若 details 中有 THIRD_PARTY_AUTH_ERROR，则是项目的 APNs 密钥问题',
    ),
    [lookAtDetails, checkConfig],
    { ...B, retry: 'after-new-token' },
  ),
  'fcm/NOT_FOUND': entry(
    'device-token',
    t('Google does not find the requested resource (404)', 'Google 找不到请求的资源（404）'),
    t(
      'most likely the device token is no longer valid, but the details do not say UNREGISTERED',
      '多半是设备 token 已失效，但 details 中没有 UNREGISTERED',
    ),
    newToken,
    B,
  ),
  'fcm/ALREADY_EXISTS': entry(
    'message',
    t('the topic is subscribed to already (409)', '该主题已订阅（409）'),
    t(
      'a subscription at registrations/…/topicSubscriptions is created once; nothing is wrong with it',
      '在 registrations/…/topicSubscriptions 上同一订阅只能创建一次；不是故障',
    ),
    t(
      'treat it as subscribed, or use PATCH with allow_missing=true',
      '视为已订阅，或改用 PATCH 并带 allow_missing=true',
    ),
    {
      ...A,
      source: 'firebase.google.com/docs/reference/fcm/fcmtopics/rest/v1/projects.registrations.topicSubscriptions',
    },
  ),
  'fcm/RESOURCE_EXHAUSTED': entry(
    'rate',
    t('a quota of the project is used up (429)', '项目配额已用完（429）'),
    t('the same as QUOTA_EXCEEDED, but without error.details', '同 QUOTA_EXCEEDED，但没有 details'),
    backOff,
    { ...A, retry: 'yes' },
  ),
} satisfies Catalogue;

const grantCodes = {
  'fcm/invalid_grant': entry(
    'credentials',
    t('Google did not accept the service account', 'Google 不接受该服务账号'),
    t('most likely the key was deleted or the clock is wrong', '多半是密钥已删除，或时钟不准'),
    [newKey, setClock],
    B,
  ),
  'fcm/invalid_grant-signature': entry(
    'credentials',
    t(
      "Google does not accept the signature made with the service account's key",
      'Google 不接受用该服务账号密钥生成的签名',
    ),
    t(
      'the key was deleted or rotated in the console, or the file was edited',
      '密钥已在控制台被删除或轮换，或文件被改动',
    ),
    [newKey, checkConfig],
    B,
  ),
  'fcm/invalid_grant-clock': entry(
    'credentials',
    t('the clock of this machine is wrong', '本机时钟不准'),
    t(
      'Google allows at most an hour between iat and exp, and no iat in the future',
      'Google 只允许 iat 到 exp 在一小时以内，且 iat 不能是未来时间',
    ),
    setClock,
    { ...B, retry: 'after-fix' },
  ),
  'fcm/invalid_grant-account': entry(
    'credentials',
    t('this service account is unknown to Google', 'Google 没有这个服务账号'),
    t(
      'most likely the account or its project was deleted, or client_email in the file was edited',
      '多半是账号或其项目已被删除，或文件中的 client_email 被改动',
    ),
    [newKey, checkConfig],
    B,
  ),
  'fcm/invalid_grant-audience': entry(
    'credentials',
    t('the assertion has the wrong audience (aud)', 'assertion 的 aud 不对'),
    t(
      'aud must be https://oauth2.googleapis.com/token; with tim-push it comes from token_uri',
      'aud 应为 https://oauth2.googleapis.com/token；tim-push 取自 token_uri',
    ),
    t(
      'use the token_uri that Google wrote: generate a new key file',
      '使用 Google 原本写入的 token_uri：重新生成密钥文件',
    ),
    C,
  ),
  'fcm/invalid_scope': entry(
    'credentials',
    t('the scope in the assertion is missing or unknown', 'assertion 中的 scope 缺失或无效'),
    t(
      'scope must be https://www.googleapis.com/auth/firebase.messaging',
      'scope 应为 https://www.googleapis.com/auth/firebase.messaging',
    ),
    t('in your own sender set the scope', '自己的服务端请设置 scope'),
    C,
  ),
  'fcm/invalid_request': entry(
    'credentials',
    t('the token request is malformed', '令牌请求格式不对'),
    t('the assertion is not a JWT, or the form is incomplete', 'assertion 不是 JWT，或表单不完整'),
    t('in your own sender send grant_type and assertion as a form', '自己的服务端用表单发送 grant_type 和 assertion'),
    D,
  ),
  'fcm/unsupported_grant_type': entry(
    'credentials',
    t('grant_type is wrong', 'grant_type 不对'),
    t('it must be urn:ietf:params:oauth:grant-type:jwt-bearer', '应为 urn:ietf:params:oauth:grant-type:jwt-bearer'),
    t('in your own sender set grant_type', '自己的服务端请设置 grant_type'),
    D,
  ),
  'fcm/unauthorized_client': entry(
    'credentials',
    t('the service account is not allowed to fetch access tokens', '该服务账号不能获取访问令牌'),
    t('account or client is disabled', '账号或客户端已停用'),
    [
      t('Google Cloud console › IAM › Service accounts: enable it', 'Google Cloud 控制台 › IAM › 服务账号：启用'),
      newKey,
    ],
    D,
  ),
  'fcm/deleted_client': entry(
    'credentials',
    t('the service account was deleted', '服务账号已被删除'),
    t('it or its project was deleted', '账号或其项目被删除'),
    newKey,
    D,
  ),
  'fcm/disabled_client': entry(
    'credentials',
    t('the service account is disabled', '服务账号已停用'),
    t('it was disabled in the Google Cloud console', '已在 Google Cloud 控制台停用'),
    t('Google Cloud console › IAM › Service accounts: enable it', 'Google Cloud 控制台 › IAM › 服务账号：启用'),
    D,
  ),
} satisfies Catalogue;

const otherCodes = {
  'fcm/InvalidToken': entry(
    'device-token',
    t('according to the information service the device token is malformed', '信息接口认为设备 token 格式不对'),
    t('it was truncated or changed when copied', '复制时被截断或改动'),
    newToken,
    { ...B, deviceToken: 'invalid' },
  ),
  'fcm/no-information': entry(
    'device-token',
    t('the device token is unknown to the information service', '信息接口没有该设备 token'),
    t(
      '"No information found about this instance id.": the token was deleted, or never existed',
      '“No information found about this instance id.”：已删除或从未存在',
    ),
    newToken,
    { ...B, deviceToken: 'invalid' },
  ),
  'fcm/exceeded_max_concurrent_streams': entry(
    'rate',
    t('too many requests at once on one connection', '单个连接上的并发请求过多'),
    t(
      'Google closes a connection with more than 100 streams (GOAWAY)',
      '超过 100 个并发流时 Google 会关闭连接（GOAWAY）',
    ),
    t(
      'keep at most 100 requests in flight on a connection, as tim-push does',
      '单个连接最多 100 个并发请求，tim-push 即如此',
    ),
    { ...B, retry: 'yes' },
  ),
  'fcm/http-400': entry(
    'message',
    t('the answer is 400 without an error object', '返回 400 且没有 error 对象'),
    t('a proxy or front end refused the request', '代理或前端拒绝了请求'),
    rawBody,
    D,
  ),
  'fcm/http-404': entry(
    'config',
    t('there is no such address at Google', 'Google 没有这个地址'),
    t(
      'a wrong path, or the legacy API /fcm/send or /batch, which was shut down in 2024',
      '路径不对，或使用了 2024 年已关闭的旧接口 /fcm/send、/batch',
    ),
    t(
      'send to /v1/projects/<project_id>/messages:send; with tim-push remove endpoints.fcm from the config',
      '请求 /v1/projects/<project_id>/messages:send；使用 tim-push 时从配置中删除 endpoints.fcm',
    ),
    { ...D, source: 'Google front end; the shutdown is background knowledge' },
  ),
  'fcm/http-502': entry(
    'server',
    t('the front end of Google failed (502)', 'Google 前端故障（502）'),
    t('it returned an HTML page; whether the push was sent is unknown', '返回了 HTML 页面；不确定推送是否已发出'),
    t('wait {wait} and look at the phone before you send again', '等待 {wait}，重发前先看手机是否已收到'),
    { ...C, retry: 'later' },
  ),
} satisfies Catalogue;

export const resultCodes = {
  ...fcmCodes,
  ...statusCodes,
  ...grantCodes,
  ...otherCodes,
  ...adminCodes,
  ...phoneCodes,
} satisfies Catalogue;

// Every Meizu code: the top-level code of a response, and the codes in `value` for single targets.
// Source: https://github.com/MEIZUPUSH/PushAPI (error codes) and the two code classes of the vendor's Java SDK.
import { codeEntryOf } from '../../problems/code-entry.js';
import type { Catalogue } from '../../problems/types.js';
import { lookAtRequest, slower, wait } from '../../push/entries/answer.js';
import { t } from '../../text/language.js';

const entry = codeEntryOf({ retry: 'no', mark: 'A', source: 'Meizu server API document (2025-04) and Java SDK' });

const reRegister = t('let the app register again, and replace the stored token', '让应用重新注册，并更新保存的 token');

const theirSide = t("the problem is on Meizu's side", '魅族一侧的问题');
const ofSeveralApps = t(
  'App ID, App Key and package name do not belong to the same app on the Flyme push platform',
  'App ID、App Key 与包名不属于 Flyme 开放平台上的同一个应用',
);

export const resultCodes = {
  'meizu/200': entry(
    'notice',
    t('ok', '成功'),
    t(
      'the request was accepted; refused targets are listed in value, so 200 alone does not show that one device succeeded',
      '请求已接受；被拒绝的目标列在 value 里，单凭 200 不能说明某台设备成功',
    ),
    t('check value: an empty object means that all targets were accepted', '查看 value：空对象才表示全部目标都被接受'),
    { severity: 'hint' },
  ),
  'meizu/300': entry(
    'server',
    t('retry the request at another address', '需要到另一个地址重试'),
    t('Meizu moved the service; the new address is in redirect', '魅族迁移了服务，新地址在 redirect 中'),
    t(
      'tim-push follows it once if it is an address of Meizu; otherwise set endpoints.meizu to the new address',
      '若为魅族地址，tim-push 会自动跟随一次；否则把 endpoints.meizu 设为新地址',
    ),
    { retry: 'yes' },
  ),
  'meizu/500': entry(
    'server',
    t('other failure', '其他错误'),
    t(
      'seen with a readable message: task already finished, end date before start, span over 30 days',
      '常伴有可读的说明：任务已结束、结束日期早于开始、跨度超过 30 天',
    ),
    t("read Meizu's message; if there is none, try again later", '先看魅族的原文；没有说明时稍后重试'),
    { retry: 'later' },
  ),
  'meizu/1001': entry('server', t('system error at Meizu', '魅族系统错误'), theirSide, wait, { retry: 'yes' }),
  'meizu/1003': entry('server', t('Meizu is busy', '魅族服务繁忙'), theirSide, wait, { retry: 'yes' }),
  'meizu/1005': entry(
    'message',
    t('a parameter is wrong', '参数错误'),
    t(
      'messageJson is not valid JSON, a field is out of range, or there are more than 100 targets',
      'messageJson 不是合法 JSON、某个字段超出范围，或目标超过 100 个',
    ),
    lookAtRequest,
  ),
  'meizu/1006': entry(
    'credentials',
    t('the signature does not match', '签名不匹配'),
    t(
      'most often the App Key was used as App Secret, or the secret belongs to another app',
      '最常见的是把 App Key 当成 App Secret，或密钥属于另一个应用',
    ),
    t(
      'copy App Secret from the Meizu console into mz_app_secret, then: tim-push check-config --vendor meizu',
      '到 Flyme 开放平台复制 App Secret 填入 mz_app_secret，然后：tim-push check-config --vendor meizu',
    ),
  ),
  'meizu/110000': entry(
    'credentials',
    t('Meizu does not know this App ID', 'App ID 不存在'),
    t(
      'it has a typo, it is the ID of another Meizu product, or an overseas app uses the mainland host',
      '拼写错误、误填其他魅族产品的 ID，或海外应用用了大陆地址',
    ),
    t('copy App ID again from the Meizu console into mz_app_id', '到 Flyme 开放平台重新复制 App ID 填入 mz_app_id'),
  ),
  'meizu/110001': entry(
    'credentials',
    t('the App Key is not valid', 'App Key 无效'),
    t('this occurs when the app registers, not when a server sends', '出现在应用注册时，与服务端发送无关'),
    t('copy App Key into mz_app_key and build the app again', '重新复制 App Key 到 mz_app_key 并重新打包'),
  ),
  'meizu/110002': entry(
    'device-token',
    t('the device token is not registered', '设备 token 未注册'),
    t(
      'the app was removed, push was switched off, or the phone was offline for a month',
      '应用已卸载、推送被关闭，或手机一个月未上线',
    ),
    reRegister,
    { deviceToken: 'invalid' },
  ),
  'meizu/110003': entry(
    'device-token',
    t('the device token is not valid for this app', '设备 token 对此应用无效'),
    t(
      'mz_app_id or the token belongs to another app, the token belongs to another vendor, or it was damaged when copied',
      'mz_app_id 或 token 属于其他应用，token 属于其他厂商，或复制时损坏',
    ),
    [
      t('compare mz_app_id with the app on the phone', '核对 mz_app_id 与手机上的应用'),
      t('if it is right, print the device token in the app again', '若无误，在应用里重新打印设备 token'),
    ],
  ),
  'meizu/110004': entry(
    'message',
    t('a required parameter is blank', '必填参数为空'),
    t('one of appId, sign, pushIds, messageJson is missing', '缺少 appId、sign、pushIds 或 messageJson'),
    lookAtRequest,
  ),
  'meizu/110005': entry(
    'device-token',
    t('the alias is not subscribed, or its switch is off', '别名未订阅或开关已关闭'),
    t(
      'no device has subscribed to this alias, or the device that subscribed has notifications off',
      '没有设备订阅该别名，或订阅它的设备关闭了通知',
    ),
    t('send to the device token instead', '改用设备 token 发送'),
  ),
  'meizu/110009': entry(
    'app-state',
    t('the app is on the blacklist', '应用在黑名单中'),
    t('Meizu blocked the app', '魅族封禁了该应用'),
    t('ask Meizu support for the reason', '联系魅族客服了解原因'),
  ),
  'meizu/110010': entry(
    'rate',
    t('the app sends too fast', '应用请求过于频繁'),
    t('in the answer to a whole request it means: too many requests a second', '出现在整个请求的响应里：每秒请求过多'),
    slower,
    { retry: 'later' },
  ),
  'meizu/110010-switch-off': entry(
    'device-token',
    t('notifications of the app are switched off on this device', '该设备关闭了应用的通知'),
    t(
      'most likely the user switched them off; for a single device 110010 means this, not the rate',
      '多半是用户关闭了通知；针对单个设备时 110010 指通知开关，而不是频率',
    ),
    t('on the phone: Settings › Notifications › the app, switch on', '在手机上：设置 › 通知 › 应用，打开通知'),
    { retry: 'later', deviceToken: 'switched-off' },
  ),
  'meizu/110011': entry(
    'quota',
    t('this device has reached its daily limit of public messages', '该设备今日公信条数已满'),
    t('public messages are limited to a few a day for each device', '公信消息对每台设备有每日条数上限'),
    t('for chat messages set mz_notice_type to private', '聊天消息请把 mz_notice_type 设为 private'),
    { retry: 'next-day' },
  ),
  'meizu/110019': entry(
    'quota',
    t("the app's daily push quota is used up", '应用当日推送次数已用完'),
    t('the app has a daily quota', '应用有每日推送配额'),
    t('send again tomorrow, or apply to Meizu for a higher quota', '明天再发，或向魅族申请提高配额'),
    { retry: 'next-day' },
  ),
  'meizu/110031': entry(
    'message',
    t('a package name is not registered', '包名未登记'),
    t(
      'restrictedPackageNames contains a package that is not registered in the console',
      'restrictedPackageNames 中的包名未在控制台登记',
    ),
    t(
      'add the package in the Meizu console, or remove it from --raw',
      '在 Flyme 开放平台添加该包名，或从 --raw 中去掉',
    ),
  ),
  'meizu/110032': entry(
    'message',
    t('the task id is not valid', '任务 ID 无效'),
    t('the task belongs to another app, has another type, or is too old', '任务属于其他应用、其他类型，或已过期'),
    t('use the task id of a push sent with this app', '使用本应用发送时返回的任务 ID'),
  ),
  'meizu/110033': entry(
    'credentials',
    t('the App Secret is not valid', 'App Secret 无效'),
    t('the secret belongs to another app, or was reset in the console', '密钥属于其他应用，或已在控制台重置'),
    t(
      'copy App Secret from the Meizu console into mz_app_secret',
      '到 Flyme 开放平台复制 App Secret 填入 mz_app_secret',
    ),
  ),
  'meizu/110051': entry(
    'quota',
    t('over the limit of the app', '超出应用的推送上限'),
    t('Meizu set a limit for this app', '魅族为该应用设置了上限'),
    t('apply to Meizu for a higher limit', '向魅族申请提高上限'),
    { retry: 'next-day' },
  ),
  'meizu/110053': entry(
    'quota',
    t('pass-through messages are over the limit', '透传消息超限'),
    t('Meizu is withdrawing pass-through messages', '魅族正在下线透传消息'),
    t('send a notification instead', '改发通知栏消息'),
  ),
  'meizu/201': entry(
    'app-state',
    t('refused for this target: no permission', '该目标被拒绝：无权限'),
    t('the app has no permission to push to it', '应用没有向其推送的权限'),
    t('check the state of the app in the Meizu console', '在 Flyme 开放平台查看应用状态'),
  ),
  'meizu/501': entry('server', t('failed for this target: database', '该目标失败：数据库错误'), theirSide, wait, {
    retry: 'yes',
  }),
  'meizu/513': entry('server', t('failed for this target', '该目标推送失败'), theirSide, wait, { retry: 'yes' }),
  'meizu/518': entry(
    'rate',
    t('over the configured rate', '超过设定的推送速度'),
    t('the app has a rate limit', '应用设置了推送速度上限'),
    slower,
    { retry: 'yes' },
  ),
  'meizu/519': entry('server', t('Meizu is overloaded', '魅族服务过载'), theirSide, wait, { retry: 'yes' }),
  'meizu/520': entry(
    'rate',
    t('collapsed: more than five pushes to this device within a minute', '消息折叠：该设备一分钟内超过 5 条'),
    t('most likely several test pushes were sent in quick succession', '多半是短时间内连续测试推送'),
    t('wait a minute between test pushes', '测试推送之间间隔一分钟'),
    { retry: 'later' },
  ),
  'meizu/phone-110000': entry(
    'credentials',
    t('on the phone: the App ID is not valid', '手机端：App ID 无效'),
    ofSeveralApps,
    t(
      'compare mz_app_id, mz_app_key and the applicationId of the build with the Flyme push platform',
      '把 mz_app_id、mz_app_key 和安装包的 applicationId 与 Flyme 开放平台核对',
    ),
    { retry: 'after-fix', source: "Tencent's page on failed registrations" },
  ),
  'meizu/phone-110001': entry(
    'credentials',
    t('on the phone: the App Key is not valid', '手机端：App Key 无效'),
    ofSeveralApps,
    t('copy App Key into mz_app_key and build the app again', '重新复制 App Key 到 mz_app_key 并重新打包'),
    { retry: 'after-fix', source: "Tencent's page on failed registrations" },
  ),
} satisfies Catalogue;

// Every code of Xiaomi we know. Source: dev.mi.com document 1560 (2024-10); older numbers from the server SDK; a few from single sources.
import type { Catalogue, Entry, Mark } from '../../problems/types.js';
import { type Text, t } from '../../text/language.js';

const PAGE = 'dev.mi.com document 1560';
const SDK = 'Java server SDK 1.0.5, older numbering';

const wait = t('wait and send again', '稍后重新发送');
const lookAtRequest = t('look at the request: tim-push send … --dry-run --print-request', '查看请求：tim-push send … --dry-run --print-request');
const reRegister = t('let the app register again (getDevicePushToken) and replace the stored regid', '让应用重新注册（getDevicePushToken）并更新保存的 regid');
const miConsole = t('look at the app on dev.mi.com › Push', '到小米开放平台 › 推送 查看应用');
const notUsed = t('tim-push does not use this call', 'tim-push 不使用该接口');
const slow = t('send more slowly', '降低发送速度');
const shorten = t('shorten ext', '精简 ext');
const secretFix = t('copy AppSecret from dev.mi.com into mi_app_secret, then: tim-push check-config --vendor xiaomi', '到小米开放平台复制 AppSecret 填入 mi_app_secret，然后：tim-push check-config --vendor xiaomi');

const vendorSide = t("on Xiaomi's side", '小米侧问题');

type Row = readonly [kind: Entry['kind'], retry: NonNullable<Entry['retry']>, title: Text, cause: Text, fix: Text, more?: Partial<Entry>];

const entry = ([kind, retry, title, cause, fix, more]: Row, source = PAGE, mark: Mark = 'A'): Entry => ({ severity: 'error', kind, retry, title, cause, fix: [fix], mark, source, ...more });

const old = (kind: Entry['kind'], en: string, zh: string, fix: Text = lookAtRequest): Entry =>
  entry([kind, kind === 'server' || kind === 'rate' ? 'yes' : 'no', t(en, zh), t('a code of the older list; rarely seen today', '旧码表中的码，如今少见'), fix], SDK);

export const resultCodes = {
  'xiaomi/0': entry(['notice', 'no', t('ok', '成功'), t('the request was taken; bad regids may still be listed in bad_regids', '请求已接受；无效的 regid 可能列在 bad_regids 里'), t('look at bad_regids', '查看 bad_regids'), { severity: 'hint' }]),
  'xiaomi/-1': entry(['server', 'yes', t('unknown error', '未知错误'), vendorSide, wait]),
  'xiaomi/1': entry(['server', 'yes', t('internal error', '内部错误'), vendorSide, wait]),
  'xiaomi/10001': entry(['server', 'yes', t('system error', '系统错误'), vendorSide, wait]),
  'xiaomi/10002': entry(['server', 'yes', t('Xiaomi is busy', '系统繁忙'), vendorSide, wait]),
  'xiaomi/10003': entry(['server', 'yes', t('remote service error', '远程服务错误'), vendorSide, wait]),
  'xiaomi/10008': entry(['message', 'no', t('a parameter is wrong', '参数错误'), t('a wrong type or value', '类型或取值不对'), lookAtRequest]),
  'xiaomi/10012': entry(['message', 'no', t('the request is not legal', '非法请求'), t('a wrong method, or a form that is malformed', '方法错误或表单格式不对'), lookAtRequest]),
  'xiaomi/10016': entry(['message', 'no', t('a required parameter is missing', '缺少必填参数'), t('no target or no package name', '缺少目标或包名'), t('set package_name in the config', '在配置中设置 package_name')]),
  'xiaomi/10017': entry(['message', 'no', t('a parameter value is not legal', '参数值不合法'), t('a title or text that is too long, or a bad number', '标题或正文过长，或数值不对'), lookAtRequest]),
  'xiaomi/10027': entry(['rate', 'later', t('the API is called too often', '接口调用过于频繁'), t('too many requests a second', '每秒请求过多'), slow]),
  'xiaomi/10029': entry(['device-token', 'no', t('the device is unknown', '设备不存在'), t('a regid of another app or region', '属于其他应用或地区的 regid'), reRegister, { deviceToken: 'invalid' }]),
  'xiaomi/10030': entry(['rate', 'later', t('the feed of invalid regids is asked too often', '失效 regid 查询过于频繁'), t('the feed was declared offline anyway', '该接口已下线'), notUsed]),
  'xiaomi/10031': entry(['app-state', 'no', t('the app is on the blacklist and may not send', '应用在黑名单中，禁止发送'), t('a violation of the rules, or push was never enabled for the app', '违规，或应用没有启用推送'), miConsole]),
  'xiaomi/10032': entry(['rate', 'later', t('the feed of invalid aliases is asked too often', '失效别名查询过于频繁'), t('the feed was declared offline anyway', '该接口已下线'), notUsed]),
  'xiaomi/10033': entry(['app-state', 'no', t('the app may not call the feedback API', '应用禁止调用反馈接口'), t('blacklisted for these calls', '在该接口的黑名单中'), notUsed]),
  'xiaomi/10034': entry(['quota', 'next-day', t('too many messages today', '当日消息数超限'), t('the quota of the default or public channel', '默认或公信通道的配额'), t('apply for a private channel and set mi_channel_id, or go on tomorrow', '申请私信通道并设置 mi_channel_id，或明天继续')]),
  'xiaomi/10035': entry(['notice', 'no', t('nothing more to fetch', '没有更多数据'), t('the feed is empty', '队列为空'), t('nothing to do', '无需处理')]),
  'xiaomi/10036': entry(['app-state', 'no', t('the operation is forbidden for the app', '应用禁止该操作'), t('a right is missing', '缺少权限'), miConsole]),
  'xiaomi/10037': entry(['server', 'yes', t('the request expired', '请求已过期'), t('it took too long on the way', '传输时间过长'), wait]),
  'xiaomi/10038': entry(['app-state', 'no', t('no right to statistics and traces', '没有统计和追踪权限'), t('the right has to be granted; sending is not touched by it', '需要申请权限，不影响发送'), t('ask Xiaomi for the right', '向小米申请该权限')]),
  'xiaomi/10039': entry(['rate', 'later', t('statistics and traces are asked too often', '统计查询过于频繁'), t('more than one call a second', '每秒超过一次'), slow]),
  'xiaomi/20209': entry(['message', 'no', t('the topic is bad', '主题不合法'), t('a wrong topic name', '主题名不对'), t('fix the topic name', '修改主题名')]),
  'xiaomi/20215': entry(['message', 'no', t('subscribing failed', '订阅主题失败'), t('a wrong topic name', '主题名不对'), t('fix the topic name', '修改主题名')]),
  'xiaomi/20216': entry(['message', 'no', t('unsubscribing failed', '取消订阅失败'), t('a wrong topic name', '主题名不对'), t('fix the topic name', '修改主题名')]),
  'xiaomi/20301': entry(['device-token', 'no', t('no valid device token', '没有有效的目标'), t('the regid is dead, of another app, cut, or lost its + in an unencoded form', 'regid 已失效、属于其他应用、被截断，或 + 号在未编码的表单中丢失'), reRegister, { deviceToken: 'invalid' }]),
  'xiaomi/20315': entry(['message', 'no', t('deleting the broadcast failed', '删除广播失败'), t('unknown or finished', '不存在或已结束'), t('check the id', '检查 ID')]),
  'xiaomi/20607': entry(['server', 'yes', t('database error', '数据库错误'), vendorSide, wait]),
  'xiaomi/21301': entry(['credentials', 'no', t('the AppSecret was refused', 'AppSecret 被拒绝'), t('AppKey used instead of AppSecret, a secret of another app, or its == got lost', '把 AppKey 当成 AppSecret、密钥属于其他应用，或漏掉了末尾的 =='), secretFix]),
  'xiaomi/21302': entry(['credentials', 'no', t('the audit token was refused', '审核令牌被拒绝'), t('X-PUSH-AUDIT-TOKEN is wrong', 'X-PUSH-AUDIT-TOKEN 不正确'), t('renew or drop the audit token', '更换或去掉审核令牌')]),
  'xiaomi/21303': entry(['app-state', 'no', t('the request is restricted', '请求受限'), t('limits on the IP address or the app', 'IP 或应用受到限制'), miConsole]),
  'xiaomi/21305': entry(['message', 'no', t('a necessary parameter is missing', '缺少必要参数'), t('a header or a field', '缺少请求头或字段'), lookAtRequest]),
  'xiaomi/22000': entry(['credentials', 'no', t('the app is not legal', '应用不合法'), t('deleted, or push is not enabled', '已删除或未启用推送'), miConsole]),
  'xiaomi/22006': entry(['credentials', 'no', t('the AppID is not legal', 'AppID 不合法'), t('on the phone: mi_app_id is not the one of the console', '手机端：mi_app_id 与控制台不一致'), t('copy AppID from dev.mi.com into mi_app_id', '到小米开放平台复制 AppID 填入 mi_app_id')]),
  'xiaomi/22007': entry(['credentials', 'no', t('the AppKey is not legal', 'AppKey 不合法'), t('on the phone: mi_app_key is not the one of the console', '手机端：mi_app_key 与控制台不一致'), t('copy AppKey from dev.mi.com into mi_app_key', '到小米开放平台复制 AppKey 填入 mi_app_key')]),
  'xiaomi/22022': entry(['credentials', 'no', t('the package name is not legal', '包名不合法'), t('package_name is not the one registered for this AppSecret', 'package_name 不是该 AppSecret 登记的包名'), t('set package_name to the main package name of the Mi console', '把 package_name 设为小米控制台登记的主包名')]),
  'xiaomi/22102': entry(['server', 'yes', t('the notification could not be sent', '通知发送失败'), vendorSide, wait]),
  'xiaomi/26003': entry(['server', 'yes', t('an internal push call failed', '内部推送调用失败'), vendorSide, wait]),
  'xiaomi/26004': entry(['rate', 'later', t('broadcasts too often', '广播过于频繁'), t('pushes to topics or everybody', '向主题或全体推送'), slow]),
  'xiaomi/26005': entry(['rate', 'later', t('accounts are set too often', '设置账号过于频繁'), t('calls of the app', '应用端调用过多'), slow]),
  'xiaomi/26006': entry(['message', 'no', t('the message needs a manual review', '消息需要人工审核'), t('content audit is on for the app', '应用开启了内容审核'), t('approve it in the Mi console', '在小米控制台审核')]),
  'xiaomi/27001': entry(['message', 'no', t('the channel does not match', '通道信息不匹配'), t('mi_channel_id is missing, unknown, not approved or of another app, or the template is missing', 'mi_channel_id 缺失、不存在、未审核或属于其他应用，或缺少模板'), t('Mi console › Push › Channels: copy the id of an approved channel into mi_channel_id', '小米控制台 › 推送 › 通知类别：复制已审核的通道 ID 填入 mi_channel_id')]),
  'xiaomi/65003': entry(['device-token', 'later', t('the device was not found', '找不到设备'), t('mostly offline', '多半不在线'), t('wait until the phone is online', '等手机上线')]),
  'xiaomi/65006': entry(['rate', 'no', t('aliases are set too often', '设置别名过于频繁'), t('calls of the app', '应用端调用过多'), slow]),
  'xiaomi/65007': entry(['message', 'no', t('the alias is blacklisted', '别名在黑名单中'), t('blocked by Xiaomi', '被小米屏蔽'), t('use another alias', '换一个别名')]),
  'xiaomi/65008': entry(['message', 'no', t('the alias is too long', '别名过长'), t('over the limit', '超过上限'), t('use a shorter alias', '缩短别名')]),
  'xiaomi/65009': entry(['message', 'no', t('the message is too long', '消息过长'), t('payload and extras together', 'payload 与 extra 合计过长'), shorten]),
  'xiaomi/65010': entry(['message', 'no', t('the topic is too long', '主题过长'), t('over the limit', '超过上限'), t('use a shorter topic', '缩短主题')]),
  'xiaomi/65011': entry(['message', 'no', t('title or text is empty', '标题或正文为空'), t('a notification needs both', '通知必须同时有标题和正文'), t('give --title and --body', '加上 --title 和 --body')]),
  'xiaomi/65012': entry(['message', 'no', t('the alias is empty', '别名为空'), t('a call by alias without one', '按别名发送但没有别名'), t('give an alias', '填写别名')]),
  'xiaomi/65013': entry(['message', 'no', t('the topic is empty', '主题为空'), t('a call by topic without one', '按主题发送但没有主题'), t('give a topic', '填写主题')]),
  'xiaomi/65014': entry(['message', 'no', t('too many extras', 'extra 键值对过多'), t('more than ten own keys', '自定义键超过 10 个'), shorten]),
  'xiaomi/65015': entry(['message', 'no', t('the extras are too long', 'extra 总长度超限'), t('more than 1024 characters of own keys and values', '自定义键和值合计超过 1024 个字符'), shorten]),
  'xiaomi/65016': entry(['message', 'no', t('the account is empty', '账号为空'), t('a call by account without one', '按账号发送但没有账号'), t('give an account', '填写账号')]),
  'xiaomi/65017': entry(['message', 'no', t('the account is too long', '账号过长'), t('over the limit', '超过上限'), t('use a shorter account', '缩短账号')]),
  'xiaomi/65028': entry(['message', 'no', t('the message was not found', '消息不存在'), t('a wrong id, or too old', 'ID 错误或已过期'), t('take the id that the send answered', '使用发送时返回的 ID')]),
  'xiaomi/65029': entry(['server', 'yes', t('remote service trouble', '远程服务异常'), vendorSide, wait]),
  'xiaomi/65030': entry(['server', 'yes', t('trouble in building the answer', '构造应答失败'), vendorSide, wait]),
  'xiaomi/65035': entry(['message', 'no', t('too many topics', '主题过多'), t('more than five', '超过 5 个'), t('use five topics at most', '最多使用 5 个主题')]),
  'xiaomi/65036': entry(['message', 'no', t('callback.param is too long', 'callback.param 过长'), t('more than 64 bytes', '超过 64 字节'), t('shorten extra.callback.param', '缩短 extra.callback.param')]),
  'xiaomi/65037': entry(['message', 'no', t('the callback URL is too long', '回执地址过长'), t('over the limit', '超过上限'), t('shorten extra.callback', '缩短 extra.callback')]),
  'xiaomi/65038': entry(['message', 'no', t('the callback URL is not legal', '回执地址不合法'), t('no http or https address', '不是 http 或 https 地址'), t('fix extra.callback', '修改 extra.callback')]),
  'xiaomi/65040': entry(['server', 'no', t('unregistering failed', '注销失败'), t('a call of the app', '应用端调用'), notUsed]),
  'xiaomi/65041': entry(['message', 'no', t('ImeiMd5 is empty', 'ImeiMd5 为空'), t('a call by IMEI without one', '按 IMEI 发送但没有值'), notUsed]),
  'xiaomi/80002': entry(['notice', 'no', t('the queue is empty', '队列为空'), t('the feed of acknowledgements', '回执队列'), t('nothing to do', '无需处理')], 'one client', 'C'),
  'xiaomi/200001': entry(['quota', 'next-day', t("the day's quota is used up", '当日配额已用完'), t('the default or public channel', '默认或公信通道'), t('apply for a private channel and set mi_channel_id, or go on tomorrow', '申请私信通道并设置 mi_channel_id，或明天继续')]),
  'xiaomi/200002': entry(['rate', 'yes', t('too many calls a second', 'QPS 超限'), t('the limit depends on the number of devices', '上限与设备数有关'), slow], 'one integration note of 2026', 'C'),
  'xiaomi/100': old('message', 'an empty parameter', '参数为空'),
  'xiaomi/10004': old('app-state', 'the IP address is not allowed', 'IP 不允许', miConsole),
  'xiaomi/10005': old('credentials', 'the key lacks the permission', '密钥没有权限', secretFix),
  'xiaomi/10006': old('credentials', 'the app key is missing', '缺少 AppKey', secretFix),
  'xiaomi/10007': old('message', 'a wrong mime type', 'MIME 类型错误'),
  'xiaomi/10009': old('server', 'busy', '繁忙', wait),
  'xiaomi/10010': old('server', 'a job timed out', '任务超时', wait),
  'xiaomi/10011': old('server', 'an internal call failed', '内部调用失败', wait),
  'xiaomi/10013': old('credentials', 'a bad user', '用户无效', secretFix),
  'xiaomi/10014': old('app-state', 'the right to the interface is limited', '接口权限受限', miConsole),
  'xiaomi/10018': old('message', 'the request is too long', '请求过长', shorten),
  'xiaomi/10020': old('message', 'no such interface', '接口不存在'),
  'xiaomi/10021': old('message', 'the HTTP method is not supported', '不支持该 HTTP 方法'),
  'xiaomi/10022': old('quota', 'the call quota of the address is used up', 'IP 调用配额已用完', slow),
  'xiaomi/10023': old('quota', 'the call quota of the user is used up', '用户调用配额已用完', slow),
  'xiaomi/10024': old('quota', 'the call quota of the interface is used up', '接口调用配额已用完', slow),
  'xiaomi/10025': old('message', 'the callback URL is wrong', '回调地址错误'),
  'xiaomi/10026': old('app-state', 'on the blacklist', '在黑名单中', miConsole),
  'xiaomi/10028': old('quota', 'the total call quota is used up', '总调用配额已用完', slow),
  'xiaomi/22001': old('credentials', 'the app does not exist', '应用不存在', miConsole),
  'xiaomi/22002': old('credentials', 'the app was revoked', '应用已撤销', miConsole),
  'xiaomi/22003': old('credentials', 'the app state does not allow it', '应用状态不允许', miConsole),
  'xiaomi/22004': old('credentials', 'the app state does not allow it', '应用状态不允许', miConsole),
  'xiaomi/22005': old('credentials', 'the app state does not allow it', '应用状态不允许', miConsole),
  'xiaomi/22008': old('credentials', 'the app secret is not legal', 'AppSecret 不合法', secretFix),
  'xiaomi/22020': old('credentials', 'the package is wrong', '包名错误', miConsole),
  'xiaomi/22021': old('credentials', 'the package is wrong', '包名错误', miConsole),
  'xiaomi/22100': old('server', 'the notification failed', '通知失败', wait),
  'xiaomi/22101': old('server', 'the notification failed', '通知失败', wait),
  'xiaomi/22103': old('server', 'the notification failed', '通知失败', wait),
  'xiaomi/70000001': entry(['server', 'later', t('on the phone: the service is not available', '手机端：服务不可用'), t('the phone has no network, or the push service is disabled', '手机没有网络，或推送服务被停用'), t('try again with network', '联网后重试')], 'client SDK'),
  'xiaomi/70000002': entry(['credentials', 'no', t('on the phone: authentication error', '手机端：认证失败'), t('mi_app_id, mi_app_key and package name do not belong together', 'mi_app_id、mi_app_key 与包名不匹配'), t('compare the three with dev.mi.com', '与小米开放平台核对三者')], 'client SDK'),
  'xiaomi/70000003': entry(['message', 'no', t('on the phone: the payload is not valid', '手机端：payload 无效'), t('a call of the app', '应用端调用'), t('look at the client log', '查看客户端日志')], 'client SDK'),
  'xiaomi/70000004': entry(['server', 'later', t('on the phone: internal error', '手机端：内部错误'), t("in Xiaomi's client", '小米客户端内部'), t('start the app again', '重启应用')], 'client SDK'),
  'xiaomi/66108': entry(['credentials', 'no', t('on the phone: the package name is wrong', '手机端：包名错误'), t('the package differs from the console', '包名与控制台不一致'), t('compare applicationId with dev.mi.com', '核对 applicationId 与小米开放平台')], 'one article', 'C'),
} satisfies Catalogue;

// Every OPPO code. Source: document 11235, compared with two other copies of the page; 54 is in no official list.
import { codeEntryOf } from '../../problems/code-entry.js';
import type { Catalogue } from '../../problems/types.js';
import { lookAtRequest, nothingToDo, slower, wait } from '../../push/entries/answer.js';
import { t } from '../../text/language.js';
import { receiptCodes } from './receipt-codes.js';

const entry = codeEntryOf({ retry: 'no', mark: 'A', source: 'OPPO document 11235' });

const askVendor = t('contact OPPO support with AppKey and time', '联系 OPPO 客服，并提供 AppKey 和时间');
const console_ = t('check the app in the OPPO console › Push', '到 OPPO 开放平台 › 推送服务 查看应用');

const endpoint = t('check endpoints.oppo in the config', '检查配置中的 endpoints.oppo');

export const resultCodes = {
  'oppo/0': entry(
    'notice',
    t('ok', '成功'),
    t(
      'the request was accepted; of a push, sending has begun; a broadcast may still list bad registration IDs in data',
      '请求已接受；如果是推送，则已开始发送；广播仍可能在 data 中列出无效的 registration ID',
    ),
    nothingToDo,
    { severity: 'hint' },
  ),
  'oppo/-2': entry(
    'rate',
    t('OPPO is throttling requests', 'OPPO 正在限流'),
    t('the service is busy', '服务繁忙'),
    wait,
    { retry: 'yes' },
  ),
  'oppo/-1': entry(
    'server',
    t('the service is not available', '服务不可用'),
    t("the problem is on OPPO's side", 'OPPO 一侧的问题'),
    wait,
    { retry: 'yes' },
  ),
  'oppo/11': entry(
    'credentials',
    t('the access token is not valid', '访问令牌无效'),
    t('it is older than 24 hours, or was issued for another host or app', '超过 24 小时，或属于其他地址或应用'),
    t(
      'tim-push fetches a new one by itself; if that is refused too: tim-push check-config --vendor oppo',
      'tim-push 会自动重新获取；若仍被拒绝：tim-push check-config --vendor oppo',
    ),
    { retry: 'after-new-token' },
  ),
  'oppo/12': entry(
    'message',
    t('the HTTP method is wrong', 'HTTP 方法错误'),
    t('GET was used instead of POST, or the other way round', '该用 POST 时用了 GET，或相反'),
    lookAtRequest,
  ),
  'oppo/13': entry(
    'rate',
    t('the app calls too often', '应用调用次数受限'),
    t('the limit of calls or of their frequency was reached', '达到调用次数或频率的上限'),
    t('send more slowly, and fetch the access token once a day', '降低发送速度，访问令牌每天只取一次'),
    { retry: 'later' },
  ),
  'oppo/14': entry(
    'credentials',
    t('the AppKey is not valid', 'AppKey 无效'),
    t('most often the AppId was used instead of the AppKey', '最常见的是把 AppId 当成 AppKey'),
    t('copy AppKey from the OPPO console into oppo_app_key', '到 OPPO 开放平台复制 AppKey 填入 oppo_app_key'),
  ),
  'oppo/15': entry(
    'credentials',
    t('the AppKey is missing', '缺少 AppKey'),
    t('oppo_app_key is empty', 'oppo_app_key 为空'),
    t('set oppo_app_key', '设置 oppo_app_key'),
  ),
  'oppo/16': entry(
    'credentials',
    t('the signature does not match', '签名不匹配'),
    t('most often AppSecret was used instead of MasterSecret', '最常见的是误用了 AppSecret，应使用 MasterSecret'),
    t(
      'OPPO console › Configuration › MasterSecret (main account only) into oppo_master_secret, then: tim-push check-config --vendor oppo',
      '到 OPPO 开放平台 › 推送服务 › 你的应用 › 配置管理 › 应用配置 复制 MasterSecret（仅主账号可见）填入 oppo_master_secret，然后：tim-push check-config --vendor oppo',
    ),
  ),
  'oppo/16-master-is-app-secret': entry(
    'credentials',
    t(
      'the signature does not match: oppo_master_secret equals oppo_app_secret',
      '签名不匹配：oppo_master_secret 与 oppo_app_secret 相同',
    ),
    t(
      'the server API signs with MasterSecret; AppSecret is only for the app',
      '服务端接口用 MasterSecret 签名，AppSecret 只给应用用',
    ),
    t(
      'OPPO console › Push › your app › Configuration › MasterSecret (main account only); keep it out of the app',
      'OPPO 开放平台 › 推送服务 › 你的应用 › 配置管理 › 应用配置 › MasterSecret（仅主账号可见），不要放进应用',
    ),
  ),
  'oppo/17': entry(
    'credentials',
    t('the signature is missing', '缺少签名'),
    t('the field sign was not sent', '没有发送 sign 字段'),
    lookAtRequest,
  ),
  'oppo/18': entry(
    'credentials',
    t('the timestamp is missing', '缺少时间戳'),
    t('the field timestamp was not sent', '没有发送 timestamp 字段'),
    lookAtRequest,
    { retry: 'after-fix' },
  ),
  'oppo/19': entry(
    'credentials',
    t('the timestamp is not valid', '时间戳无效'),
    t(
      'the clock of this machine is off by more than ten minutes, or seconds were sent instead of milliseconds',
      '本机时间相差超过 10 分钟，或用秒代替了毫秒',
    ),
    t('synchronise the clock of this machine with a time server', '用时间服务器校准本机时间'),
    { retry: 'after-fix' },
  ),
  'oppo/20': entry(
    'message',
    t('the method is unknown', '接口不存在'),
    t('the path is wrong', '路径错误'),
    t('check endpoints.oppo in the config: paths are appended to it', '检查配置中的 endpoints.oppo：路径会接在它后面'),
  ),
  'oppo/21': entry(
    'message',
    t('the method is missing', '缺少接口名'),
    t('the last part of the path is missing', '路径不完整'),
    endpoint,
  ),
  'oppo/22': entry(
    'message',
    t('the version is missing', '缺少版本'),
    t('the path has no /v1', '路径中没有 /v1'),
    endpoint,
  ),
  'oppo/23': entry(
    'message',
    t('the version is not a number', '版本不是数字'),
    t('the /v… in the path is wrong', '路径中的 /v… 不正确'),
    endpoint,
  ),
  'oppo/24': entry(
    'message',
    t('the version is not supported', '不支持该版本'),
    t('the version in the path is not v1', '路径中的版本不是 v1'),
    endpoint,
  ),
  'oppo/25': entry(
    'message',
    t('the text is not UTF-8', '文本不是 UTF-8'),
    t('most likely the form was built by hand, without encoding its values', '多半是手工拼接表单，没有编码'),
    lookAtRequest,
  ),
  'oppo/26': entry(
    'app-state',
    t('the IP address of this machine is blacklisted', '本机 IP 在黑名单中'),
    t('OPPO blocked the IP address', 'OPPO 封禁了该 IP'),
    askVendor,
  ),
  'oppo/27': entry(
    'app-state',
    t('this feature is not granted', '没有该功能的权限'),
    t('the feature has to be applied for', '该功能需要申请'),
    t('apply for it in the OPPO console', '在 OPPO 开放平台申请该功能'),
  ),
  'oppo/28': entry(
    'app-state',
    t('the app is not usable', '应用不可用'),
    t('it is suspended or not approved', '已停用或未通过审核'),
    console_,
  ),
  'oppo/29': entry(
    'credentials',
    t('the access token is missing', '缺少访问令牌'),
    t('the field auth_token is in the wrong place or has another name', 'auth_token 的位置或名称不对'),
    lookAtRequest,
  ),
  'oppo/30': entry(
    'app-state',
    t('the app has no permission to push through the API', '应用没有接口推送权限'),
    t(
      'notification push needs an app in the OPPO store and an enterprise account',
      '通知栏推送要求应用已上架 OPPO 商店且为企业账号',
    ),
    t('OPPO console › Push › apply for push permission', 'OPPO 开放平台 › 推送服务 › 申请推送权限'),
  ),
  'oppo/31': entry(
    'message',
    t('the data does not exist', '数据不存在'),
    t('the message_id is unknown', 'message_id 不存在'),
    t('use the message_id that save_message_content returned', '使用 save_message_content 返回的 message_id'),
  ),
  'oppo/32': entry(
    'message',
    t('the data already exists', '数据重复'),
    t('most likely the same app_message_id was used before', '多半是 app_message_id 与之前重复'),
    t('use a new app_message_id for each push', '每次推送使用新的 app_message_id'),
  ),
  'oppo/33': entry(
    'quota',
    t("the day's messages are used up", '当日消息数已用完'),
    t('the quota of the public channel is used up', '公信渠道的配额已用完'),
    t('use a private channel (oppo_channel_id), or send again tomorrow', '使用私信渠道（oppo_channel_id），或明天再发'),
    { retry: 'next-day' },
  ),
  'oppo/34': entry(
    'quota',
    t("the day's picture uploads are used up", '当日图片上传数已用完'),
    t('the daily limit of pictures was reached', '达到图片的每日上限'),
    t('upload again tomorrow, or reuse a picture id', '明天再上传，或复用图片 ID'),
    { retry: 'next-day' },
  ),
  'oppo/40': entry(
    'message',
    t('a required argument is missing', '缺少必填参数'),
    t(
      'no title, text or target, or action type 1 or 4 without an activity',
      '缺少标题、正文或目标，或动作类型为 1、4 但没有 activity',
    ),
    lookAtRequest,
  ),
  'oppo/41': entry(
    'message',
    t('an argument is not valid', '参数不合法'),
    t(
      'a length or a type is wrong, action_parameters is not a JSON object, or the registration ID may be invalid',
      '长度或类型不对、action_parameters 不是 JSON 对象，也可能是 registration ID 已失效',
    ),
    lookAtRequest,
  ),
  'oppo/51': entry(
    'message',
    t('the picture is not valid', '图片不合法'),
    t('its size or format is wrong', '尺寸或格式不对'),
    t('upload it again in the documented size', '按文档要求的尺寸重新上传'),
  ),
  'oppo/54': entry(
    'message',
    t('the template id is missing', '缺少模板 ID'),
    t('a service category needs an approved template', '服务类分类需要已审核的模板'),
    t(
      'apply for a template in the OPPO console and set oppo_template_id',
      '在 OPPO 开放平台申请模板，并设置 oppo_template_id',
    ),
    { mark: 'B', source: 'support cases and clients; not on document 11235' },
  ),
  'oppo/55': entry(
    'rate',
    t('too many calls a second', '调用频率超限'),
    t('the limit depends on the number of users', '上限与用户数有关'),
    slower,
    { retry: 'yes' },
  ),
  'oppo/59': entry(
    'app-state',
    t('no permission for the second action link', '没有二级动作链接的权限'),
    t('the feature has to be granted', '该功能需要授权'),
    askVendor,
  ),
  'oppo/67': entry(
    'message',
    t('the category or the reminder level is wrong', '消息分类或提醒等级错误'),
    t(
      'the category is unknown, a level is set without a category, level 16 is used without permission, or the channel belongs to another class',
      '分类不存在、设置了等级但没有分类、没有等级 16 的权限，或渠道与分类不一致',
    ),
    t(
      'set oppo_category to IM for chat messages and remove oppo_notify_level',
      '聊天消息把 oppo_category 设为 IM，并去掉 oppo_notify_level',
    ),
  ),
  'oppo/10000': entry(
    'device-token',
    t('OPPO refused the registration ID', 'OPPO 拒绝了该 registration ID'),
    t(
      'oppo_app_key or the token belongs to another app, the token belongs to another vendor or was copied incompletely, or the app was removed',
      'oppo_app_key 或 token 属于其他应用，token 属于其他厂商、复制不完整，或应用已卸载',
    ),
    [
      t('compare oppo_app_key with the app on the phone', '核对 oppo_app_key 与手机上的应用'),
      t('print it in the app again and replace the stored one', '在应用里重新打印并更新保存的值'),
    ],
  ),
  'oppo/phone-14': entry(
    'credentials',
    t('on the phone: the AppKey is not valid', '手机端：AppKey 无效'),
    t(
      'usually the AppId was passed as AppKey, or AppKey and AppSecret were swapped',
      '通常是把 AppId 当成 AppKey，或 AppKey 与 AppSecret 填反',
    ),
    t(
      'compare oppo_app_key and oppo_app_secret in PushAppInfo with the OPPO console',
      '与 OPPO 开放平台核对 PushAppInfo 中的 oppo_app_key 和 oppo_app_secret',
    ),
    { source: "Tencent's page on failed registrations" },
  ),
  'oppo/phone-15': entry(
    'credentials',
    t('on the phone: the AppKey is missing', '手机端：缺少 AppKey'),
    t('PushAppInfo has no oppo_app_key', 'PushAppInfo 没有 oppo_app_key'),
    t('set oppo_app_key in PushAppInfo', '在 PushAppInfo 中设置 oppo_app_key'),
    { source: "Tencent's page on failed registrations" },
  ),
  ...receiptCodes,
} satisfies Catalogue;

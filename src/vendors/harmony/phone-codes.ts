// Error codes of pushService.getToken on HarmonyOS 5 and later (push-pushservice; faqs-push-10).
import type { Catalogue, Entry } from '../../problems/types.js';
import { type Text, t } from '../../text/language.js';

const phone = (title: Text, cause: Text, fix: Text | readonly Text[], retry: Entry['retry'] = 'after-fix'): Entry => ({
  severity: 'error',
  kind: 'app-state',
  title: t(`on the phone: ${title.en}`, `手机端：${title.zh}`),
  cause,
  fix: [fix].flat(),
  ...(retry === undefined ? {} : { retry }),
  mark: 'A',
  source: 'developer.huawei.com, errors of pushService',
});

const again = t('start the app again; if it persists, restart the phone', '重新打开应用；仍出现则重启手机');
const serviceNotification = (what: Text): Entry =>
  phone(
    t(`service notification: ${what.en}`, `服务通知：${what.zh}`),
    t('this code belongs to subscription templates, which chat pushes do not use', '订阅模板的错误码，聊天推送用不到'),
    t('see the document of push-servicenotification', '参见 push-servicenotification 文档'),
    'no',
  );

export const phoneCodes = {
  'harmony/401-phone': phone(
    t('an argument of getToken is wrong', 'getToken 的参数错误'),
    t('a parameter is missing or of another type', '参数缺失或类型不对'),
    t('compare the call with the API page', '与 API 文档核对调用'),
    'no',
  ),
  'harmony/1000900001': phone(
    t('the system reported an internal error', '系统内部错误'),
    t('the system of the phone has a fault', '手机系统故障'),
    again,
    'yes',
  ),
  'harmony/1000900008': phone(
    t('the push service of the phone cannot be reached', '无法连接手机的推送服务'),
    t('the system service is not running yet', '系统服务尚未就绪'),
    again,
    'yes',
  ),
  'harmony/1000900009': phone(
    t('internal error of the push service', '推送服务内部错误'),
    t(
      'the network, an emulator instead of a phone, or a fault of the service is the cause',
      '网络问题、使用了模拟器，或服务故障',
    ),
    t('check the network, use a real phone, restart it', '检查网络，使用真机并重启'),
    'yes',
  ),
  'harmony/1000900010': phone(
    t('the identity of the app is not accepted', '应用身份校验失败'),
    t(
      'the signing profile was created before Push Kit was enabled, the signature is wrong, or this is a cloud phone',
      '签名 Profile 早于开通推送服务的时间、签名错误，或使用了云真机',
    ),
    t(
      'in this order: enable Push Kit in AppGallery Connect, create a new profile, sign again, register the fingerprint, use a real phone',
      '按顺序：在 AppGallery Connect 开通推送服务、重新生成 Profile、重新签名、配置指纹、使用真机',
    ),
  ),
  'harmony/1000900011': phone(
    t('no network', '没有网络'),
    t(
      'the phone is offline, or the settings block network access for the push service',
      '手机离线，或设置中禁止推送服务联网',
    ),
    t('connect the phone, and allow network access for the push service', '连接网络，并允许推送服务联网'),
    'yes',
  ),
  'harmony/1000900012': phone(
    t('Push Kit is not enabled for the app', '应用未开通推送服务'),
    t('the permission is missing in AppGallery Connect', 'AppGallery Connect 中没有该权限'),
    t(
      'AppGallery Connect › your project › Growing › Push Kit: enable it',
      'AppGallery Connect › 你的项目 › 增长 › 推送服务：开通',
    ),
  ),
  'harmony/1000900013': phone(
    t('the app cannot get a token in this region', '应用不能在该地区获取 token'),
    t('the data storage location of the app is in another region', '应用的数据存储位置属于其他地区'),
    t(
      'AppGallery Connect › Project settings: check the data storage location',
      'AppGallery Connect › 项目设置：核对数据存储位置',
    ),
  ),
  'harmony/1000900014': phone(
    t('this device cannot have a token', '该设备不支持获取 token'),
    t('the kind of device is not supported', '设备类型不支持'),
    t('use another device', '更换设备'),
    'no',
  ),
  'harmony/1000900017': serviceNotification(t('not supported', '不支持')),
  'harmony/1000900018': serviceNotification(t('too many calls', '调用过于频繁')),
  'harmony/1000900019': serviceNotification(t('wrong template', '模板错误')),
  'harmony/1000900020': serviceNotification(t('the token is empty', 'token 为空')),
  'harmony/1000900021': serviceNotification(t('the app does not exist', '应用不存在')),
  'harmony/1000900022': serviceNotification(t('switched off', '开关已关闭')),
  'harmony/1000900023': serviceNotification(t('too many templates', '模板过多')),
  'harmony/1000900024': serviceNotification(t('there is no window to show the request', '没有可用的界面')),
  'harmony/1000900025': serviceNotification(t('no permission', '没有权限')),
  'harmony/1000900026': serviceNotification(t('wrong type', '类型错误')),
  'harmony/1000900030': serviceNotification(t('no HUAWEI ID', '未登录华为账号')),
  'harmony/1000900032': serviceNotification(t('no settings', '没有设置项')),
} satisfies Catalogue;

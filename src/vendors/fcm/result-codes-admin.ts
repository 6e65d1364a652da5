// firebase-admin 13's names for Google's codes. It maps several codes to one name, so the name users search for is less specific than the response.
import { codeEntryOf } from '../../problems/code-entry.js';
import type { Catalogue } from '../../problems/types.js';
import { type Text, t } from '../../text/language.js';

const admin = codeEntryOf({ retry: 'no', mark: 'A', source: 'firebase-admin 13.10' });

const see = (code: string): Text => t(`see tim-push explain fcm ${code}`, `参见 tim-push explain fcm ${code}`);

export const adminCodes = {
  'fcm/registration-token-not-registered': admin(
    'device-token',
    t('firebase-admin: UNREGISTERED or any 404', 'firebase-admin：UNREGISTERED 或任意 404'),
    t(
      'most often the device token was noted before the last start of the app',
      '最常见：设备 token 是应用上次启动之前记录的',
    ),
    see('UNREGISTERED'),
  ),
  'fcm/invalid-argument': admin(
    'message',
    t('firebase-admin: INVALID_ARGUMENT in any of its shapes', 'firebase-admin：任意形态的 INVALID_ARGUMENT'),
    t('one of: device token, data value, field, target or size', '设备 token、data 的值、字段、目标或大小'),
    t('send the same push with tim-push: it names the field', '用 tim-push 发送同一条推送：它会指出是哪个字段'),
  ),
  'fcm/mismatched-credential': admin(
    'credentials',
    t('firebase-admin: any 403', 'firebase-admin：任意 403'),
    t(
      'a device token of another project, a missing role, or the API not enabled: version 13 uses this name for all three',
      '设备 token 属于其他项目、缺少角色或 API 未启用：13 版对三者都用这个名字',
    ),
    t('to tell them apart: tim-push check-config --vendor fcm', '区分它们：tim-push check-config --vendor fcm'),
  ),
  'fcm/third-party-auth-error': admin(
    'credentials',
    t('firebase-admin: any 401', 'firebase-admin：任意 401'),
    t(
      'an invalid access token, or a wrong APNs key in the project: version 13 uses this name for both',
      '访问令牌无效或项目的 APNs 密钥有误：13 版对两者都用这个名字',
    ),
    t('to tell them apart: tim-push check-config --vendor fcm', '区分它们：tim-push check-config --vendor fcm'),
  ),
  'fcm/message-rate-exceeded': admin(
    'rate',
    t('firebase-admin: 429', 'firebase-admin：429'),
    t('a quota of the project or of the device is used up', '项目或设备的配额已用完'),
    see('QUOTA_EXCEEDED'),
  ),
  'fcm/server-unavailable': admin(
    'server',
    t('firebase-admin: 503, after four silent retries', 'firebase-admin：503，已静默重试四次'),
    t('FCM is overloaded', 'FCM 过载'),
    see('UNAVAILABLE'),
  ),
  'fcm/unknown-error': admin(
    'server',
    t('firebase-admin: an answer without a code it knows', 'firebase-admin：返回中没有它认识的码'),
    t('for example an HTML page from a wrong address', '例如错误地址返回的 HTML 页面'),
    see('http-404'),
  ),
} satisfies Catalogue;

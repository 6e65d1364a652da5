// Codes for topics and device groups (push-topicsubscribeapi; server error codes of Push Kit).
import { codeEntryOf } from '../../problems/code-entry.js';
import type { Catalogue, Entry } from '../../problems/types.js';
import { type Text, t } from '../../text/language.js';

const entry = codeEntryOf({ retry: 'no', mark: 'A', source: 'developer.huawei.com, server error codes of Push Kit' });
const topic = (title: Text, cause: Text, fix: Text, more: Partial<Entry> = {}): Entry => ({
  ...entry('message', title, cause, fix),
  ...more,
});
const group = (title: Text): Entry =>
  topic(
    title,
    t('an API for device groups was used', '使用了设备组接口'),
    t('tim-push sends to device tokens: use --token', 'tim-push 按设备 token 发送：请用 --token'),
  );

export const topicCodes = {
  'huawei/82000001': group(t('device group: the name is wrong', '设备组：名称错误')),
  'huawei/82000002': group(t('device group: name and key do not match', '设备组：名称与 key 不匹配')),
  'huawei/82000003': group(t('device group: the list is empty', '设备组：列表为空')),
  'huawei/82000004': group(t('device group: it does not exist', '设备组：不存在')),
  'huawei/82000005': group(t('device group: it belongs to another app', '设备组：属于其他应用')),
  'huawei/82000006': group(t('device group: over the limit', '设备组：超过上限')),
  'huawei/82000007': topic(
    t('the name of the topic is wrong', '主题名错误'),
    t(
      'it has characters other than letters, digits, Chinese and _ . ~ % -, or more than 900 characters',
      '含有字母、数字、中文和 _ . ~ % - 以外的字符，或超过 900 个',
    ),
    t('choose another name', '换一个主题名'),
  ),
  'huawei/82000008': topic(
    t('the list of device tokens is empty', 'token 列表为空'),
    t('tokenArray is empty', 'tokenArray 为空'),
    t('put 1 to 1000 tokens in tokenArray', 'tokenArray 放 1–1000 个 token'),
  ),
  'huawei/82000009': topic(
    t('more than 2000 topics', '主题超过 2000 个'),
    t('the app has used up its topics', '应用的主题数已用完'),
    t('unsubscribe from topics that are not needed', '退订不需要的主题'),
  ),
  'huawei/82000010': topic(
    t('some device tokens failed', '部分 token 失败'),
    t('the answer lists index and reason in errors', '响应的 errors 列出序号和原因'),
    t('read the reason of each device token in errors, and act on that reason', '按 errors 中每个 token 的原因处理'),
  ),
  'huawei/82000011': topic(
    t('too many device tokens', 'token 过多'),
    t('more than 1000 in tokenArray', 'tokenArray 超过 1000 个'),
    t('send at most 1000 at once', '每次不超过 1000 个'),
  ),
  'huawei/82000012': topic(
    t('the project has no data storage location', '项目未设置数据存储位置'),
    t('topics require a data storage location', '使用主题必须先设置数据存储位置'),
    t(
      'AppGallery Connect › Project settings: choose the data storage location',
      'AppGallery Connect › 项目设置：选择数据存储位置',
    ),
    { kind: 'app-state', retry: 'after-fix' },
  ),
  'huawei/82000013': topic(
    t('the device token belongs to another data storage location', 'token 与项目的数据存储位置不一致'),
    t('the location of the project changed after the token was made', '生成 token 后项目的存储位置改变了'),
    t('reinstall the app and use the new token', '重装应用并使用新 token'),
    { kind: 'device-token' },
  ),
} satisfies Catalogue;

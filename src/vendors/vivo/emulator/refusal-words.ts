// The emulator's rejection messages where those of the result codes would refer to vivo or cover several rules.
import { refusalWords } from '../../../push/emulator/refusal-words.js';
import { t } from '../../../text/language.js';
import { resultCodes } from '../result-codes.js';
import { rules } from './rules.js';

export const wordsOf = refusalWords(rules, resultCodes, {
  'vivo/auth-app-id': t('unknown appId', 'appId 不存在'),
  'vivo/auth-app-key': t('appKey does not belong to this appId', 'appKey 与 appId 不匹配'),
  'vivo/auth-timestamp': t('timestamp is invalid', 'timestamp 无效'),
  'vivo/access-token': t('authToken is invalid or has expired', 'authToken 无效或已过期'),
  'vivo/under-review-formal': t('the app is under review: no formal messages', '应用审核中，不能发送正式消息'),
  'vivo/under-review-single': t(
    'the app is under review: no lists, tags or broadcasts',
    '应用审核中，不能使用列表、标签或全量推送',
  ),
  'vivo/title-long': t('the title is too long', 'title 过长'),
  'vivo/title-wide': t('the title is too wide', 'title 过宽'),
  'vivo/content-long': t('the text is too long', 'content 过长'),
  'vivo/content-wide': t('the text is too wide', 'content 过宽'),
  'vivo/custom-map': t('clientCustomMap is malformed or too long', 'clientCustomMap 格式错误或过长'),
  'vivo/custom-map-strings': t('a value in clientCustomMap is not a string', 'clientCustomMap 中有值不是字符串'),
  'vivo/category': t('unknown category', 'category 不存在'),
  'vivo/ttl': t('timeToLive is out of range', 'timeToLive 超出范围'),
  'vivo/ttl-list': t('timeToLive is too short for lists and broadcasts', '列表和全量推送的 timeToLive 过短'),
  'vivo/task-id-empty': t('taskId is empty', 'taskId 为空'),
  'vivo/task-id': t('taskId is unknown', 'taskId 不存在'),
  'vivo/aliases-count': t('wrong number of aliases', 'aliases 数量错误'),
  'vivo/reg-ids-count': t('wrong number of regIds', 'regIds 数量错误'),
  'vivo/test-like-text': t('the text looks like a test', '内容疑似测试'),
  'vivo/hours': t('no operational messages at this hour', '当前时段不能发送运营消息'),
  'vivo/device-unknown': t('regId is unknown for this app', 'regId 不属于该应用'),
  'vivo/status-rate': t('too many calls of msgStatus', 'msgStatus 调用过于频繁'),
});

// Checks a message for content that Meizu would reject or not deliver.
import type { Problem } from '../../../problems/types.js';
import { appContextOf } from '../../../push/click/click-target.js';
import { checkRawTap } from '../../../push/click/tap.js';
import { channelIdForThisPush } from '../../../push/message/channel-id.js';
import { checkReceiptUrl } from '../../../push/receipts/url.js';
import type { PushMessage, Settings } from '../../../push/types.js';
import { countBytes, countUtf16Units } from '../../../text/count.js';
import { isObject } from '../../../text/json-object.js';
import { t } from '../../../text/language.js';
import { LIMITS } from '../facts.js';
import { meizuManifest } from '../manifest.js';
import { meizuProblem } from '../problems.js';
import { clickTypeInfo } from './click.js';
import { noticeMsgType, tapOfMessage, validTimeHours } from './message.js';

function checkRawClick(message: PushMessage, settings: Settings): Problem[] {
  const { raw, ...made } = message;
  if (raw === undefined) return [];
  return checkRawTap(tapOfMessage(message, settings), tapOfMessage(made, settings), appContextOf(message, settings), {
    vendor: 'meizu',
  });
}

/** Findings that need no network. */
export function checkMessage(message: PushMessage, settings: Settings): Problem[] {
  const problems: Problem[] = [];
  const titleLength = countUtf16Units(message.title);
  if (titleLength === 0) problems.push(meizuProblem('meizu/title-empty'));
  if (titleLength > LIMITS.titleCharacters)
    problems.push(
      meizuProblem('meizu/title-too-long', { args: { length: titleLength, limit: LIMITS.titleCharacters } }),
    );
  const contentLength = countUtf16Units(message.body);
  if (contentLength === 0) problems.push(meizuProblem('meizu/content-empty'));
  if (contentLength > LIMITS.contentCharacters)
    problems.push(
      meizuProblem('meizu/content-too-long', { args: { length: contentLength, limit: LIMITS.contentCharacters } }),
    );
  const parameters = clickTypeInfo(message).parameters;
  const size = parameters === undefined ? 0 : countBytes(JSON.stringify(parameters));
  if (size > LIMITS.parametersBytes)
    problems.push(meizuProblem('meizu/parameters-too-long', { args: { length: size, limit: LIMITS.parametersBytes } }));
  if (message.ext === undefined && message.clickTarget === 'plugin') problems.push(meizuProblem('meizu/no-ext'));
  if (
    message.ttlSeconds !== undefined &&
    message.ttlSeconds !== 0 &&
    message.ttlSeconds !== validTimeHours(message.ttlSeconds) * 3600
  ) {
    problems.push(meizuProblem('meizu/ttl-range', { args: { hours: validTimeHours(message.ttlSeconds) } }));
  }
  if (noticeMsgType(settings) === 0) problems.push(meizuProblem('meizu/public-class'));
  const lost = reservedInRaw(message);
  if (lost !== undefined) problems.push(meizuProblem('meizu/reserved-parameter', { args: { what: lost } }));
  return [
    ...problems,
    ...checkRawClick(message, settings),
    ...checkReceiptUrl(message, meizuManifest.name, { limit: LIMITS.callbackBytes, unit: 'bytes' }),
    ...ignored(message, settings),
  ];
}

/** With a URL or a parameter named sk, the app receives no other parameter. */
function reservedInRaw(message: PushMessage): string | undefined {
  const click = message.raw?.['clickTypeInfo'];
  if (message.ext === undefined || !isObject(click)) return undefined;
  if ('url' in click) return 'url';
  return isObject(click['parameters']) && 'sk' in click['parameters'] ? 'sk' : undefined;
}

function ignored(message: PushMessage, settings: Settings): Problem[] {
  const flags = [
    ...(channelIdForThisPush(message, settings) === undefined ? [] : ['--channel-id']),
    ...(message.category === undefined ? [] : ['--category']),
    ...(message.importance === undefined ? [] : ['--importance']),
    ...(message.badge === undefined ? [] : ['--badge']),
    ...(message.image === undefined ? [] : ['--image']),
    ...(message.sound === undefined || message.sound === 'default' || message.sound === 'none' ? [] : ['--sound']),
    ...(message.mode === 'test' ? [t('test mode', '测试模式')] : []),
  ];
  return flags.map((flag) => meizuProblem('meizu/ignored-field', { args: { flag } }));
}

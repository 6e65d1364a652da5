// Checks a message before it is sent: size as Huawei counts it, category, badge, click.

import type { Problem } from '../../../problems/types.js';
import { addIntentExtras, checkClickPage } from '../../../push/click/click.js';
import { appContextOf } from '../../../push/click/click-target.js';
import { checkRawTap } from '../../../push/click/tap.js';
import { channelIdOf, checkChannelId } from '../../../push/message/channel-id.js';
import { largestPart } from '../../../push/message/largest-part.js';
import { checkReceiptUrl } from '../../../push/receipts/url.js';
import type { AppContext, PushMessage, Settings } from '../../../push/types.js';
import { countCodePoints } from '../../../text/count.js';
import { checkCategory } from '../credentials.js';
import { guardedCategories, limits } from '../facts.js';
import { huaweiManifest } from '../manifest.js';
import { huaweiProblem } from '../problems.js';
import { categoryOf, importanceOf, sendBody, sizeWithoutTokens, tapOfMessage } from './message.js';

export function checkMessage(message: PushMessage, settings: Settings): readonly Problem[] {
  return [
    ...checkTexts(message),
    ...checkSize(message, settings),
    ...checkTtlAndImage(message),
    ...checkClasses(message, settings),
    ...checkBadge(message, settings),
    ...checkClick(appContextOf(message, settings)),
    ...checkReceiptUrl(message, huaweiManifest.name, 'console'),
    ...checkRaw(message, settings),
  ];
}

function checkTexts({ title, body }: PushMessage): Problem[] {
  const found: Problem[] = [];
  const titleLength = countCodePoints(title);
  const bodyLength = countCodePoints(body);
  if (titleLength === 0) found.push(huaweiProblem('huawei/title-empty'));
  if (bodyLength === 0) found.push(huaweiProblem('huawei/body-empty'));
  const long = (field: string, length: number, limit: number): void => {
    if (length > limit) found.push(huaweiProblem('huawei/text-long', { args: { field, length, limit } }));
  };
  long('--title', titleLength, limits.titleCharacters);
  long('--body', bodyLength, limits.bodyCharacters);
  return found;
}

/** The tag in the body is always a UUID, so its length is known in advance. */
function checkSize(message: PushMessage, settings: Settings): Problem[] {
  const tag = '00000000-0000-4000-8000-000000000000';
  const length = sizeWithoutTokens(sendBody(message, settings, { tokens: [], validateOnly: false, tag }));
  return length > limits.messageBytes
    ? [
        huaweiProblem('huawei/message-too-large', {
          args: { length, limit: limits.messageBytes, ...largestPart(message) },
        }),
      ]
    : [];
}

function checkTtlAndImage({ ttlSeconds, image }: PushMessage): Problem[] {
  const found: Problem[] = [];
  if (ttlSeconds !== undefined && ttlSeconds > limits.ttlMax)
    found.push(huaweiProblem('huawei/ttl-range', { args: { value: ttlSeconds } }));
  if (image !== undefined && !/^https:\/\//i.test(image)) found.push(huaweiProblem('huawei/image-not-https'));
  return found;
}

function checkClasses(message: PushMessage, settings: Settings): Problem[] {
  const found: Problem[] = [];
  const category = categoryOf(message, settings);
  if (category === undefined) found.push(huaweiProblem('huawei/no-category'));
  else {
    const wrong = checkCategory(category);
    if (wrong !== undefined) found.push(wrong);
    else if (guardedCategories.includes(category))
      found.push(huaweiProblem('huawei/category-guarded', { args: { value: category } }));
    else if (category !== 'MARKETING')
      found.push(huaweiProblem('huawei/category-right', { args: { value: category } }));
  }
  const importance = importanceOf(message, settings);
  if (importance === 'HIGH') found.push(huaweiProblem('huawei/importance-high'));
  if (importance === 'LOW') found.push(huaweiProblem('huawei/importance-low'));
  const at = settings.origin('hw_importance');
  if (importance !== undefined && !['HIGH', 'LOW', 'NORMAL'].includes(importance)) {
    const problem = huaweiProblem('huawei/importance-unknown', { args: { value: importance.slice(0, 20) } });
    found.push(message.importance === undefined && at !== undefined ? { ...problem, at } : problem);
  }
  const channel = channelIdOf(message, settings, 'hw_channel_id');
  found.push(...checkChannelId(channel, 'huawei', 'warning'));
  if (channel !== undefined && channel !== settings.text('channel_id'))
    found.push(huaweiProblem('huawei/channel-in-china'));
  return found;
}

function checkBadge({ badge }: PushMessage, settings: Settings): Problem[] {
  if (badge === undefined) return [];
  const min = badge.mode === 'add' ? limits.badge.addMin : limits.badge.setMin;
  if (badge.value < min || badge.value > limits.badge.max)
    return [huaweiProblem('huawei/badge-range', { args: { value: badge.value } })];
  return settings.has('hw_badge_class') ? [] : [huaweiProblem('huawei/no-badge-class')];
}

/** Also used by check-ext. */
export function checkClick(app: AppContext): readonly Problem[] {
  if (app.clickTarget !== 'timpush') return [];
  if (app.clickPage === undefined) return [huaweiProblem('huawei/no-page')];
  if (addIntentExtras(app.clickPage, { ext: '{}' }) === undefined) return [huaweiProblem('huawei/page-not-intent')];
  return checkClickPage(app.clickPage, app.packageName, { clickTarget: 'timpush', vendor: 'huawei' });
}

/** Huawei accepts a click by action, but the plugin does not receive it; any other tap of `--raw` is compared with the app. */
function checkRaw(message: PushMessage, settings: Settings): readonly Problem[] {
  const { raw, ...made } = message;
  if (raw === undefined) return [];
  const tap = tapOfMessage(message, settings);
  if (tap.kind === 'action' && message.clickTarget === 'plugin') return [huaweiProblem('huawei/raw-custom-action')];
  return checkRawTap(tap, tapOfMessage(made, settings), appContextOf(message, settings), { vendor: 'huawei' });
}

// The emulator's check of a v1 or v2 message, field by field, in the order of the rules.

import type { RuleChecker, SandboxApp } from '../../../push/emulator/emulator.js';
import { missing } from '../../../push/emulator/refusal-words.js';
import { bytesOf, textOf, textsIn } from '../../../push/emulator/request-values.js';
import { isObject, type Json, objectOf, readObject, withoutNull } from '../../../text/json-object.js';
import { categories, guardedCategories, limits, rights, topicShape, ttlShape } from '../facts.js';
import { checkNotification } from './notification.js';
import { topicsOfCondition } from './topics.js';

export interface ReadMessage {
  readonly tokens: readonly string[];
  readonly topic: string | undefined;
  readonly condition: string | undefined;
  readonly validateOnly: boolean;
  readonly isTest: boolean;
  readonly title: string | undefined;
  readonly body: string | undefined;
  readonly notification: Json;
  readonly android: Json;
  /** The payload the phone receives: android.data takes precedence over message.data. */
  readonly data: string | undefined;
}

export function readMessage(raw: string, app: SandboxApp, checker: RuleChecker): ReadMessage {
  const body = readObject(raw, withoutNull);
  checker.check('huawei/json', body !== undefined);
  const message = objectOf(body?.['message']);
  checker.check('huawei/message', isObject(body?.['message']));
  checkTarget(message, checker);
  const { token, ...rest } = message;
  const size = bytesOf({ ...body, message: rest });
  checker.check('huawei/size', size <= limits.messageBytes, `${size}`);
  const android = objectOf(message['android']);
  checkLife(android, checker);
  const outer = objectOf(message['notification']);
  const notification = objectOf(android['notification']);
  const title = textOf(notification['title']) ?? textOf(outer['title']);
  const text = textOf(notification['body']) ?? textOf(outer['body']);
  const data = android['data'] ?? message['data'];
  const hasNotification = isObject(message['notification']) || isObject(android['notification']);
  checker.check('huawei/content', hasNotification || textOf(data) !== undefined);
  // A message only for iPhones or browsers needs no Android part.
  const forAndroid = isObject(message['android']) || (!isObject(message['apns']) && !isObject(message['webpush']));
  if (hasNotification && forAndroid) {
    checker.check(
      'huawei/texts',
      title !== undefined && text !== undefined,
      missing(title === undefined ? 'title' : 'body'),
    );
    const isJson = data === undefined || (typeof data === 'string' && readObject(data, withoutNull) !== undefined);
    checker.check('huawei/data-with-notification', isJson);
    checkNotification(notification, checker);
  }
  checkEnums(message, android, notification, checker);
  checkRights(android, notification, app, checker);
  checker.check('huawei/words', !/forbidden word|违禁词/i.test(`${title ?? ''} ${text ?? ''}`));
  return {
    tokens: textsIn(token),
    topic: textOf(message['topic']),
    condition: textOf(message['condition']),
    validateOnly: body?.['validate_only'] === true || body?.['validate_only'] === 'true',
    isTest: android['target_user_type'] === 1 || android['target_user_type'] === '1',
    title,
    body: text,
    notification,
    android,
    data: textOf(data),
  };
}

function checkTarget(message: Json, checker: RuleChecker): void {
  const { token, topic, condition } = message as { token?: unknown; topic?: unknown; condition?: unknown };
  const targets = [token, topic, condition].filter((value) => value !== undefined && value !== null);
  checker.check('huawei/one-target', targets.length <= 1);
  if (topic === undefined && condition === undefined) {
    const count = Array.isArray(token) ? token.length : 0;
    checker.check('huawei/token-list', count > 0 && count <= limits.tokens, `${count}`);
    const list = Array.isArray(token) ? token : [];
    checker.check(
      'huawei/token-texts',
      list.every((item) => textOf(item) !== undefined),
    );
  }
  if (topic !== undefined) checker.check('huawei/topic-name', topicShape.test(textOf(topic) ?? ''));
  if (condition !== undefined) {
    const names = topicsOfCondition(textOf(condition) ?? '');
    checker.check('huawei/condition', names !== undefined && names.length <= limits.conditionTopics);
  }
}

function checkLife(android: Json, checker: RuleChecker): void {
  const { ttl, collapse_key: collapse } = android as { ttl?: unknown; collapse_key?: unknown };
  if (ttl !== undefined) {
    const isSeconds = typeof ttl === 'string' && ttlShape.test(ttl) && Number.parseFloat(ttl) <= limits.ttlMax;
    checker.check('huawei/ttl', isSeconds, typeof ttl === 'string' ? ttl.slice(0, 30) : typeof ttl);
  }
  if (collapse !== undefined) {
    const { min, max } = limits.collapseKey;
    const fits = typeof collapse === 'number' && Number.isInteger(collapse) && collapse >= min && collapse <= max;
    checker.check('huawei/collapse-key', fits);
  }
}

const known: readonly unknown[] = categories;
const enums: Readonly<Record<string, (value: unknown) => boolean>> = {
  category: (value) => known.includes(value),
  urgency: (value) => value === 'NORMAL' || value === 'HIGH',
  target_user_type: (value) => value === 0 || value === 1,
  fast_app_target: (value) => value === 1 || value === 2,
};
const notificationEnums: Readonly<Record<string, (value: unknown) => boolean>> = {
  importance: (value) => value === 'NORMAL' || value === 'LOW' || value === 'HIGH',
  visibility: (value) =>
    value === 'VISIBILITY_UNSPECIFIED' || value === 'PRIVATE' || value === 'PUBLIC' || value === 'SECRET',
};

function checkEnums(message: Json, android: Json, notification: Json, checker: RuleChecker): void {
  for (const [fields, list] of [
    [android, enums],
    [notification, notificationEnums],
  ] as const)
    for (const [name, fits] of Object.entries(list))
      if (fields[name] !== undefined) checker.check('huawei/enums', fits(fields[name]), name);
  const texts: readonly (readonly [Json, string])[] = [
    [message, 'data'],
    [android, 'data'],
    [android, 'bi_tag'],
    [android, 'receipt_id'],
    [notification, 'channel_id'],
    [notification, 'tag'],
    [notification, 'sound'],
    [notification, 'icon'],
  ];
  for (const [fields, name] of texts)
    checker.check('huawei/types', fields[name] === undefined || typeof fields[name] === 'string', name);
}

function checkRights(android: Json, notification: Json, app: SandboxApp, checker: RuleChecker): void {
  const has = (right: string): boolean => app.rights.includes(right);
  checker.check('huawei/urgency-right', android['urgency'] !== 'HIGH' || has(rights.urgency));
  const category = textOf(android['category']) ?? '';
  checker.check('huawei/category-right', !guardedCategories.includes(category) || has(rights.calls), category);
  checker.check('huawei/importance-high', notification['importance'] !== 'HIGH');
}

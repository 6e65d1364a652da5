// The emulator's check of a message: fields, ranges and click action, based on what is known of Honor and independent of our client.

import type { RuleChecker } from '../../../push/emulator/emulator.js';
import { textOf } from '../../../push/emulator/request-values.js';
import { isObject, type Json, objectOf, readObject, withoutNull } from '../../../text/json-object.js';
import { t } from '../../../text/language.js';
import { LIMITS, TTL } from '../facts.js';

export interface ReadBody {
  readonly tokens: readonly string[];
  readonly title: string | undefined;
  readonly body: string | undefined;
  readonly intent: string | undefined;
  readonly image: string | undefined;
  readonly badge: string | undefined;
  readonly isTest: boolean;
  readonly tag: string | undefined;
}

export function readBody(raw: string, checker: RuleChecker): ReadBody {
  const parsed = readObject(raw, withoutNull);
  checker.check('honor/json', parsed !== undefined);
  const body = objectOf(parsed);
  const tokens = Array.isArray(body['token']) ? body['token'] : [];
  const isHuawei = isObject(body['message']);
  checker.check(
    'honor/token-list',
    tokens.length > 0 && tokens.every((token) => typeof token === 'string' && token !== ''),
    isHuawei ? t('a Huawei body: Honor has no message wrapper', '这是华为的请求体：荣耀没有外层 message') : undefined,
  );
  checker.check('honor/token-count', tokens.length <= LIMITS.targets, `${tokens.length}`);
  const android = objectOf(body['android']);
  const outer = objectOf(body['notification']);
  const inner = objectOf(android['notification']);
  const data = android['data'] ?? body['data'];
  const hasNotification = isObject(body['notification']) || isObject(android['notification']);
  checker.check('honor/content', hasNotification || (data !== undefined && data !== ''));
  checker.check('honor/data', data === undefined || typeof data === 'string');
  const title = textOf(inner['title']) ?? textOf(outer['title']);
  const content = textOf(inner['body']) ?? textOf(outer['body']);
  if (hasNotification) checkNotification(inner, outer, title, content, checker);
  const userType = android['targetUserType'] ?? 0;
  checker.check('honor/target-user-type', userType === 0 || userType === 1, String(userType));
  checkTtl(android['ttl'], checker);
  const { token: _, ...rest } = body;
  checker.check('honor/size', Buffer.byteLength(JSON.stringify(rest)) <= LIMITS.messageBytes);
  const badge = objectOf(inner['badge']);
  return {
    tokens: tokens.map(String),
    title,
    body: content,
    intent: textOf(objectOf(inner['clickAction'])['intent']),
    image: textOf(inner['image']) ?? textOf(outer['image']),
    badge:
      badge['addNum'] === undefined
        ? badge['setNum'] === undefined
          ? undefined
          : String(badge['setNum'])
        : `+${String(badge['addNum'])}`,
    isTest: userType === 1,
    tag: textOf(android['biTag']),
  };
}

function checkNotification(
  inner: Json,
  outer: Json,
  title: string | undefined,
  body: string | undefined,
  checker: RuleChecker,
): void {
  checker.check('honor/text-given', title !== undefined && body !== undefined);
  const click = objectOf(inner['clickAction']);
  checker.check('honor/click-given', isObject(inner['clickAction']) && click['type'] !== undefined);
  checker.check('honor/click', isClick(click), String(click['type']));
  const importance = inner['importance'];
  checker.check(
    'honor/importance',
    importance === undefined || importance === 'LOW' || importance === 'NORMAL',
    String(importance),
  );
  checkStyle(inner, title, body, checker);
  checkBadge(inner['badge'], checker);
  const images = [inner['image'], outer['image']].filter((image) => image !== undefined);
  checker.check(
    'honor/image',
    images.every((image) => typeof image === 'string' && image.startsWith('https://')),
  );
  checker.check('honor/buttons', areButtons(inner['buttons']));
}

function isClick(click: Json): boolean {
  switch (click['type']) {
    case 1:
      return textOf(click['intent']) !== undefined || textOf(click['action']) !== undefined;
    case 2:
      return (textOf(click['url']) ?? '').startsWith('https://');
    default:
      return click['type'] === 3;
  }
}

function checkStyle(inner: Json, title: string | undefined, body: string | undefined, checker: RuleChecker): void {
  const style = inner['style'] ?? 0;
  const hasBig = textOf(inner['bigTitle']) !== undefined && textOf(inner['bigBody']) !== undefined;
  checker.check('honor/style', style === 0 || (style === 1 && hasBig), String(style));
  checker.check('honor/big-text', style !== 1 || (inner['bigTitle'] === title && inner['bigBody'] === body));
}

function checkBadge(value: unknown, checker: RuleChecker): void {
  if (value === undefined) return;
  const badge = objectOf(value);
  const inRange = (number: unknown, min: number): boolean =>
    number === undefined ||
    (typeof number === 'number' && Number.isInteger(number) && number >= min && number <= LIMITS.badge.max);
  checker.check(
    'honor/badge',
    isObject(value) && inRange(badge['addNum'], LIMITS.badge.addMin) && inRange(badge['setNum'], LIMITS.badge.setMin),
  );
  checker.check('honor/badge-class', textOf(badge['badgeClass']) !== undefined);
}

function areButtons(value: unknown): boolean {
  if (value === undefined) return true;
  if (!Array.isArray(value) || value.length > LIMITS.buttons) return false;
  return value.every((button) => {
    const fields = objectOf(button);
    const name = textOf(fields['name']) ?? '';
    return (
      name.length > 0 &&
      [...name].length <= LIMITS.buttonNameCharacters &&
      Buffer.byteLength(String(fields['data'] ?? '')) <= LIMITS.buttonDataBytes
    );
  });
}

function checkTtl(value: unknown, checker: RuleChecker): void {
  checker.check(
    'honor/ttl',
    value === undefined ||
      (typeof value === 'string' && TTL.test(value) && Number.parseFloat(value) <= LIMITS.ttlSeconds.max),
    String(value),
  );
}

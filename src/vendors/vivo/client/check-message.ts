// Checks a message before it is sent: limits as vivo counts them, classes, click page, and fields that vivo does not support.
import type { Problem } from '../../../problems/types.js';
import { checkClickPage } from '../../../push/click/click.js';
import { appContextOf } from '../../../push/click/click-target.js';
import { checkRawTap } from '../../../push/click/tap.js';
import { checkReceiptUrl } from '../../../push/receipts/url.js';
import type { PushMessage, Settings } from '../../../push/types.js';
import { countCodePoints } from '../../../text/count.js';
import { type Text, t } from '../../../text/language.js';
import { checkCategory } from '../credentials.js';
import { categoryClass, limits } from '../facts.js';
import { vivoManifest } from '../manifest.js';
import { vivoProblem } from '../problems.js';
import { clickPageOf, PLUGIN_PATH } from './click.js';
import { categoryOf, tapOfMessage } from './message.js';

export function checkMessage(message: PushMessage, settings: Settings): readonly Problem[] {
  return [
    ...checkTexts(message),
    ...checkExtLength(message.ext),
    ...checkTtl(message),
    ...checkClasses(message, settings),
    ...checkClick(message, settings),
    ...checkReceiptUrl(message, vivoManifest.name, { limit: limits.callback, unit: 'characters', noTestMode: true }),
    ...findIgnored(message, settings),
  ];
}

function checkTexts(message: PushMessage): Problem[] {
  const found: Problem[] = [];
  const title = countCodePoints(message.title);
  const content = countCodePoints(message.body);
  if (message.title.trim() === '') found.push(vivoProblem('vivo/title-empty'));
  else if (title > limits.title)
    found.push(vivoProblem('vivo/title-too-long', { args: { length: title, limit: limits.title } }));
  else if (legacyWidth(message.title) > limits.title)
    found.push(vivoProblem('vivo/title-wide', { args: { width: legacyWidth(message.title) } }));
  if (message.body.trim() === '') found.push(vivoProblem('vivo/content-empty'));
  else if (content > limits.content)
    found.push(vivoProblem('vivo/content-too-long', { args: { length: content, limit: limits.content } }));
  if (message.mode === 'formal') {
    const fields: readonly (readonly [Text, string])[] = [
      [t('title', '标题'), message.title],
      [t('text', '正文'), message.body],
    ];
    const odd = fields.filter(([, text]) => looksLikeTest(text));
    const [first] = odd;
    if (first !== undefined)
      found.push(
        vivoProblem('vivo/test-like-text', {
          args: {
            field: odd.length > 1 ? t('title and text', '标题和正文') : first[0],
            text: odd.map(([, text]) => text.slice(0, 40)).join(' / '),
          },
        }),
      );
  }
  return found;
}

/** Width under the rule of server SDK 2.2: UTF-16 units, and one more for each Han character, CJK or general punctuation and full-width form. */
export function legacyWidth(text: string): number {
  const wide = text.match(/[\u2000-\u206f\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]/g);
  return text.length + (wide?.length ?? 0);
}

/** Texts that vivo rejects in formal messages with 10104 (according to a cloud vendor's help page and a client). */
export function looksLikeTest(text: string): boolean {
  const trimmed = text.trim();
  if (trimmed === '') return false;
  return (
    /^[0-9]+$/.test(trimmed) ||
    /^[A-Za-z]+$/.test(trimmed) ||
    /^[\p{P}\p{S}\p{Z}0-9]+$/u.test(trimmed) ||
    /测试|[{}[\]]/.test(trimmed)
  );
}

/** Counts UTF-16 units, as vivo's Java SDK does; never less than the number of characters. */
export function checkExtLength(ext: string | undefined): Problem[] {
  if (ext === undefined || ext.length <= limits.ext) return [];
  return [vivoProblem('vivo/ext-too-long', { args: { length: ext.length, limit: limits.ext } })];
}

function checkTtl({ ttlSeconds }: PushMessage): Problem[] {
  if (ttlSeconds === undefined) return [];
  if (ttlSeconds < limits.ttlMin || ttlSeconds > limits.ttlMax) {
    return [
      vivoProblem('vivo/ttl-out-of-range', { args: { value: ttlSeconds, min: limits.ttlMin, max: limits.ttlMax } }),
    ];
  }
  return ttlSeconds < limits.ttlMinList
    ? [vivoProblem('vivo/ttl-below-list-minimum', { args: { min: limits.ttlMinList } })]
    : [];
}

function checkClasses(message: PushMessage, settings: Settings): Problem[] {
  const category = categoryOf(message, settings);
  if (category === undefined) return [vivoProblem('vivo/no-category')];
  const wrong = checkCategory(category);
  if (wrong !== undefined) return [wrong];
  const wanted = categoryClass[category];
  const given = message.raw?.['classification'];
  const value = typeof given === 'number' || typeof given === 'string' ? String(given) : 'no number';
  if (given === undefined || wanted === undefined || value === String(wanted)) return [];
  return [vivoProblem('vivo/category-pairing', { args: { category, wanted, value: value.slice(0, 20) } })];
}

function checkClick(message: PushMessage, settings: Settings): readonly Problem[] {
  const app = appContextOf(message, settings);
  const { raw: _, ...made } = message;
  const tap = tapOfMessage(message, settings);
  const rawTap = checkRawTap(tap, tapOfMessage(made, settings), app, { vendor: 'vivo', path: PLUGIN_PATH });
  if (rawTap.length > 0 || app.clickTarget === 'launcher' || message.raw?.['skipContent'] !== undefined) return rawTap;
  const page = clickPageOf(app);
  if (page === undefined)
    return [vivoProblem(app.clickTarget === 'plugin' ? 'vivo/no-package-name' : 'vivo/no-click-page')];
  const at = settings.origin(app.clickTarget === 'plugin' ? 'package_name' : 'timpush_click_page');
  return checkClickPage(page, app.packageName, { clickTarget: app.clickTarget, path: PLUGIN_PATH, vendor: 'vivo', at });
}

function findIgnored(message: PushMessage, settings: Settings): Problem[] {
  const ignored = (field: Text, flag: string, reason: Text): Problem =>
    vivoProblem('vivo/ignored-field', { args: { field, flag, reason } });
  const found: Problem[] = [];
  // A channel ID in the config is for vendors with channels; only an explicit one gets a hint.
  if (message.channelId !== undefined && message.channelId !== settings.text('channel_id')) {
    found.push(
      ignored(
        t('channel ID', '通知渠道'),
        '--channel-id',
        t('the category chooses the channel on vivo phones', 'vivo 手机由 category 决定渠道'),
      ),
    );
  }
  if (message.sound !== undefined && message.sound !== 'default' && message.sound !== 'none') {
    found.push(
      ignored(
        t('sound file', '自定义声音'),
        '--sound',
        t('only sound and vibration can be switched, and only on older phones', '只能开关声音和振动，且仅对旧系统有效'),
      ),
    );
  }
  if (message.badge?.mode === 'set')
    found.push(
      ignored(
        t('badge number', '角标数值'),
        '--badge',
        t('vivo only raises the badge: --badge +1', 'vivo 只能让角标加 1：--badge +1'),
      ),
    );
  if (message.badge?.mode === 'add' && message.badge.value !== 1) {
    found.push(
      ignored(
        t('badge increment other than one', '不为 1 的角标增量'),
        '--badge',
        t('vivo raises the badge by one', 'vivo 每次只加 1'),
      ),
    );
  }
  if (message.image !== undefined)
    found.push(ignored(t('picture', '图片'), '--image', t('the send call has no field for it', '发送接口没有该字段')));
  if (message.importance !== undefined)
    found.push(ignored(t('importance', '重要级别'), '--importance', t('the category decides', '由 category 决定')));
  return found;
}

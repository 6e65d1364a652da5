// The emulator's check of message.android.notification: click, image, badge, style, buttons.
import type { RuleChecker } from '../../../push/emulator/emulator.js';
import { isHttps, isWhole, textOf, textsIn } from '../../../push/emulator/request-values.js';
import { isObject, type Json, objectOf } from '../../../text/json-object.js';
import { clickTypes, colorShape, limits } from '../facts.js';

export function checkNotification(notification: Json, checker: RuleChecker): void {
  checkClick(notification['click_action'], checker);
  const { image, color, badge } = notification as { image?: unknown; color?: unknown; badge?: unknown };
  if (image !== undefined) checker.check('huawei/image', isHttps(image));
  if (color !== undefined) checker.check('huawei/color', colorShape.test(textOf(color) ?? ''));
  if (badge !== undefined) checker.check('huawei/badge', fitsBadge(badge));
  checker.check('huawei/style', fitsStyle(notification));
  checker.check('huawei/buttons', fitsButtons(notification['buttons']));
  for (const name of ['body_loc', 'title_loc'])
    checker.check(
      'huawei/loc-args',
      notification[`${name}_args`] === undefined || textOf(notification[`${name}_key`]) !== undefined,
      `${name}_key`,
    );
  for (const [name, fits] of Object.entries(presentation))
    if (notification[name] !== undefined) checker.check('huawei/presentation', fits(notification[name]), name);
}

function checkClick(value: unknown, checker: RuleChecker): void {
  checker.check('huawei/click-action', isObject(value));
  const click = objectOf(value);
  const type = Number(click['type']);
  checker.check('huawei/click-type', isWhole(click['type'], clickTypes.page, clickTypes.app), `${click['type']}`);
  if (type === clickTypes.page) {
    const hasTarget = textOf(click['intent']) !== undefined || textOf(click['action']) !== undefined;
    checker.check('huawei/click-page', hasTarget);
  }
  if (type === clickTypes.url) checker.check('huawei/click-url', isHttps(click['url']));
}

function fitsBadge(value: unknown): boolean {
  const badge = objectOf(value);
  const { addMin, setMin, max } = limits.badge;
  const fits = (name: string, min: number): boolean => badge[name] === undefined || isWhole(badge[name], min, max);
  return isObject(value) && fits('add_num', addMin) && fits('set_num', setMin);
}

function fitsStyle(notification: Json): boolean {
  const { style } = notification as { style?: unknown };
  if (style === 1)
    return textOf(notification['big_title']) !== undefined && textOf(notification['big_body']) !== undefined;
  // Only the vendor's Node demo uses 2.
  if (style !== 3) return style === undefined || style === 0 || style === 2;
  const lines = textsIn(notification['inbox_content']);
  const isShort = lines.every((line) => line.length <= limits.inboxLine);
  return lines.length >= 1 && lines.length <= limits.inboxLines && isShort;
}

function fitsButtons(value: unknown): boolean {
  if (value === undefined) return true;
  if (!Array.isArray(value) || value.length > limits.buttons) return false;
  return value.every((item: unknown) => {
    const button = objectOf(item);
    const name = textOf(button['name']);
    const data = textOf(button['data']) ?? '';
    if (name === undefined || name.length > limits.buttonName || data.length > limits.buttonData) return false;
    if (!isWhole(button['action_type'], 0, 4)) return false;
    if (button['action_type'] === 1 && !isWhole(button['intent_type'], 0, 1)) return false;
    return button['action_type'] !== 4 || data !== '';
  });
}

const presentation: Readonly<Record<string, (value: unknown) => boolean>> = {
  vibrate_config: (value) =>
    Array.isArray(value) &&
    value.length <= limits.vibrations &&
    value.every((item) => {
      const seconds = typeof item === 'string' && /^\d+(?:\.\d{1,9})?s?$/i.test(item) ? Number.parseFloat(item) : -1;
      return seconds >= 0 && seconds <= limits.vibrationSeconds;
    }),
  light_settings: (value) => {
    const light = objectOf(value);
    const color = objectOf(light['color']);
    const inRange = (channel: unknown): boolean => typeof channel === 'number' && channel >= 0 && channel <= 1;
    const hasTimes =
      textOf(light['light_on_duration']) !== undefined && textOf(light['light_off_duration']) !== undefined;
    return (
      hasTimes && ['alpha', 'red', 'green', 'blue'].every((name) => color[name] === undefined || inRange(color[name]))
    );
  },
  multi_lang_key: (value) =>
    isObject(value) && Object.values(value).every((item) => Object.keys(objectOf(item)).length <= limits.languages),
  profile_id: (value) => typeof value === 'string' && value.length <= limits.profileId,
  auto_clear: (value) => typeof value === 'number' && value > 0,
};

// The emulator's check of a message, field by field in the order of vivo's validation (server SDK 2.2; limits of document 362).
import type {
  EmulatorCall,
  EmulatorWorld,
  RuleChecker,
  SandboxApp,
  SandboxDevice,
} from '../../../push/emulator/emulator.js';
import type { Json } from '../../../text/json-object.js';
import { ownValue } from '../../../text/own-value.js';
import { categoryClass, classes, dailyVolumePerPhone, defaultTtlSeconds, limits, operationalHours } from '../facts.js';
import { isEmpty, lengthOf, scalarOf, textOf, wholeNumber } from './call.js';

/** A call with the body it brought, or the one it names. */
export interface BodyCall extends EmulatorCall {
  readonly body: Json;
}

export const isTestMode = (body: Json): boolean => wholeNumber(body['pushMode']) === 1;

/** Step 4: checks that the body has the app of the access token, and that the app has the permission. */
export function checkApp({ body, app, checker }: BodyCall, call: 'single' | 'other-push' | 'query'): void {
  const appId = body['appId'];
  if (!isEmpty(appId)) checker.check('vivo/app-of-token', scalarOf(appId) === app.value('vivo_app_id'));
  if (call === 'query' || app.state === 'published') return;
  if (call === 'single') checker.check('vivo/under-review-formal', isTestMode(body), app.state);
  else checker.check('vivo/under-review-single', false, app.state);
}

export function checkRequestId({ body, checker }: BodyCall): void {
  checker.check('vivo/request-id-empty', !isEmpty(body['requestId']));
  checker.check('vivo/request-id-long', lengthOf(body['requestId']) <= limits.requestId);
}

/** Steps 5 and 6. */
export function checkFields(call: BodyCall): void {
  const { body, checker } = call;
  checkRequestId(call);
  checkText(body['title'], TITLE_RULES, limits.title, checker);
  checkText(body['content'], CONTENT_RULES, limits.content, checker);
  checker.check('vivo/notify-type', isOneToFour(body['notifyType']));
  checker.check('vivo/skip-type', isOneToFour(body['skipType']));
  checkSkipContent(body, checker);
  if (!isEmpty(body['networkType'])) checker.check('vivo/network-type', isOneOf(body['networkType'], [-1, 1]));
  checkCustomMap(body['clientCustomMap'], checker);
  if (!isEmpty(body['classification'])) checker.check('vivo/classification', isOneOf(body['classification'], [0, 1]));
  checkCategory(body, checker);
}

const isOneOf = (value: unknown, allowed: readonly number[]): boolean =>
  allowed.some((one) => one === wholeNumber(value));

function isOneToFour(value: unknown): boolean {
  const whole = wholeNumber(value);
  return whole !== undefined && whole >= 1 && whole <= 4;
}

// Constants for performance: a concatenated name would have to be hashed again for every push.
const TITLE_RULES = { empty: 'vivo/title-empty', long: 'vivo/title-long', wide: 'vivo/title-wide' } as const;
const CONTENT_RULES = { empty: 'vivo/content-empty', long: 'vivo/content-long', wide: 'vivo/content-wide' } as const;
type TextRules = Readonly<Record<keyof typeof TITLE_RULES, string>>;

function checkText(value: unknown, rules: TextRules, limit: number, checker: RuleChecker): void {
  const text = textOf(value);
  checker.check(rules.empty, !isEmpty(text));
  // In printable ASCII every character counts one in both units; other texts are measured character by character.
  const { characters, columns } = /^[ -~]*$/.test(text)
    ? { characters: text.length, columns: text.length }
    : measure(text);
  const isShort = characters <= limit;
  checker.check(rules.long, isShort, isShort ? undefined : `${characters} > ${limit}`);
  const isNarrow = columns <= limit;
  checker.check(rules.wide, isNarrow, isNarrow ? undefined : `${columns} > ${limit}`);
}

function measure(text: string): { readonly characters: number; readonly columns: number } {
  let characters = 0;
  let columns = 0;
  for (const character of text) {
    characters += 1;
    columns += character.length + (isWide(character.codePointAt(0) ?? 0) ? 1 : 0);
  }
  return { characters, columns };
}

/** Blocks that count two under the rule of 2020: Han with extension A and compatibility, CJK and general punctuation, full-width forms. */
const WIDE_BLOCKS: readonly (readonly [number, number])[] = [
  [0x2000, 0x206f],
  [0x3000, 0x303f],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xf900, 0xfaff],
  [0xff00, 0xffef],
];
const isWide = (codePoint: number): boolean => WIDE_BLOCKS.some(([from, to]) => codePoint >= from && codePoint <= to);

const KIND_OF_SKIP: Readonly<Record<number, string>> = { 2: 'link', 3: 'custom', 4: 'page' };

function checkSkipContent(body: Json, checker: RuleChecker): void {
  const kind = KIND_OF_SKIP[wholeNumber(body['skipType']) ?? 0];
  if (kind === undefined) return;
  const content = textOf(body['skipContent']);
  checker.check(`vivo/${kind}-empty`, !isEmpty(content));
  checker.check(`vivo/${kind}-long`, content.length <= limits.skipContent, `${content.length}`);
}

function checkCustomMap(map: unknown, checker: RuleChecker): void {
  if (map === undefined || map === null) return;
  const isObject = typeof map === 'object' && !Array.isArray(map);
  const pairs = isObject ? Object.entries(map) : [];
  checker.check('vivo/custom-map-pairs', pairs.length <= limits.customMapPairs, `${pairs.length}`);
  const total = pairs.reduce((sum, [key, value]) => sum + key.length + lengthOf(value), 0);
  checker.check('vivo/custom-map', isObject && total <= limits.customMap, isObject ? `${total}` : undefined);
  checker.check(
    'vivo/custom-map-strings',
    pairs.every(([, value]) => typeof value === 'string'),
  );
}

function checkCategory(body: Json, checker: RuleChecker): void {
  const category = body['category'];
  if (isEmpty(category)) return;
  checker.check('vivo/category', Object.hasOwn(categoryClass, textOf(category)), textOf(category).slice(0, 40));
  const given = wholeNumber(body['classification']);
  if (given !== undefined) checker.check('vivo/category-pairing', classOfMessage(body) === given);
}

/** The class of a message for vivo's limits: the category's, otherwise the given one, otherwise operational. */
export function classOfMessage(body: Json): number {
  const category = textOf(body['category']);
  const byCategory = ownValue(categoryClass, category);
  return byCategory ?? wholeNumber(body['classification']) ?? classes.operational;
}

/** Step 7, the part common to single pushes and lists. */
export function checkTtl({ body, checker }: BodyCall, kind: 'single' | 'list'): void {
  const ttl = isEmpty(body['timeToLive']) ? defaultTtlSeconds : wholeNumber(body['timeToLive']);
  checker.check('vivo/ttl', ttl !== undefined && ttl >= limits.ttlMin && ttl <= limits.ttlMax);
  if (kind === 'list') checker.check('vivo/ttl-list', ttl !== undefined && ttl >= limits.ttlMinList);
}

export function checkExtra({ body, checker }: BodyCall): void {
  const extra = body['extra'];
  if (typeof extra !== 'object' || extra === null) return;
  checker.check('vivo/callback-long', textOf((extra as Json)['callback']).length <= limits.callback);
  checker.check('vivo/callback-param-long', textOf((extra as Json)['callback.param']).length <= limits.callbackParam);
}

/** Step 8 for formal messages; in test mode vivo does not check text, hours or volume. */
export function checkFormal({ body, world, checker }: BodyCall): void {
  if (isTestMode(body)) return;
  const title = textOf(body['title']);
  const suspicious = readsLikeTest(title) ? title : textOf(body['content']);
  const isSuspicious = readsLikeTest(suspicious);
  checker.check('vivo/test-like-text', !isSuspicious, isSuspicious ? suspicious.slice(0, 40) : undefined);
  if (classOfMessage(body) === classes.operational) {
    const hour = Math.floor(world.clock.now() / HOUR_MS + 8) % 24;
    checker.check('vivo/hours', hour >= operationalHours.from && hour < operationalHours.until, `${hour}:00`);
  }
}

const LATIN_ONLY = /^[a-z]+$/i;
const NO_WORDS = /^[0-9\p{P}\p{S}\p{Z}]+$/u;

/** Braces, the word 测试, only Latin letters, or no letters. */
function readsLikeTest(text: string): boolean {
  if (/[{}[\]]/.test(text) || text.includes('测试')) return true;
  const trimmed = text.trim();
  return LATIN_ONLY.test(trimmed) || NO_WORDS.test(trimmed);
}

/** The daily volume of the app, counted in pushes regardless of their targets: a multiple of its phones with notifications on. */
export function checkVolume({ body, app, world, checker }: BodyCall, pushes: number): void {
  if (isTestMode(body)) return;
  const name = classOfMessage(body) === classes.system ? 'system' : 'operational';
  const used = world.count(`vivo/volume/${app.id}/${name}`, DAY_MS, pushes);
  const each = dailyVolumePerPhone[name];
  // Counts only as many phones as today's pushes need, because this runs for every push and there may be 100 000 phones.
  const phones = countPhones(world, app, Math.ceil(used / each));
  const fits = used <= phones * each;
  checker.check(`vivo/volume-${name}`, fits, fits ? undefined : `${used} > ${phones * each}`);
}

function countPhones(world: EmulatorWorld, app: SandboxApp, enough: number): number {
  let phones = 0;
  for (const device of world.devices()) {
    if (phones >= enough) break;
    if (device.fate === 'ok' && belongsTo(device, app)) phones += 1;
  }
  return phones;
}

const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

export const belongsTo = (device: SandboxDevice, app: SandboxApp): boolean =>
  device.app === '*' || device.app === app.id;

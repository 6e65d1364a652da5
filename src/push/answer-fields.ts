// Fields of an answer whose shape is not guaranteed: a value of another type than expected counts as absent, never as zero or as success.
import { isEmptyWord } from '../text/empty-words.js';

export type Json = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Undefined when the text is no JSON. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Undefined when the text is no JSON object. */
export function readObject(text: string): Json | undefined {
  const value = readJson(text);
  return isObject(value) ? value : undefined;
}

/** A member of an object; undefined of anything else. */
export const field = (value: unknown, name: string): unknown =>
  isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;

/** A text; anything else as an empty one. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A text or a finite number as text; anything else as an empty one. */
export const scalarOf = (value: unknown): string =>
  typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value)) ? String(value) : '';

/** A whole number, also from a numeric text. A blank text, `null`, `true` and a list are no number: they must not become 0, which often means success. */
export const wholeNumberOf = (value: unknown): number | undefined =>
  /^-?[0-9]{1,15}$/.test(scalarOf(value)) ? Number(scalarOf(value)) : undefined;

/** The texts of a list; other members and anything that is no list are left out. */
export const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];

/** What stands for "there is none" beside the words of empty variables: zero, minus one, a dash, yes and no. */
const NO_ID = /^(?:-[0-9.]*|[0.]+|true|false|n\/a)$/i;

/** An id or a task number of an answer; undefined when it is blank or a word for "nothing". */
export function idOf(value: unknown): string | undefined {
  const text = scalarOf(value).trim();
  return text === '' || isEmptyWord(text) || NO_ID.test(text) ? undefined : text;
}

/** An access token of an answer: a text as all services write it. A number, a short word or one with blanks opens nothing. */
export const accessTokenOf = (value: unknown): string | undefined =>
  typeof value === 'string' && /^[!-~]{8,}$/.test(value) && !isEmptyWord(value) ? value : undefined;

const YES = /\bsuccess|\bok\b|成功/i;
const NO =
  /\b(?:fail(?:ed|ure)?|errors?|refused|rejected|denied|forbidden|unauthorized|invalid|illegal|expired|exceed(?:ed|s)?)\b|失败|错误|拒绝|禁止|无效|非法|过期|未授权|无权限|超出|超限/i;

const isFilled = (value: unknown): boolean =>
  typeof value === 'object' && value !== null
    ? Object.keys(value).length > 0
    : value === true || idOf(value) !== undefined;

/** Whether an answer whose code says yes says no beside it: `success: false`, an `error`, or words of a refusal. No true answer does. */
export const saysNo = (body: Json, words = ''): boolean =>
  [false, 'false'].includes(body['success'] as boolean) ||
  isFilled(body['error']) ||
  isFilled(body['errors']) ||
  (NO.test(words) && !YES.test(words));

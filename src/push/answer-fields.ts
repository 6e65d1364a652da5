// Fields of an answer whose shape is not guaranteed: a value of another type than expected counts as absent, never as zero or as success.
import { isEmptyWord } from '../text/empty-words.js';
import { isObject, type Json } from '../text/json-object.js';
import { ownValue } from '../text/own-value.js';

/** A member of an object; undefined of anything else. */
export const field = (value: unknown, name: string): unknown => (isObject(value) ? ownValue(value, name) : undefined);

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

/** A list of which every member can be read. */
export const isListOfTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

/** What means "there is none" besides the words of empty variables: zero, minus one, a dash, yes and no. */
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
/** The same words with a "not" before them. */
const NOT_YES = /\b(?:not?|un)[ -]?(?:success\w*|ok\b)|(?:不|未|没有)成功/i;
const NO =
  /\bfail|\berror|\brefus|\breject|\bden(?:y|ied)|forbidden|unauthori[sz]ed|\binvalid|\billegal|\bexpired|\bexceed|mismatch|not (?:found|exist|allowed|match|support|open|enabled)|\bno (?:permission|right|such)|\bblocked|\bbanned|\bdisabled|\bsuspended|失败|错误|拒绝|禁止|无效|非法|不合法|过期|未授权|无权限|没有权限|超出|超限|不存在|不匹配|不正确|不支持|不允许|未开通|封禁|停用|下架|受限/i;

/** Words of a refusal that did not happen. */
const NONE =
  /\b(?:no|without|0) (?:errors?|fail(?:ed|ures?))\b|\b(?:errors?|failed|failures?) ?[:=] ?0(?![\w.])|(?:无|没有)(?:错误|失败)/gi;

const saysNoInWords = (words: string): boolean =>
  NOT_YES.test(words) || (NO.test(words.replace(NONE, '')) && !YES.test(words));

/** An error that is none: nothing, zero, or words for it. */
const saysNone = (words: string): boolean =>
  /^(?:|0+|-|n\/a|ok|success|成功|无|false)$/i.test(words.replace(NONE, '').trim()) || isEmptyWord(words);

const FLAG = /^(?:is_?)?(?:success|succeeded|ok)$/i;
/** An error or a number of failures. */
const ERROR = /^(?:err(?:or)?s?_?(?:code|no|num)?|fail(?:ed|ures?)?(?:_?(?:count|num|total))?)$/i;
const WORDS = /^(?:err(?:or)?_?(?:msg|message|info|desc|description|reason)|status|state|result)$/i;

/** Targets left out, beside the places where a vendor names them: a list after a code, `illegalTokens`. */
const LEFT_OUT =
  /^(?:\d{3,6}|(?:illegal|invalid|bad|fail(?:ed)?|reject(?:ed)?|refused|expired?)_?(?:tokens?|reg_?ids?|push_?ids?|ids|targets?))$/i;

const isFilled = (value: unknown): boolean =>
  typeof value === 'object' && value !== null ? Object.keys(value).length > 0 : scalarOf(value).trim() !== '';

/** Members at the top in which services tell the outcome. */
const TOLD_IN = ['msg', 'message', 'desc', 'description', 'info', 'reason'];

/** `success: false`, an error that is there, a status in words that is none of success. */
function memberSaysNo([name, value]: readonly [string, unknown]): boolean {
  if (FLAG.test(name)) return value === false || /^(?:false|0|no)$/i.test(scalarOf(value));
  if (ERROR.test(name))
    return typeof value === 'object' && value !== null
      ? Object.keys(value).length > 0
      : value === true || !saysNone(scalarOf(value));
  return WORDS.test(name) && saysNoInWords(textOf(value).replaceAll('_', ' '));
}

/** Whether an answer whose code says yes says no beside it, at its top or one level below: in a flag, an error, or words of a refusal. No true answer does. */
export const saysNo = (body: Json): boolean =>
  TOLD_IN.some((name) => saysNoInWords(scalarOf(body[name]))) ||
  Object.entries(body).some(([name, value]) => LEFT_OUT.test(name) && isFilled(value)) ||
  Object.entries(body).some(
    (member) => memberSaysNo(member) || (isObject(member[1]) && Object.entries(member[1]).some(memberSaysNo)),
  );

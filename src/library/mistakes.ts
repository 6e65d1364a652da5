// Checks options: a wrong name, type or value is a mistake of the caller and thrown before anything is sent.
import { isObject } from '../text/json-object.js';
import { ownValue } from '../text/own-value.js';
import { suggest } from '../text/suggest.js';
import { vendors } from '../vendors/index.js';

/** The values that one member may have. */
export interface Rule {
  /** Completes the sentence "must be …". */
  readonly says: string;
  fits(value: unknown): boolean;
  readonly isRequired?: true;
}

/** A rule for every member: the compiler reports a member without one. */
export type Rules<T> = { readonly [Name in keyof T]-?: Rule };

export const rule = (says: string, fits: (value: unknown) => boolean): Rule => ({ says, fits });
export const required = (one: Rule): Rule => ({ ...one, isRequired: true });

const isText = (value: unknown): value is string => typeof value === 'string';

export const text = rule('a text', isText);
export const flag = rule('true or false', (value) => typeof value === 'boolean');
export const object = rule('an object', isObject);
export const texts = rule('a list of texts', (value) => Array.isArray(value) && value.every(isText));
export const list = rule('a list', Array.isArray);
export const callback = rule('a function', (value) => typeof value === 'function');
export const oneOf = (...words: readonly string[]): Rule =>
  rule(words.map((word) => `'${word}'`).join(' or '), (value) => isText(value) && words.includes(value));
export const either = (one: Rule, other: Rule): Rule =>
  rule(`${one.says} or ${other.says}`, (value) => one.fits(value) || other.fits(value));
/** A whole number; both bounds are included. */
export const whole = (says: string, least = 0, most = Number.MAX_SAFE_INTEGER): Rule =>
  rule(says, (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most);

/** An undefined member counts as left out. The message does not repeat values, because they may be secret. */
export function throwMistakes<T extends object>(what: string, given: T, rules: Rules<T>): void {
  if (!isObject(given)) throw new TypeError(`${what} must be an object`);
  const known: Readonly<Record<string, Rule>> = rules;
  for (const [name, value] of Object.entries(given)) {
    const expected = ownValue(known, name);
    if (value === undefined) continue;
    if (expected === undefined) throw new TypeError(`${what} has no ${name}${nearest(name, Object.keys(known))}`);
    if (!expected.fits(value)) throw new TypeError(`${name} of ${what} must be ${expected.says}`);
  }
  for (const [name, { says, isRequired }] of Object.entries(known))
    if (isRequired === true && given[name] === undefined)
      throw new TypeError(`${what} needs ${name}: it must be ${says}`);
}

/** Flags of one vendor by their long name: each is known, and so is its value where a list has all of them. */
export function throwWrongOptions(options: Readonly<Record<string, string>> = {}): void {
  const known = Object.values(vendors).flatMap(({ flags = [] }) => flags);
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined) continue;
    const found = known.find((item) => item.name === name);
    if (found === undefined) {
      const names = known.map((item) => item.name);
      throw new TypeError(`there is no vendor option ${name}${nearest(name, names)}`);
    }
    if (!isText(value) || (found.values.length > 0 && !found.values.includes(value)))
      throw new TypeError(`vendor option ${name} must be ${found.values.join(', ') || 'a text'}`);
  }
}

function nearest(name: string, known: readonly string[]): string {
  const found = suggest(name, known);
  return found === undefined ? `; known: ${known.join(', ')}` : `: did you mean ${found}?`;
}

// Whether calls that must come before registerPush do, as far as one block of code tells it.
import type { Origin } from '../../problems/types.js';
import type { DartCall } from '../../readers/dart/calls.js';
import type { Project } from '../project.js';
import { reasons, undecided } from '../reasons.js';
import { failed, type Outcome, passed, placeOf, skipped } from '../types.js';
import { type CodeMatch, hits } from './app-code.js';
import { bodiesAround, type CallOrder, comesBefore, isInBlockOf } from './dart/functions.js';
import { type NativeRegistration, nativeRegistrations, registrations } from './registration.js';

export interface PlacedCall {
  readonly at: Origin;
  readonly name: string;
  /** Seen from registerPush. */
  readonly order: CallOrder;
}

/** Passed where each of them comes before, undecided where only the running app knows. */
export function mustComeBefore(calls: readonly PlacedCall[]): Outcome {
  const [first] = calls;
  if (first === undefined) return skipped(reasons.notUsed);
  const late = calls.filter(({ order }) => order === 'after');
  if (late.length > 0) return failed(...late.map(({ at, name }) => ({ at, found: name, expected: 'registerPush' })));
  return calls.some(({ order }) => order === 'unknown')
    ? skipped(undecided('whether it runs before registerPush', '是否先于 registerPush 执行'))
    : passed(first.at);
}

export function placedInDart(project: Project, name: string): readonly PlacedCall[] {
  return project.calls(name).map((call) => {
    const orders = registrations(project).map(
      (register) => comesBefore(project, call, register) ?? (isBehind(call, register) ? false : undefined),
    );
    const order = orders.includes(true) ? 'before' : orders.includes(false) ? 'after' : 'unknown';
    return { at: placeOf(call), name, order };
  });
}

/** In a callback of registerPush, or further down in its block: its function reaches so far, and no bracket of that block closes between them. */
function isBehind(call: DartCall, register: DartCall): boolean {
  if (register.file !== call.file || register.index > call.index) return false;
  const [body] = bodiesAround(register.file, register.index);
  return body !== undefined && body.end >= call.index && isInBlockOf(register, call);
}

/** A call in Kotlin, Java, Swift, Objective-C or JavaScript. */
export function placedInCode({ file, offset }: CodeMatch, name: string): PlacedCall {
  const register = nativeRegistrations([file])[0]?.offset ?? -1;
  const between = file.bare.slice(Math.min(register, offset), Math.max(register, offset));
  const order = register === -1 || !runsOn(between) ? 'unknown' : register < offset ? 'after' : 'before';
  return { at: file.source.at(offset), name, order };
}

/** Calls that log in to IM. */
export const IM_LOGIN =
  /\bTUILogin\s*\.\s*login\s*\(|\bV2TIMManager[\s\S]{0,60}?\.login\s*\(|\bchat\s*\.\s*login\s*\(\s*\{/;

/** Whether a registration runs before or after the IM login of the same file. */
export function codeLoginOrder({ file, offset, call }: NativeRegistration): CallOrder {
  const logins = hits([file], IM_LOGIN).map((hit) => hit.offset);
  // In its callback the login is over; a block that closed between them may never have run.
  if (logins.some((login) => login < offset && staysOpen(file.bare.slice(login, offset)))) return 'after';
  return logins.some((login) => login > offset && (login < call.end || runsOn(file.bare.slice(call.end, login))))
    ? 'before'
    : 'unknown';
}

/** True when code runs from the one end to the other: no function begins between, and the block of the beginning is not closed. */
function runsOn(bare: string): boolean {
  return !/\b(?:fun|void|func|function)\b|=\s*(?:async\s*)?(?:\w+|\([^()]*\))\s*=>/.test(bare) && staysOpen(bare);
}

function staysOpen(bare: string): boolean {
  let depth = 0;
  for (const character of bare) {
    if (character === '{') depth += 1;
    if (character === '}') depth -= 1;
    if (depth < 0) return false;
  }
  return true;
}

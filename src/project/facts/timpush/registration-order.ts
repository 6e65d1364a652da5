// Whether calls that must come before registerPush do, as far as one block of code tells it.
import type { Origin } from '../../../problems/types.js';
import { blocksAround, blocksIn } from '../../../readers/code.js';
import { type CodeCall, callsOfCode } from '../../../readers/code-calls.js';
import type { DartCall } from '../../../readers/dart/calls.js';
import type { Project } from '../../project.js';
import { reasons, undecided } from '../../reasons.js';
import { failed, type Outcome, passed, placeOf, skipped } from '../../types.js';
import { type CodeMatch, hits } from '../app-code.js';
import { bodiesAround, type CallOrder, comesBefore, isInBlockOf } from '../dart/functions.js';
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
  const registers = [...nativeRegistrations([file]), ...calledAround(file, nativeRegistrations([file]))]
    .map((item) => item.offset)
    .filter((register) => runsOn(file.bare.slice(Math.min(register, offset), Math.max(register, offset))));
  const order =
    registers.length === 0 ? 'unknown' : registers.some((register) => register > offset) ? 'before' : 'after';
  return { at: file.source.at(offset), name, order };
}

const FUNCTION =
  /(?:\b(?:const|let|var)\s+(\w+)[^=;{}]*=\s*(?:\w+\s*\(\s*)?(?:async\s*)?(?:\([^(){}]*\)|\w+)[^={}]*=>|\b(?:function|fun|func|void)\s+(\w+)\s*\([^(){}]*\)[^{}]*|(?:^|[;{}])\s*(?:(?:private|public|static|async)\s+)*(?!if\b|for\b|while\b|switch\b|catch\b)(\w+)\s*\([^(){}]*\)\s*(?::\s*[\w<>. ]+)?)\s*$/;

/** Calls of the functions of a file in which it registers. */
function calledAround(file: CodeMatch['file'], calls: readonly NativeRegistration[]): readonly CodeCall[] {
  const names = new Set(calls.flatMap((call) => functionAround(file.bare, call.offset) ?? []));
  return [...names].flatMap((name) => callsOfCode(file, name));
}

/** The name of the function around a place. */
export function functionAround(bare: string, offset: number): string | undefined {
  for (const open of blocksAround(bare, offset)) {
    const head = FUNCTION.exec(bare.slice(Math.max(0, open - 200), open));
    if (head !== null) return head[1] ?? head[2] ?? head[3];
  }
  return undefined;
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

const CHAT_LOGOUT = /\b(?:TUILogin|V2TIMManager(?:\s*\.\s*getInstance\s*\(\s*\))?)\s*\.\s*logout\s*\(/;

/** Whether a script logs out in the same run of code, before unRegisterPush or without waiting for its end. */
export function logoutAround({ file, offset }: CodeMatch): 'before' | 'after' | undefined {
  const [call] = callsOfCode(file, 'unRegisterPush').filter((item) => item.offset === offset);
  if (call === undefined) return undefined;
  const start = file.bare.slice(0, offset).search(/[^;{}\n]*$/);
  const isWaited =
    /\b(?:await|return)\b|=/.test(file.bare.slice(start, offset)) ||
    /^\s*[.,)]/.test(file.bare.slice(call.end, call.end + 40));
  for (const { offset: at, text } of hits([file], CHAT_LOGOUT)) {
    if (at < offset && runsOn(file.bare.slice(at + text.length, start))) return 'after';
    if (at > call.end && !isWaited && runsOn(file.bare.slice(call.end, at))) return 'before';
  }
  return undefined;
}

/** True when code runs from the one end to the other: no function begins between, and the block of the beginning is not closed. */
function runsOn(bare: string): boolean {
  return !/\b(?:fun|void|func|function)\b|=\s*(?:async\s*)?(?:\w+|\([^()]*\))\s*=>/.test(bare) && staysOpen(bare);
}

const staysOpen = (bare: string): boolean => blocksIn(bare).least === 0;

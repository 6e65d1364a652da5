// What vendors tell about device tokens and tasks, and what their questions share: how an undecided answer looks, and the message a probe sends.
import type { DeviceStateName } from '../problems/statuses.js';
import type { Mark, Problem } from '../problems/types.js';
import { isEmptyWord } from '../text/empty-words.js';
import { excerptOf } from '../text/excerpt.js';
import { type Text, t } from '../text/language.js';
import { field, scalarOf } from './answer-fields.js';
import type { PushMessage, SendResult } from './types.js';

/** What is known about one device token. Invalid only on the vendor's permanent codes; doubt is `unknown`. */
export interface DeviceStatus {
  readonly token: string;
  readonly state: DeviceStateName;
  /** What was asked and what came back, the vendor's own words included; in the order of the questions. */
  readonly evidence: readonly Text[];
  /** How sure the reading of the answer is. */
  readonly confidence: Mark;
  readonly problem?: Problem;
}

export interface StatusOptions {
  /** May send something that can reach the phone (`--probe`). */
  readonly probe: boolean;
  /** May call what changes state at the vendor, such as a feed that deletes what it returns. */
  readonly consume: boolean;
  /** Keeps every device token a consumed feed handed out; awaited before the next call, because the vendor has deleted them by then. */
  keepFeed?(tokens: readonly string[]): Promise<void>;
}

/** Statistics or trace of one task or message id, in the vendor's own words. */
export interface TaskReport {
  readonly id: string;
  readonly found: boolean;
  readonly facts: readonly { readonly label: Text; readonly value: string }[];
  readonly problem?: Problem;
}

/** An answer that decides nothing; what was asked and what came back is still shown. */
export const undecidedState = (token: string, evidence: readonly Text[], problem?: Problem): DeviceStatus => ({
  token,
  state: 'unknown',
  evidence,
  confidence: problem?.entry.mark ?? 'A',
  ...(problem === undefined ? {} : { problem }),
});

/** What came back instead of an answer: the vendor's own words where it gave some. */
export function refusalText({ vendorCode = '', vendorMessage = '' }: Problem): Text {
  const words = `${vendorCode} ${excerptOf(vendorMessage, 120)}`.trim();
  return words === '' ? t('was not answered', '没有得到响应') : t(words, words);
}

/** A question and what came of it, as evidence. */
export const said = (call: string, words: Text): Text => t(`${call}: ${words.en}`, `${call}：${words.zh}`);

/** A member of a row about a task and what to call it: a count, if nothing else is said. */
export type TaskMember = readonly [name: string, label: Text, kind?: 'share' | 'words'];

const FORMS = { count: /^[0-9]{1,15}$/, share: /^[0-9]+(?:\.[0-9]+)?%?$/, words: /^[^-]/ };

/** What a row of an answer contains about a task. It is whole when every count that is there is one. */
export function factsOf(
  row: unknown,
  table: readonly TaskMember[],
): { readonly facts: TaskReport['facts']; readonly isWhole: boolean } {
  const facts: TaskReport['facts'][number][] = [];
  let isWhole = true;
  for (const [name, label, kind = 'count'] of table) {
    const given = field(row, name);
    const value = scalarOf(given).trim();
    if (FORMS[kind].test(value) && !isEmptyWord(value))
      facts.push({ label: t(`${label.en} (${name.trim()})`, `${label.zh}（${name.trim()}）`), value });
    else if (kind === 'count' && given !== undefined) isWhole = false;
  }
  return { facts, isWhole: isWhole && facts.length > 0 };
}

/** After a further question about the same device token: its refusal is reported, and no "valid" beside it. */
export function withFurther(status: DeviceStatus, call: string, refusal: Problem | undefined): DeviceStatus {
  if (refusal === undefined) return status;
  const words = refusalText(refusal);
  const evidence = [...status.evidence, t(`${call}: ${words.en}`, `${call}：${words.zh}`)];
  return status.state === 'valid'
    ? { ...status, state: 'unknown', evidence, problem: refusal }
    : { ...status, evidence };
}

/** What a refusal says about a device token: its entry knows; a refusal about anything else says nothing. */
export function stateOfRefusal(problem: Problem): DeviceStatus['state'] {
  const { deviceToken } = problem.entry;
  return deviceToken === 'invalid' || deviceToken === 'switched-off' ? deviceToken : 'unknown';
}

/** The answer of a push that was sent to find out: accepted means that the vendor knows the device token. */
export function statusOfProbe(result: SendResult, evidence: readonly Text[], confidence: Mark): DeviceStatus {
  const { token, problem } = result;
  if (result.status === 'accepted') return { token, state: 'valid', evidence, confidence };
  if (problem === undefined || result.status !== 'rejected') return undecidedState(token, evidence, problem);
  return {
    token,
    state: stateOfRefusal(problem),
    evidence,
    confidence: problem.entry.mark ?? confidence,
    problem,
  };
}

/** Sends a test message to the device tokens, `most` in one call; one that vendors do not count towards the phone's daily limit. */
export async function probeInBatches(
  tokens: readonly string[],
  most: number,
  push: (message: PushMessage, tokens: readonly string[]) => Promise<readonly SendResult[]>,
  judge: (result: SendResult) => DeviceStatus,
): Promise<readonly DeviceStatus[]> {
  const found: DeviceStatus[] = [];
  for (let start = 0; start < tokens.length; start += most)
    found.push(...(await push(probeMessage({ mode: 'test' }), tokens.slice(start, start + most))).map(judge));
  return found;
}

/** Ordinary words: a text that reads like a test is held back by some vendors. It says that it may be dismissed. */
export const probeMessage = (special: Partial<PushMessage> = {}): PushMessage => ({
  title: 'Notification check 通知检查',
  body: 'This checks whether push reaches this phone. 这条消息用于检查推送是否可达，可以忽略。',
  mode: 'formal',
  clickTarget: 'launcher',
  options: {},
  ...special,
});

// What Meizu can report without a push: notification switches, alias and tags of a device token, and the counts of a task.
// Source: https://github.com/MEIZUPUSH/PushAPI (subscription service, statistics).
import type { Problem } from '../../../problems/types.js';
import { isRefused } from '../../../push/access.js';
import { field, scalarOf } from '../../../push/answer-fields.js';
import {
  type DeviceStatus,
  factsOf,
  refusalText,
  said,
  stateOfRefusal,
  type TaskMember,
  type TaskReport,
  undecidedState,
  withFurther,
} from '../../../push/device-status.js';
import type { VendorDeps } from '../../../push/types.js';
import { type Text, t } from '../../../text/language.js';
import { CODES, PATHS } from '../facts.js';
import { type Answer, notUnderstood, problemOf, problemOfTarget } from './answers.js';
import { question } from './ask.js';

/** One device at a time: Meizu has no batch query for this. */
export async function deviceStatus(
  deps: VendorDeps,
  tokens: readonly string[],
  signal: AbortSignal | undefined,
): Promise<readonly DeviceStatus[]> {
  const found: DeviceStatus[] = [];
  for (const token of tokens) found.push(await statusOf(deps, token, signal));
  return found;
}

async function statusOf(deps: VendorDeps, pushId: string, signal: AbortSignal | undefined): Promise<DeviceStatus> {
  const answer = await question(deps, 'subscription', PATHS.registerSwitch, { pushId }, signal);
  if (isRefused(answer))
    return undecidedState(pushId, [said('getRegisterSwitch', refusalText(answer.problem))], answer.problem);
  if (answer.code !== CODES.success) {
    const problem = problemOf(answer.code, answer.message, deps);
    return {
      token: pushId,
      state: stateOfRefusal(problem),
      evidence: [said('getRegisterSwitch', t(quoted(answer), quoted(answer)))],
      // The codes are documented; that this call returns them is inferred.
      confidence: 'D',
      problem,
    };
  }
  const bar = readSwitches(answer.value, pushId);
  const further = await subscriptions(deps, pushId, signal);
  const evidence = [
    said('getRegisterSwitch', t(`barTypeSwitch ${bar ?? '–'}`, `barTypeSwitch ${bar ?? '–'}`)),
    ...further.told,
  ];
  if (bar === undefined) return undecidedState(pushId, evidence);
  if (bar === 1) {
    const valid: DeviceStatus = { token: pushId, state: 'valid', evidence, confidence: 'A' };
    return further.refused.reduce((status, [call, problem]) => withFurther(status, call, problem), valid);
  }
  return {
    token: pushId,
    state: 'switched-off',
    evidence,
    confidence: 'A',
    problem: problemOfTarget(CODES.tooFastOrSwitchOff),
  };
}

const quoted = (answer: Answer): string => `${answer.code}${answer.message === '' ? '' : ` “${answer.message}”`}`;

/** The notification switch; undefined when the response is for another device token. */
export const readSwitches = (value: unknown, pushId: string): 0 | 1 | undefined =>
  field(value, 'pushId') === pushId ? switchOf(value, 'barTypeSwitch') : undefined;

/** The document shows 0 and 1; the vendor's SDKs also use true and false. */
function switchOf(value: unknown, name: string): 0 | 1 | undefined {
  const given = field(value, name);
  if (given === 1 || given === '1' || given === true) return 1;
  if (given === 0 || given === '0' || given === false) return 0;
  return undefined;
}

/** Alias and tags do not affect the state, but help users recognise the phone. */
async function subscriptions(
  deps: VendorDeps,
  pushId: string,
  signal: AbortSignal | undefined,
): Promise<{ readonly told: readonly Text[]; readonly refused: readonly (readonly [string, Problem])[] }> {
  const alias = await question(deps, 'subscription', PATHS.aliases, { pushId }, signal);
  const tags = await question(deps, 'subscription', PATHS.tags, { pushId }, signal);
  const own = (answer: typeof alias, name: string): unknown =>
    isRefused(answer) || field(answer.value, 'pushId') !== pushId ? undefined : field(answer.value, name);
  const aliasText = own(alias, 'alias');
  const tagList = own(tags, 'tags');
  const names = (Array.isArray(tagList) ? tagList : [])
    .map((tag) => field(tag, 'tagName'))
    .filter((name) => typeof name === 'string');
  const refusal = (call: string, answer: typeof alias): readonly (readonly [string, Problem])[] => {
    if (isRefused(answer)) return [[call, answer.problem]];
    if (answer.code !== CODES.success) return [[call, problemOf(answer.code, answer.message, deps)]];
    return field(answer.value, 'pushId') === pushId ? [] : [[call, notUnderstood(answer.response)]];
  };
  return {
    told: [
      ...(typeof aliasText === 'string' && aliasText !== '' ? [said('getSubAlias', t(aliasText, aliasText))] : []),
      ...(names.length > 0 ? [said('getSubTags', t(names.join(', '), names.join('、')))] : []),
    ],
    refused: [...refusal('getSubAlias', alias), ...refusal('getSubTags', tags)],
  };
}

/** The counters of a task; the document has one of the names with a trailing space. */
const COUNTERS: readonly TaskMember[] = [
  ['targetNo', t('targets', '目标数')],
  ['validNo', t('valid targets', '有效目标')],
  ['pushedNo', t('pushed', '已推送')],
  ['acceptNo', t('reached the phone', '到达')],
  ['acceptNo ', t('reached the phone', '到达')],
  ['displayNo', t('displayed', '展示')],
  ['clickNo', t('tapped', '点击')],
];

export async function taskReport(deps: VendorDeps, id: string, signal: AbortSignal | undefined): Promise<TaskReport> {
  const answer = await question(deps, 'push', PATHS.taskStatistics, { taskId: id }, signal);
  if (isRefused(answer)) return { id, found: false, facts: [], problem: answer.problem };
  if (answer.code !== CODES.success)
    return { id, found: false, facts: [], problem: problemOf(answer.code, answer.message, deps) };
  // Counts of another task, or no counts at all, do not answer this query.
  if (scalarOf(field(answer.value, 'taskId')) !== id) return { id, found: false, facts: [] };
  const { facts, isWhole } = factsOf(answer.value, COUNTERS);
  return { id, found: isWhole, facts, ...(isWhole ? {} : { problem: notUnderstood(answer.response) }) };
}

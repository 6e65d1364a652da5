// What Meizu tells without a push: the switches, alias and tags of a device token, and the numbers of a task.
// Source: https://github.com/MEIZUPUSH/PushAPI (subscription service, statistics).
import { UnreachableError } from '../../../http/types.js';
import { unreachableProblem } from '../../../problems/entries/network.js';
import type { Problem } from '../../../problems/types.js';
import { stateOfRefusal, undecided } from '../../../push/device-status.js';
import type { DeviceStatus, TaskReport, VendorDeps } from '../../../push/types.js';
import { type Text, t } from '../../../text/language.js';
import { PATHS } from '../facts.js';
import { type Answer, ask, problemOf, problemOfTarget } from './answers.js';

/** One device after the other: Meizu has no such question for many. */
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
  if ('problem' in answer)
    return undecided(pushId, [said('getRegisterSwitch', t('was not answered', '没有得到应答'))], answer.problem);
  if (answer.code !== '200') {
    const problem = problemOf(answer.code, answer.message, deps);
    return {
      token: pushId,
      state: stateOfRefusal(problem),
      evidence: [said('getRegisterSwitch', t(quoted(answer), quoted(answer)))],
      // The codes are documented, that this call answers them is our reading.
      confidence: 'D',
      problem,
    };
  }
  const bar = switchOf(answer.value, 'barTypeSwitch');
  const evidence = [
    said('getRegisterSwitch', t(`barTypeSwitch ${bar ?? '–'}`, `barTypeSwitch ${bar ?? '–'}`)),
    ...(await subscriptions(deps, pushId, signal)),
  ];
  if (bar === undefined) return undecided(pushId, evidence);
  if (bar === 1) return { token: pushId, state: 'valid', evidence, confidence: 'A' };
  return { token: pushId, state: 'switched-off', evidence, confidence: 'A', problem: problemOfTarget('110010') };
}

const quoted = (answer: Answer): string => `${answer.code}${answer.message === '' ? '' : ` “${answer.message}”`}`;

const said = (call: string, words: Text): Text => t(`${call}: ${words.en}`, `${call}：${words.zh}`);

/** The document prints 0 and 1, the vendor's own SDKs also write true and false. */
function switchOf(value: unknown, name: string): 0 | 1 | undefined {
  const given = field(value, name);
  if (given === 1 || given === '1' || given === true) return 1;
  if (given === 0 || given === '0' || given === false) return 0;
  return undefined;
}

/** Alias and tags tell nothing about the state; a person may recognise the phone by them. */
async function subscriptions(
  deps: VendorDeps,
  pushId: string,
  signal: AbortSignal | undefined,
): Promise<readonly Text[]> {
  const alias = await question(deps, 'subscription', PATHS.aliases, { pushId }, signal);
  const tags = await question(deps, 'subscription', PATHS.tags, { pushId }, signal);
  const aliasText = 'value' in alias ? field(alias.value, 'alias') : undefined;
  const tagList = 'value' in tags ? field(tags.value, 'tags') : undefined;
  const names = (Array.isArray(tagList) ? tagList : [])
    .map((tag) => field(tag, 'tagName'))
    .filter((name) => typeof name === 'string');
  return [
    ...(typeof aliasText === 'string' && aliasText !== '' ? [said('getSubAlias', t(aliasText, aliasText))] : []),
    ...(names.length > 0 ? [said('getSubTags', t(names.join(', '), names.join('、')))] : []),
  ];
}

/** Numbers of a task; the document prints one of the names with a blank behind it. */
const COUNTERS: readonly (readonly [string, Text])[] = [
  ['targetNo', t('targets', '目标数')],
  ['validNo', t('valid targets', '有效目标')],
  ['pushedNo', t('pushed', '已推送')],
  ['acceptNo', t('reached the phone', '到达')],
  ['displayNo', t('displayed', '展示')],
  ['clickNo', t('tapped', '点击')],
];

export async function taskReport(deps: VendorDeps, id: string, signal: AbortSignal | undefined): Promise<TaskReport> {
  const answer = await question(deps, 'push', PATHS.taskStatistics, { taskId: id }, signal);
  if ('problem' in answer) return { id, found: false, facts: [], problem: answer.problem };
  if (answer.code !== '200')
    return { id, found: false, facts: [], problem: problemOf(answer.code, answer.message, deps) };
  const facts = COUNTERS.flatMap(([name, label]) => {
    const value = field(answer.value, name) ?? field(answer.value, `${name} `);
    const isShown = typeof value === 'number' || typeof value === 'string';
    return isShown ? [{ label: t(`${label.en} (${name})`, `${label.zh}（${name}）`), value: String(value) }] : [];
  });
  return { id, found: true, facts };
}

async function question(
  deps: VendorDeps,
  role: 'push' | 'subscription',
  path: string,
  own: Readonly<Record<string, string>>,
  signal: AbortSignal | undefined,
): Promise<Answer | { readonly problem: Problem }> {
  try {
    return await ask(deps, role, path, own, signal);
  } catch (error) {
    if (!(error instanceof UnreachableError)) throw error;
    return { problem: unreachableProblem(error, 'meizu') };
  }
}

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;

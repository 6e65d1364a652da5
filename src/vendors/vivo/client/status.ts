// What vivo can report without a push: invalid device tokens and the counts of a task (vivo API text 2.9.2, sections 9 and 10).
import type { Problem } from '../../../problems/types.js';
import { scalarOf } from '../../../push/answer-fields.js';
import {
  type DeviceStatus,
  factsOf,
  refusalText,
  type TaskMember,
  type TaskReport,
  undecidedState,
} from '../../../push/device-status.js';
import { isObject, type Json } from '../../../text/json-object.js';
import { type Text, t } from '../../../text/language.js';
import { codes, invalidUserStatus, limits, paths } from '../facts.js';
import { type Answer, type Ask, invalidUsersOf, notUnderstood, problemOf } from './answers.js';
import { callRequest, queryRequest } from './requests.js';

/** userType of a regId (D: inferred from 2 for an alias). */
const REG_ID = 1;

/** Calls /invalidUser/check with lists of the usual batch size; vivo asks clients to do so rarely and at off-peak times. */
export async function checkDevices(
  ask: Ask,
  baseUrl: string,
  tokens: readonly string[],
  signal: AbortSignal | undefined,
): Promise<readonly DeviceStatus[]> {
  const found: DeviceStatus[] = [];
  for (let start = 0; start < tokens.length; start += limits.listMax) {
    const batch = tokens.slice(start, start + limits.listMax);
    const body = { userType: REG_ID, userIds: batch };
    const outcome = await ask((accessToken) => callRequest(baseUrl, paths.invalidUserCheck, accessToken, body), signal);
    if (outcome.kind !== 'answered') found.push(...refused(batch, outcome.problem));
    else if (!outcome.answer.ok) found.push(...refused(batch, outcome.answer.problem));
    else found.push(...readCheck(batch, outcome.answer.body));
  }
  return found;
}

const refused = (tokens: readonly string[], problem: Problem): readonly DeviceStatus[] =>
  tokens.map((token) => undecidedState(token, [asked(refusalText(problem))], problem));

const asked = (says: Text): Text => t(`${paths.invalidUserCheck}: ${says.en}`, `${paths.invalidUserCheck}：${says.zh}`);

/** The response format is not documented: without the expected list, or with an invalid one, the states stay unknown. */
function readCheck(tokens: readonly string[], body: Json): readonly DeviceStatus[] {
  const invalid = Array.isArray(body['invalidUsers']) ? invalidUsersOf(body) : undefined;
  if (invalid === undefined) {
    const isOther = Object.values(body).some((value) => typeof value === 'object' && value !== null);
    const words = JSON.stringify(body).slice(0, 160);
    const says = isOther
      ? t(`an unexpected response: ${words}`, `响应格式与预期不同：${words}`)
      : t('result 0 without a list of invalid ids', 'result 0，未返回失效列表');
    return tokens.map((token) => ({ token, state: 'unknown', evidence: [asked(says)], confidence: 'D' }));
  }
  const named = new Map(invalid.map((user) => [user.token, user.status]));
  // A list with ids that were not queried may be for another query.
  const areOurs = [...named.keys()].every((token) => tokens.includes(token));
  return tokens.map((token): DeviceStatus => {
    if (named.has(token)) return listed(token, named.get(token), scalarOf(body['desc']));
    if (!areOurs)
      return undecidedState(token, [asked(t('a list with ids that were not asked about', '列表中有未查询的 id'))]);
    const says = t('not in the list of invalid ids', '不在失效列表中');
    return { token, state: 'valid', evidence: [asked(says)], confidence: 'C' };
  });
}

const meaning: Readonly<Record<number, Text>> = {
  [invalidUserStatus.unknown]: t('this id is unknown to vivo for this app', 'vivo 在该应用下没有这个 id'),
  [invalidUserStatus.uninstalled]: t(
    'uninstalled, unsubscribed, data cleared or notifications off; vivo does not say which',
    '卸载、取消订阅、清除数据或关闭通知，vivo 不区分',
  ),
  [invalidUserStatus.inactive]: t('not online for 90 days', '90 天未联网'),
};

/**
 * Status 2 means an invalid subscription. Status 1 only means that this app has no such id, which also applies to a
 * valid token of another app or a typo; status 3 ends when the phone is online again. Undecided statuses are not errors.
 */
function listed(token: string, status: number | undefined, desc: string): DeviceStatus {
  const means = meaning[status ?? 0] ?? t('an undocumented status', '文档中没有的 status');
  const isInvalid = status === invalidUserStatus.uninstalled;
  const problem = problemOf(codes.invalidTarget, desc === 'success' ? '' : desc, status);
  const shown = status ?? '–';
  return {
    token,
    state: isInvalid ? 'invalid' : 'unknown',
    evidence: [
      asked(t(`listed as invalid with status ${shown}: ${means.en}`, `在失效列表中，status ${shown}：${means.zh}`)),
    ],
    confidence: 'C',
    problem: isInvalid ? problem : { ...problem, severity: 'hint' },
  };
}

/** Counters of /report/getStatistics: the first four are documented, the others occur in older responses. */
const counters: readonly TaskMember[] = [
  ['send', t('sent', '发送')],
  ['receive', t('reached the phone', '到达')],
  ['display', t('displayed', '展示')],
  ['click', t('tapped', '点击')],
  ['targetInvalid', t('invalid ids', '无效 id')],
  ['targetUnSub', t('uninstalled or switched off', '卸载或关闭通知')],
  ['targetInActive', t('inactive for long', '长期不活跃')],
  ['targetOffline', t('offline', '离线')],
  ['covered', t('replaced by a newer one', '被新消息覆盖')],
  ['controlled', t('withheld by vivo (daily cap of the user)', '被 vivo 管控（单用户每日上限）')],
];

/** The counts of a task and its content audit, which the response to a single push does not include. */
export async function reportTask(
  ask: Ask,
  baseUrl: string,
  id: string,
  signal: AbortSignal | undefined,
): Promise<TaskReport> {
  const query = `taskIds=${encodeURIComponent(id)}`;
  const asking = async (path: string): Promise<Answer | { readonly ok: false; readonly problem: Problem }> => {
    const outcome = await ask((accessToken) => queryRequest(baseUrl, path, accessToken, query), signal);
    return outcome.kind === 'answered' ? outcome.answer : { ok: false, problem: outcome.problem };
  };
  const statistics = await asking(paths.statistics);
  if (!statistics.ok) return { id, found: false, facts: [], problem: statistics.problem };
  const row = rowOf(statistics.body['statistics'], id);
  const { facts, isWhole } = factsOf(row, counters);
  // A missing row is not an error; a row with an invalid count is an invalid response.
  const unread = row === undefined || isWhole ? undefined : notUnderstood({ status: 200, body: JSON.stringify(row) });
  const audit = await asking(paths.messageStatus);
  const problem = unread?.problem ?? (audit.ok ? undefined : audit.problem);
  const words = audit.ok ? scalarOf(rowOf(audit.body['data'], id)?.['desc']) : '';
  // The audit also returns text for unknown tasks, so only a text about an audit result means that the task exists.
  const found = isWhole || /敏感|违规|不通过|sensitive/i.test(words);
  return {
    id,
    found,
    facts: words === '' ? facts : [...facts, { label: t('audit', '内容审核'), value: words }],
    // If the second query fails, the counts are kept and the problem is reported.
    ...(problem === undefined ? {} : { problem }),
  };
}

function rowOf(list: unknown, id: string): Readonly<Record<string, unknown>> | undefined {
  if (!Array.isArray(list)) return undefined;
  const [row, another] = list.filter(isObject).filter((item) => scalarOf(item['taskId']) === id);
  // Two rows for one task may disagree, so neither is used.
  return another === undefined ? row : undefined;
}

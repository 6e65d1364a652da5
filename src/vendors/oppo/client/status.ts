// What OPPO can report without a push: alias and tags of a registration ID, and the list of invalid ones, which reading deletes.
// Source: OPPO server API documents 11234 and 11235 and the server API PDF 1.9.3.
import { type HttpRequest, UnreachableError } from '../../../http/types.js';
import { unreachableProblem } from '../../../problems/unreachable.js';
import { isRefused, type Refused } from '../../../push/access.js';
import { field, isListOfTexts, wholeNumberOf } from '../../../push/answer-fields.js';
import {
  type DeviceStatus,
  refusalText,
  type StatusOptions,
  said,
  stateOfRefusal,
  undecidedState,
  withFurther,
} from '../../../push/device-status.js';
import { judgeWithFeed } from '../../../push/token-feed.js';
import type { PushMessage, SendResult, VendorDeps } from '../../../push/types.js';
import { type Text, t } from '../../../text/language.js';
import { CODES, PATHS } from '../facts.js';
import { type AccessOf, type Answered, askWithToken } from './access.js';
import { notUnderstood, problemOf } from './answers.js';
import { rolesFor } from './hosts.js';

interface Tools {
  readonly deps: VendorDeps;
  readonly accessOf: AccessOf;
  readonly signal: AbortSignal | undefined;
}

type Push = (message: PushMessage, token: string) => Promise<readonly SendResult[]>;

export async function deviceStatus(
  deps: VendorDeps,
  accessOf: AccessOf,
  tokens: readonly string[],
  options: StatusOptions,
  push: Push,
  signal: AbortSignal | undefined,
): Promise<readonly DeviceStatus[]> {
  const tools: Tools = { deps, accessOf, signal };
  return judgeWithFeed(tokens, options, {
    list: t('fetch_invalid_regidList', 'fetch_invalid_regidList'),
    mostReadings: 40,
    readNext: () => readNext(tools),
    notRead: (why) => t(`list of invalid tokens not read: ${why.en}`, `未能读取失效列表：${why.zh}`),
    notAsked: [NOT_READ],
    askAbout: (token) => askAbout(tools, token),
    // A push to one invalid token is rejected with 10000.
    probe: { call: 'unicast (--probe)', accepted: t('0, sending has begun', '0，开始发送'), mark: 'A', push },
  });
}

const NOT_READ = t(
  'list of invalid tokens not read: reading empties it at OPPO (--consume-feed <file> reads and keeps it)',
  '未读取失效列表：读取会清空 OPPO 上的列表（--consume-feed <文件> 可读取并保存）',
);

/** There is no documented query for the state; reading alias and tags requires a registration ID that OPPO knows (inferred). */
async function askAbout(tools: Tools, token: string): Promise<DeviceStatus> {
  const alias = await deviceQuestion(tools, PATHS.alias, token);
  if (isRefused(alias)) return undecidedState(token, [said('get_alias', refusalText(alias.problem))], alias.problem);
  if (alias.code !== CODES.success) {
    const problem = problemOf(alias, tools.deps);
    const words = `${alias.code} “${alias.message}”`;
    return {
      token,
      state: stateOfRefusal(problem),
      evidence: [said('get_alias', t(words, words))],
      confidence: 'D',
      problem,
    };
  }
  // Code 0 with another registration ID, or with none, does not answer this query.
  if (field(alias.data, 'registrationId') !== token)
    return undecidedState(token, [
      said('get_alias', t('0, but not about this registration ID', '0，但不是这个 registration ID 的数据')),
    ]);
  const tags = await deviceQuestion(tools, PATHS.tags, token);
  const refusal = isRefused(tags)
    ? tags.problem
    : tags.code !== CODES.success
      ? problemOf(tags, tools.deps)
      : field(tags.data, 'registrationId') === token
        ? undefined
        : notUnderstood(tags.response);
  const evidence = [
    said('get_alias', named([field(alias.data, 'alias')])),
    ...(refusal !== undefined || isRefused(tags) ? [] : [said('get_all_tags', named(tagNames(tags.data)))]),
  ];
  return withFurther({ token, state: 'valid', evidence, confidence: 'D' }, 'get_all_tags', refusal);
}

function tagNames(data: unknown): readonly unknown[] {
  const tags = field(data, 'tags');
  return Array.isArray(tags) ? tags.map((tag) => field(tag, 'tag')) : [];
}

function named(values: readonly unknown[]): Text {
  const names = values.filter((value): value is string => typeof value === 'string' && value !== '');
  return names.length === 0 ? t('0, none', '0，无') : t(`0, ${names.join(', ')}`, `0，${names.join('、')}`);
}

// ---------------------------------------------------------------- the list of invalid registration IDs

/** At most 500 entries, which OPPO then deletes. */
async function readNext(tools: Tools): Promise<readonly string[] | Text> {
  const base = tools.deps.endpoint(rolesFor('', tools.deps.settings)[0]);
  const answer = await question(tools, base, feedRequest(tools.deps));
  if (isRefused(answer)) return refusalText(answer.problem);
  if (answer.code !== CODES.success)
    return t(`${answer.code} “${answer.message}”`, `${answer.code} “${answer.message}”`);
  const list = field(answer.data, 'registration_ids');
  if (!isListOfTexts(list) || list.some((one) => one.trim() === ''))
    return t('the response contains no readable list', '响应中没有可读的列表');
  // A list of nothing beside a number of tokens is not the end of it.
  const isShort = list.length === 0 && (wholeNumberOf(field(answer.data, 'totalCount')) ?? 0) !== 0;
  return isShort ? t('the response counts tokens that it does not list', '响应的数量与列表不符') : list;
}

const feedRequest =
  (deps: VendorDeps) =>
  (authToken: string): HttpRequest => ({
    method: 'GET',
    url: `${deps.endpoint('feedback')}${PATHS.invalidTokens}`,
    headers: { auth_token: authToken },
  });

// ---------------------------------------------------------------- asking

/** The device API takes JSON; the names of its request members are from a client, not from a document. */
const deviceQuestion = (tools: Tools, path: string, token: string): Promise<Answered | Refused> =>
  question(tools, tools.deps.endpoint(rolesFor(token, tools.deps.settings)[0]), (authToken) => ({
    method: 'POST',
    url: `${tools.deps.endpoint('device')}${path}`,
    headers: { 'Content-Type': 'application/json;charset=UTF-8' },
    body: JSON.stringify({ auth_token: authToken, registration_id: token }),
  }));

async function question(
  { deps, accessOf, signal }: Tools,
  base: string,
  make: (authToken: string) => HttpRequest,
): Promise<Answered | Refused> {
  try {
    return await askWithToken(deps, accessOf(base), make, signal);
  } catch (error) {
    if (!(error instanceof UnreachableError)) throw error;
    return { problem: unreachableProblem(error, 'oppo') };
  }
}

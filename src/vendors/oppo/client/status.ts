// What OPPO can report without a push: alias and tags of a registration ID, and the list of invalid ones, which reading deletes.
// Source: OPPO server API documents 11234 and 11235 and the server API PDF 1.9.3.
import { type HttpRequest, UnreachableError } from '../../../http/types.js';
import { unreachableProblem } from '../../../problems/unreachable.js';
import { isRefused, type Refused } from '../../../push/access.js';
import { field, isListOfTexts, textsOf } from '../../../push/answer-fields.js';
import {
  type DeviceStatus,
  probeMessage,
  refusalText,
  type StatusOptions,
  stateOfRefusal,
  statusOfProbe,
  undecidedState,
  withFurther,
} from '../../../push/device-status.js';
import { type Feed, judgeWithFeed } from '../../../push/token-feed.js';
import type { PushMessage, SendResult, VendorDeps } from '../../../push/types.js';
import { type Text, t } from '../../../text/language.js';
import { CODES, PATHS } from '../facts.js';
import { type AccessOf, type Answered, askWithToken } from './access.js';
import { notUnderstood, problemOf } from './answers.js';
import { rolesFor } from './hosts.js';

/** Maximum number of reads of the list per run; each returns at most 500 entries and deletes them. */
const MOST_READINGS = 40;

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
    readFeed: () => readFeed(tools, options),
    notRead: [NOT_READ],
    askAbout: (token) => askAbout(tools, token),
    probe: (token, evidence) => probe(token, evidence, push),
  });
}

const NOT_READ = t(
  'list of invalid tokens not read: reading empties it at OPPO (--consume-feed <file> reads and keeps it)',
  '未读取失效列表：读取会清空 OPPO 上的列表（--consume-feed <文件> 可读取并保存）',
);

const said = (call: string, words: Text): Text => t(`${call}: ${words.en}`, `${call}：${words.zh}`);

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

/** A push to one invalid token is rejected with 10000. */
async function probe(token: string, evidence: readonly Text[], push: Push): Promise<DeviceStatus> {
  const [result] = await push(probeMessage(), token);
  if (result === undefined) return undecidedState(token, evidence);
  const words = result.status === 'accepted' ? t('0, sending has begun', '0，开始发送') : t('not accepted', '未被接受');
  return statusOfProbe(result, [...evidence, said('unicast (--probe)', words)], 'A');
}

// ---------------------------------------------------------------- the list of invalid registration IDs

async function readFeed(tools: Tools, options: StatusOptions): Promise<Feed> {
  const base = tools.deps.endpoint(rolesFor('', tools.deps.settings)[0]);
  const tokens = new Set<string>();
  const notRead = (why: Text): Feed => ({
    tokens,
    isPart: true,
    words: (isListed) => (isListed ? LISTED : tokens.size === 0 ? feedNotRead(why) : notInPart(tokens.size, why)),
  });
  for (let reading = 0; reading < MOST_READINGS; reading++) {
    const answer = await question(tools, base, feedRequest(tools.deps));
    if (isRefused(answer)) return notRead(refusalText(answer.problem));
    if (answer.code !== CODES.success)
      return notRead(t(`${answer.code} “${answer.message}”`, `${answer.code} “${answer.message}”`));
    const list = field(answer.data, 'registration_ids');
    if (!isListOfTexts(list)) return notRead(t('the response contains no list', '响应中没有列表'));
    const fresh = textsOf(list);
    if (fresh.length === 0) return wholeFeed(tokens);
    await options.keepFeed?.(fresh);
    for (const token of fresh) tokens.add(token);
  }
  return notRead(t(`stopped after ${MOST_READINGS} readings`, `读取 ${MOST_READINGS} 次后停止`));
}

const LISTED = t('listed as invalid by fetch_invalid_regidList', '在 fetch_invalid_regidList 的失效列表中');

const feedNotRead = (why: Text): Text => t(`list of invalid tokens not read: ${why.en}`, `未能读取失效列表：${why.zh}`);

const notInPart = (count: number, why: Text): Text =>
  t(
    `not among the first ${count} tokens of fetch_invalid_regidList, which was not read to its end: ${why.en}`,
    `不在 fetch_invalid_regidList 的前 ${count} 个 token 中，列表未读完：${why.zh}`,
  );

const wholeFeed = (tokens: ReadonlySet<string>): Feed => ({
  tokens,
  words: (isListed) =>
    isListed
      ? LISTED
      : t(
          `not among the ${tokens.size} tokens of fetch_invalid_regidList`,
          `不在 fetch_invalid_regidList 的 ${tokens.size} 个 token 中`,
        ),
});

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

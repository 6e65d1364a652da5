// What OPPO tells without a push: alias and tags of a registration ID, and the list of invalid ones that empties itself when read.
// Source: OPPO server API documents 11234 and 11235 and the server API PDF 1.9.3.
import { type HttpRequest, UnreachableError } from '../../../http/types.js';
import { unreachableProblem } from '../../../problems/entries/network.js';
import { probeMessage, stateOfRefusal, statusOfProbe, undecided } from '../../../push/device-status.js';
import { type Feed, judgeWithFeed } from '../../../push/token-feed.js';
import type { DeviceStatus, PushMessage, SendResult, StatusOptions, VendorDeps } from '../../../push/types.js';
import { type Text, t } from '../../../text/language.js';
import { PATHS, regionOf } from '../facts.js';
import { askWithToken } from './access.js';
import { type Answer, field, isRefused, problemOf, type Refused } from './answers.js';

/** Readings of the list in one run; each brings at most 500 and deletes them. */
const MOST_READINGS = 40;

type Push = (message: PushMessage, token: string) => Promise<readonly SendResult[]>;

export async function deviceStatus(
  deps: VendorDeps,
  tokens: readonly string[],
  options: StatusOptions,
  push: Push,
  signal: AbortSignal | undefined,
): Promise<readonly DeviceStatus[]> {
  return judgeWithFeed(tokens, options, {
    readFeed: () => readFeed(deps, options, signal),
    notRead: [NOT_READ],
    askAbout: (token) => askAbout(deps, token, signal),
    probe: (token, evidence) => probe(token, evidence, push),
  });
}

const NOT_READ = t(
  'list of invalid tokens not read: reading empties it at OPPO (--consume-feed <file> reads and keeps it)',
  '未读取失效列表：读取会清空 OPPO 上的列表（--consume-feed <文件> 可读取并保存）',
);

const said = (call: string, words: Text): Text => t(`${call}: ${words.en}`, `${call}：${words.zh}`);

/** No document has a question for the state; reading alias and tags needs a registration ID that OPPO knows (our reading). */
async function askAbout(deps: VendorDeps, token: string, signal: AbortSignal | undefined): Promise<DeviceStatus> {
  const alias = await deviceQuestion(deps, PATHS.alias, token, signal);
  if (isRefused(alias))
    return undecided(token, [said('get_alias', t('was not answered', '没有得到应答'))], alias.problem);
  if (alias.code !== 0) {
    const problem = problemOf(alias, deps);
    const words = `${alias.code} “${alias.message}”`;
    return {
      token,
      state: stateOfRefusal(problem),
      evidence: [said('get_alias', t(words, words))],
      confidence: 'D',
      problem,
    };
  }
  const tags = await deviceQuestion(deps, PATHS.tags, token, signal);
  const evidence = [
    said('get_alias', named([field(alias.data, 'alias')])),
    ...(isRefused(tags) || tags.code !== 0 ? [] : [said('get_all_tags', named(tagNames(tags.data)))]),
  ];
  return { token, state: 'valid', evidence, confidence: 'D' };
}

function tagNames(data: unknown): readonly unknown[] {
  const tags = field(data, 'tags');
  return Array.isArray(tags) ? tags.map((tag) => field(tag, 'tag')) : [];
}

function named(values: readonly unknown[]): Text {
  const names = values.filter((value): value is string => typeof value === 'string' && value !== '');
  return names.length === 0 ? t('0, none', '0，无') : t(`0, ${names.join(', ')}`, `0，${names.join('、')}`);
}

/** A push to one token that is not valid is refused with 10000. */
async function probe(token: string, evidence: readonly Text[], push: Push): Promise<DeviceStatus> {
  const [result] = await push(probeMessage(), token);
  if (result === undefined) return undecided(token, evidence);
  const words = result.status === 'accepted' ? t('0, sending began', '0，开始发送') : t('not taken', '未被接受');
  return statusOfProbe(result, [...evidence, said('unicast (--probe)', words)], 'A');
}

// ---------------------------------------------------------------- the list of invalid registration IDs

async function readFeed(deps: VendorDeps, options: StatusOptions, signal: AbortSignal | undefined): Promise<Feed> {
  const tokens = new Set<string>();
  for (let reading = 0; reading < MOST_READINGS; reading++) {
    const answer = await question(deps, pushBase(deps, undefined), feedRequest(deps), signal);
    if (isRefused(answer) || answer.code !== 0) {
      const code = isRefused(answer) ? answer.problem.code : `${answer.code} “${answer.message}”`;
      return {
        tokens,
        words: () => t(`list of invalid tokens not read (${code})`, `未能读取失效列表（${code}）`),
      };
    }
    const list = field(answer.data, 'registration_ids');
    const fresh = (Array.isArray(list) ? list : []).filter((item): item is string => typeof item === 'string');
    if (fresh.length === 0) break;
    await options.keepFeed?.(fresh);
    for (const token of fresh) tokens.add(token);
  }
  return {
    tokens,
    words: (isListed) =>
      isListed
        ? t('listed as invalid by fetch_invalid_regidList', '在 fetch_invalid_regidList 的失效列表中')
        : t(
            `not among the ${tokens.size} tokens of fetch_invalid_regidList`,
            `不在 fetch_invalid_regidList 的 ${tokens.size} 个 token 中`,
          ),
  };
}

const feedRequest =
  (deps: VendorDeps) =>
  (authToken: string): HttpRequest => ({
    method: 'GET',
    url: `${deps.endpoint('feedback')}${PATHS.invalidTokens}`,
    headers: { auth_token: authToken },
  });

// ---------------------------------------------------------------- asking

/** The host whose access token serves a registration ID. */
function pushBase(deps: VendorDeps, token: string | undefined): string {
  const overseas =
    token === undefined || !token.includes('_')
      ? deps.settings.text('oppo_region') === 'intl'
      : regionOf(token) === 'overseas';
  return deps.endpoint(overseas ? 'pushOverseas' : 'push');
}

/** The device API takes JSON; the names of its request members are those of a client, no document shows them. */
const deviceQuestion = (
  deps: VendorDeps,
  path: string,
  token: string,
  signal: AbortSignal | undefined,
): Promise<Answer | Refused> =>
  question(
    deps,
    pushBase(deps, token),
    (authToken) => ({
      method: 'POST',
      url: `${deps.endpoint('device')}${path}`,
      headers: { 'Content-Type': 'application/json;charset=UTF-8' },
      body: JSON.stringify({ auth_token: authToken, registration_id: token }),
    }),
    signal,
  );

async function question(
  deps: VendorDeps,
  base: string,
  make: (authToken: string) => HttpRequest,
  signal: AbortSignal | undefined,
): Promise<Answer | Refused> {
  try {
    return await askWithToken(deps, base, make, signal);
  } catch (error) {
    if (!(error instanceof UnreachableError)) throw error;
    return { problem: unreachableProblem(error, 'oppo') };
  }
}

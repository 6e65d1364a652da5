// What Xiaomi can report without a push: aliases, topics and presence of a regid, the feed of invalid ones, and traces.
// Source: dev.mi.com documents 1558 and 1559, the vendor's Java and Python server SDKs.
import { UnreachableError } from '../../../http/types.js';
import { unreachableProblem } from '../../../problems/unreachable.js';
import { isRefused, type Refused } from '../../../push/access.js';
import { field, idOf, isListOfTexts, textsOf } from '../../../push/answer-fields.js';
import {
  type DeviceStatus,
  factsOf,
  refusalText,
  type StatusOptions,
  said,
  stateOfRefusal,
  type TaskMember,
  type TaskReport,
  undecidedState,
  withFurther,
} from '../../../push/device-status.js';
import { judgeWithFeed } from '../../../push/token-feed.js';
import type { PushMessage, SendResult, VendorDeps } from '../../../push/types.js';
import { type Text, t } from '../../../text/language.js';
import { CODES, MESSAGE_ID, PATHS } from '../facts.js';
import { type Answer, notUnderstood, problemOf, readAnswer } from './answers.js';
import { queryRequest } from './requests.js';

type Push = (message: PushMessage, token: string) => Promise<readonly SendResult[]>;

export async function deviceStatus(
  deps: VendorDeps,
  tokens: readonly string[],
  options: StatusOptions,
  push: Push,
  signal: AbortSignal | undefined,
): Promise<readonly DeviceStatus[]> {
  return judgeWithFeed(tokens, options, {
    list: t('the feed of invalid regids', '失效 regid 列表'),
    mostReadings: 20,
    isOptional: true,
    readNext: () => readNext(deps, signal),
    notRead: feedNotRead,
    notAsked: [],
    askAbout: (token) => askAbout(deps, token, signal),
    probe: {
      call: 'message/regid (--probe)',
      accepted: t('accepted, not in bad_regids', '已接受，不在 bad_regids 中'),
      mark: 'B',
      push,
    },
  });
}

/** Queries the lists of a regid: an error code means an invalid regid or one of another app. That these calls return such codes is inferred from the code table. */
async function askAbout(deps: VendorDeps, token: string, signal: AbortSignal | undefined): Promise<DeviceStatus> {
  const query = {
    restricted_package_name: deps.settings.text('package_name') ?? '',
    registration_id: token,
  };
  const topics = await question(deps, PATHS.topics, query, signal);
  if (isRefused(topics)) return undecidedState(token, [said('topic/all', refusalText(topics.problem))], topics.problem);
  if (topics.code !== CODES.success) {
    const problem = problemOf(topics, deps.settings);
    const words = `${topics.code} “${topics.words}”`;
    return {
      token,
      state: stateOfRefusal(problem),
      evidence: [said('topic/all', t(words, words))],
      confidence: 'D',
      problem,
    };
  }
  if (!isListOfTexts(field(topics.data, 'list')))
    return undecidedState(token, [said('topic/all', t('0, without the list of topics', '0，但没有主题列表'))]);
  const aliases = await question(deps, PATHS.aliases, query, signal);
  const presence = await question(deps, PATHS.presence, query, signal);
  const evidence = [
    said('topic/all', listed(topics)),
    ...(!isRefused(aliases) && aliases.code === CODES.success ? [said('alias/all', listed(aliases))] : []),
    ...presenceWords(presence),
  ];
  const unread = isRefused(aliases)
    ? aliases.problem
    : aliases.code !== CODES.success
      ? problemOf(aliases, deps.settings)
      : isListOfTexts(field(aliases.data, 'list'))
        ? undefined
        : notUnderstood({ status: 200, body: JSON.stringify(aliases.data ?? null) });
  const status = withFurther({ token, state: 'valid', evidence, confidence: 'D' }, 'alias/all', unread);
  // The response format is not known, but error codes are.
  const isSaid = !isRefused(presence) && presence.code !== CODES.success;
  return withFurther(status, 'regid/presence', isSaid ? problemOf(presence, deps.settings) : undefined);
}

function listed(answer: Answer): Text {
  const names = textsOf(field(answer.data, 'list'));
  return names.length === 0 ? t('0, none', '0，无') : t(`0, ${names.join(', ')}`, `0，${names.join('、')}`);
}

/** The response format is not documented, so it is quoted without interpretation. */
function presenceWords(answer: Answer | Refused): readonly Text[] {
  if (isRefused(answer) || answer.code !== CODES.success || answer.data === undefined) return [];
  const words = JSON.stringify(answer.data).slice(0, 160);
  return [said('regid/presence', t(`${words} (not documented, only quoted)`, `${words}（格式未公开，仅引用）`))];
}

// ---------------------------------------------------------------- the feed of invalid regids

/** At most 1000 entries. Xiaomi has declared the feed offline; for accounts that still have it, each read deletes the returned entries. */
async function readNext(deps: VendorDeps, signal: AbortSignal | undefined): Promise<readonly string[] | Text> {
  const answer = await question(deps, PATHS.invalidTokens, {}, signal, 'feedback');
  if (isRefused(answer)) return refusalText(answer.problem);
  if (answer.code === CODES.feedEmpty) return [];
  const words = `${answer.code} “${answer.words}”`;
  const list = field(answer.data, 'list');
  return answer.code === CODES.success && isListOfTexts(list) ? list : t(words, words);
}

const feedNotRead = (why: Text): Text =>
  t(
    `the feed of invalid regids was not read (${why.en}): Xiaomi has taken it offline, receipts with callback.type 16 replace it`,
    `未读取失效 regid 列表（${why.zh}）：小米已下线该接口，改用 callback.type 16 的回执`,
  );

// ---------------------------------------------------------------- traces

const TRACE: readonly TaskMember[] = [
  ['msg_type', t('kind', '类型'), 'words'],
  ['create_time', t('created', '创建时间'), 'words'],
  ['time_to_live', t('lifetime', '有效期'), 'words'],
  ['resolved', t('targets counted', '计入的目标')],
  ['delivered', t('delivered', '送达')],
  ['delivery_rate', t('delivery rate', '送达率'), 'share'],
  ['click', t('tapped', '点击')],
  ['click_rate', t('tap rate', '点击率'), 'share'],
];

export async function taskReport(deps: VendorDeps, id: string, signal: AbortSignal | undefined): Promise<TaskReport> {
  const answer = await question(deps, PATHS.trace, { msg_id: id }, signal);
  if (isRefused(answer)) return { id, found: false, facts: [], problem: answer.problem };
  if (answer.code !== CODES.success) return { id, found: false, facts: [], problem: problemOf(answer, deps.settings) };
  const trace = field(answer.data, 'data');
  // Counts of another message do not answer this query.
  if (idOf(field(trace, 'id')) !== id) return { id, found: false, facts: [] };
  const { facts, isWhole } = factsOf(trace, TRACE);
  const problem = isWhole ? undefined : notUnderstood({ status: 200, body: JSON.stringify(trace) });
  const sentAt = timeOfId(id);
  const hint =
    sentAt === undefined || facts.length === 0
      ? []
      : [{ label: t('time in the id', 'ID 中的时间'), value: new Date(sentAt).toISOString() }];
  return { id, found: isWhole, facts: [...facts, ...hint], ...(problem === undefined ? {} : { problem }) };
}

/** When a message was sent, in milliseconds; undefined for an unusual id. Correct until May 2033. */
export function timeOfId(id: string): number | undefined {
  const digits = MESSAGE_ID.exec(id)?.[1];
  return digits === undefined ? undefined : Number(`1${digits}`);
}

// ---------------------------------------------------------------- asking

async function question(
  deps: VendorDeps,
  path: string,
  query: Readonly<Record<string, string>>,
  signal: AbortSignal | undefined,
  role?: 'feedback',
): Promise<Answer | Refused> {
  try {
    const response = await deps.http.request(queryRequest(deps, path, query, role), { signal });
    return readAnswer(response) ?? { problem: notUnderstood(response) };
  } catch (error) {
    if (!(error instanceof UnreachableError)) throw error;
    return { problem: unreachableProblem(error, 'xiaomi') };
  }
}

// Device tokens judged with the list of invalid ones that some vendors hand out, each in the order: ask about it, look into the list, probe where allowed.
import type { Mark } from '../problems/types.js';
import { fillBoth, type Text, t } from '../text/language.js';
import {
  type DeviceStatus,
  probeMessage,
  type StatusOptions,
  said,
  statusOfProbe,
  undecidedState,
} from './device-status.js';
import type { PushMessage, SendResult } from './types.js';

export interface FeedCalls {
  /** The name of the list in a sentence. */
  readonly list: Text;
  /** Each reading deletes at the vendor what it returned. */
  readonly mostReadings: number;
  /** Most accounts no longer have the list: nothing follows where it cannot be read. */
  readonly isOptional?: true;
  /** The next part of the list, empty at its end; a text says why it cannot be read. */
  readNext(): Promise<readonly string[] | Text>;
  notRead(why: Text): Text;
  /** What is said where reading was not allowed. */
  readonly notAsked: readonly Text[];
  /** The question that changes nothing. */
  askAbout(token: string): Promise<DeviceStatus>;
  /** A push that may show; only with consent. */
  readonly probe: {
    readonly call: string;
    readonly accepted: Text;
    readonly mark: Mark;
    push(message: PushMessage, token: string): Promise<readonly SendResult[]>;
  };
}

export async function judgeWithFeed(
  tokens: readonly string[],
  options: StatusOptions,
  calls: FeedCalls,
): Promise<readonly DeviceStatus[]> {
  const feed = options.consume ? await readFeed(calls, options) : undefined;
  const found: DeviceStatus[] = [];
  for (const token of tokens) {
    const asked = await calls.askAbout(token);
    const isListed = feed?.tokens.has(token) === true;
    const evidence = [...asked.evidence, ...(feed === undefined ? calls.notAsked : [feed.words(isListed)])];
    if (isListed) found.push({ ...asked, state: 'invalid', evidence, confidence: 'A' });
    else if (options.probe && asked.state !== 'invalid') found.push(await probe(token, evidence, calls.probe));
    else {
      const isOpen = feed?.isPart === true && asked.state === 'valid';
      found.push({ ...asked, ...(isOpen ? { state: 'unknown' } : {}), evidence });
    }
  }
  return found;
}

interface Feed {
  readonly tokens: ReadonlySet<string>;
  /** It was not read to its end: a token that is not in it may be in the rest. */
  readonly isPart: boolean;
  words(isListed: boolean): Text;
}

async function readFeed(
  { list, mostReadings, isOptional, readNext, notRead }: FeedCalls,
  { keepFeed }: StatusOptions,
): Promise<Feed> {
  const tokens = new Set<string>();
  let why: Text | undefined = t(`stopped after ${mostReadings} readings`, `读取 ${mostReadings} 次后停止`);
  for (let reading = 0; reading < mostReadings; reading++) {
    const next = await readNext();
    if ('en' in next || next.length === 0) {
      why = 'en' in next ? next : undefined;
      break;
    }
    await keepFeed?.(next);
    for (const token of next) tokens.add(token);
  }
  const say = (en: string, zh: string): Text =>
    fillBoth(t(en, zh), { list, count: tokens.size, ...(why === undefined ? {} : { why }) });
  const listed = say('listed in {list}', '在{list}中');
  const notListed =
    why === undefined
      ? say('not among the {count} tokens of {list}', '不在{list}的 {count} 个 token 中')
      : tokens.size === 0
        ? notRead(why)
        : say(
            'not among the first {count} tokens of {list}, which was not read to its end: {why}',
            '不在{list}的前 {count} 个 token 中，列表未读完：{why}',
          );
  return {
    tokens,
    isPart: why !== undefined && (isOptional !== true || tokens.size > 0),
    words: (isListed) => (isListed ? listed : notListed),
  };
}

async function probe(
  token: string,
  evidence: readonly Text[],
  { call, accepted, mark, push }: FeedCalls['probe'],
): Promise<DeviceStatus> {
  const [result] = await push(probeMessage(), token);
  if (result === undefined) return undecidedState(token, evidence);
  const words = result.status === 'accepted' ? accepted : t('not accepted', '未被接受');
  return statusOfProbe(result, [...evidence, said(call, words)], mark);
}

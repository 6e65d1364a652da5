// Device tokens judged with the list of invalid ones that some vendors hand out, each in the order: ask about it, look into the list, probe where allowed.
import type { Text } from '../text/language.js';
import type { DeviceStatus, StatusOptions } from './device-status.js';

/** What one reading of the vendor's list brought. */
export interface Feed {
  readonly tokens: ReadonlySet<string>;
  /** It was asked for and not read to its end: who is not in it may be in the rest. */
  readonly isPart?: true;
  words(isListed: boolean): Text;
}

export interface FeedCalls {
  /** Reads the list to its end; only with consent, because the vendor empties it. */
  readFeed(): Promise<Feed>;
  /** What is said where the list was not read. */
  readonly notRead: readonly Text[];
  /** The question that changes nothing. */
  askAbout(token: string): Promise<DeviceStatus>;
  /** A push that may show; only with consent. */
  probe(token: string, evidence: readonly Text[]): Promise<DeviceStatus>;
}

export async function judgeWithFeed(
  tokens: readonly string[],
  options: StatusOptions,
  calls: FeedCalls,
): Promise<readonly DeviceStatus[]> {
  const feed = options.consume ? await calls.readFeed() : undefined;
  const found: DeviceStatus[] = [];
  for (const token of tokens) {
    const asked = await calls.askAbout(token);
    const isListed = feed?.tokens.has(token) === true;
    const evidence = [...asked.evidence, ...(feed === undefined ? calls.notRead : [feed.words(isListed)])];
    if (isListed) found.push({ ...asked, state: 'invalid', evidence, confidence: 'A' });
    else if (options.probe && asked.state !== 'invalid') found.push(await calls.probe(token, evidence));
    else {
      const isOpen = feed?.isPart === true && asked.state === 'valid';
      found.push({ ...asked, ...(isOpen ? { state: 'unknown' } : {}), evidence });
    }
  }
  return found;
}

// A sandbox in another process, for scripts: whether it answers, and the pushes it gets until enough have arrived.
import type { Clock } from '../../http/clock.js';
import { callPlainly } from '../../http/plain-calls.js';
import { SandboxClient, SandboxError } from '../../sandbox/client.js';
import type { Ready, SandboxMessage } from '../../sandbox/control/json.js';

/** Longest wait for one answer, in milliseconds; the control API itself may hold one for a wait. */
const ONE_ANSWER_MS = 5000;
/** One call of the wait, in milliseconds. */
const ONE_WAIT_MS = 20_000;
const PAUSE_MS = 100;
/** Newest requests that are searched when no push matched. */
const LOOKED_AT = 200;

interface Place {
  readonly clock: Clock;
  readonly url: string;
  /** When the time is over, by the clock. */
  readonly until: number;
  readonly signal: AbortSignal;
}

/** The sandbox's description of itself, as soon as it answers; undefined after the time limit. It is asked at least once. */
export async function awaitReady(place: Place): Promise<Ready | undefined> {
  for (;;) {
    const ready = await clientFor(place, ONE_ANSWER_MS)
      .ready()
      .catch(() => undefined);
    // The address may belong to another program that answers with any JSON.
    if (ready?.ready === true && typeof ready.url === 'string') return ready;
    if (!(await pause(place))) return undefined;
  }
}

/** A push that reached the sandbox, or a request that was refused before any push was looked at. */
export interface ArrivedPush {
  /** Id of its message in the sandbox. */
  readonly message: string;
  readonly vendor: string;
  /** Milliseconds since 1970, by the sandbox's clock. */
  readonly at: number;
  readonly status: 'accepted' | 'refused';
  readonly token?: string;
  readonly title?: string;
  /** Vendor code of a refusal. */
  readonly code?: string;
}

export interface PushFilter {
  readonly vendor: string | undefined;
  /** Part of the title. */
  readonly title: string | undefined;
  /** Number of accepted pushes to wait for. */
  readonly count: number;
}

/** What arrived but does not match. */
export interface Unmatched {
  /** The newest push that does not match. */
  readonly push?: ArrivedPush;
  /** Path of the newest request, where there was no push at all. */
  readonly path?: string;
}

/** Why the wait ended early: it was stopped, nothing answers, or the sandbox refuses the request. */
type Cut = { readonly end: 'stopped' | 'unreachable' } | { readonly end: 'refused'; readonly reason: string };

export type PushesAwaited =
  | { readonly end: 'enough'; readonly pushes: readonly ArrivedPush[] }
  | (Cut & { readonly pushes: readonly ArrivedPush[] })
  | { readonly end: 'too-few'; readonly pushes: readonly ArrivedPush[]; readonly unmatched: Unmatched };

/** Pushes that arrived before the call count too: the script may start late. */
export async function awaitPushes(
  place: Place,
  { vendor, title, count }: PushFilter,
  onPush: (push: ArrivedPush) => void,
): Promise<PushesAwaited> {
  const pushes: ArrivedPush[] = [];
  const seen = new Set<string>();
  const wanted = { ...(vendor === undefined ? {} : { vendor }), ...(title === undefined ? {} : { title }) };
  let after = '0';
  let accepted = 0;
  for (;;) {
    const asked = await answered(place, () => messagesOf(place, { ...wanted, after }));
    if ('end' in asked) return { ...asked, pushes };
    // The server may apply another filter than requested, or return a message twice.
    const messages = asked.value.filter(({ id }) => !seen.has(id) && seen.add(id));
    after = asked.value[0]?.id ?? after;
    for (const push of [...messages].reverse().flatMap(pushesOf)) {
      if (vendor !== undefined && push.vendor !== vendor) continue;
      if (title !== undefined && push.title?.includes(title) !== true) continue;
      if (push.status === 'accepted') accepted += 1;
      pushes.push(push);
      onPush(push);
    }
    if (accepted >= count) return { end: 'enough', pushes };
    const left = place.until - place.clock.now();
    if (left <= 0) {
      const unmatched = await answered(place, () => findUnmatched(place));
      return 'end' in unmatched ? { ...unmatched, pushes } : { end: 'too-few', pushes, unmatched: unmatched.value };
    }
    const waited = await answered(place, () => nextMessage(place, { ...wanted, after }, Math.min(left, ONE_WAIT_MS)));
    if ('end' in waited) return { ...waited, pushes };
  }
}

/** The value of a call, or the reason why the wait ends. Errors of our own code are rethrown. */
async function answered<T>({ signal }: Place, call: () => Promise<T>): Promise<{ readonly value: T } | Cut> {
  try {
    return { value: await call() };
  } catch (error) {
    if (signal.aborted) return { end: 'stopped' };
    if (error instanceof SandboxError) return { end: 'refused', reason: error.message };
    if (isNoAnswer(error)) return { end: 'unreachable' };
    throw error;
  }
}

/** No connection, no answer in time, or one of a program that is no sandbox. */
const isNoAnswer = (error: unknown): boolean =>
  (error instanceof DOMException && error.name === 'TimeoutError') ||
  (error instanceof TypeError && error.cause !== undefined) ||
  error instanceof SyntaxError;

async function messagesOf(place: Place, query: object): Promise<readonly SandboxMessage[]> {
  const messages: unknown = await clientFor(place, ONE_ANSWER_MS).messages(query);
  // The address may have been taken over by another program that answers with any JSON.
  if (!Array.isArray(messages) || !messages.every(isMessage)) throw new SyntaxError('no list of messages');
  return messages;
}

const isMessage = (item: unknown): item is SandboxMessage =>
  typeof item === 'object' && item !== null && 'id' in item && 'pushes' in item && Array.isArray(item.pushes);

/** Resolves when a message may have come. */
async function nextMessage(place: Place, query: object, timeoutMs: number): Promise<void> {
  try {
    await clientFor(place, timeoutMs + ONE_ANSWER_MS).waitFor(query, { timeoutMs });
  } catch (error) {
    if (!(error instanceof SandboxError) || error.status !== 408) throw error;
  }
}

/** What arrived instead, when the time is over. */
async function findUnmatched(place: Place): Promise<Unmatched> {
  const messages = await messagesOf(place, { limit: LOOKED_AT });
  const [push] = messages.flatMap(pushesOf);
  if (push !== undefined) return { push };
  const path = messages[0]?.request.path;
  return path === undefined ? {} : { path };
}

function pushesOf({ id, vendor, at, pushes, refusedBy }: SandboxMessage): readonly ArrivedPush[] {
  if (pushes.length === 0 && refusedBy !== undefined)
    return [{ message: id, vendor, at, status: 'refused', code: refusedBy.code }];
  return pushes.map(({ token, accepted, title, code }) => ({
    message: id,
    vendor,
    at,
    status: accepted === true ? 'accepted' : 'refused',
    token,
    ...(title === undefined ? {} : { title }),
    ...(code === undefined ? {} : { code }),
  }));
}

const clientFor = ({ url, signal }: Place, limitMs: number): SandboxClient =>
  new SandboxClient(url, (request) =>
    callPlainly(new Request(request, { signal: AbortSignal.any([signal, AbortSignal.timeout(limitMs)]) })),
  );

/** False after the time limit. */
async function pause({ clock, until, signal }: Place): Promise<boolean> {
  const left = until - clock.now();
  if (left <= 0 || signal.aborted) return false;
  return clock.sleep(Math.min(left, PAUSE_MS), signal).then(
    () => true,
    () => false,
  );
}

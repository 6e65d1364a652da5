// One request, repeated once when no byte of it can have arrived: a repeat then cannot double anything.
import { type Http, type HttpRequest, type HttpResponse, UnreachableError } from './types.js';

/** Milliseconds before the repeat. */
export const PAUSE_MS = 300;

/** A wrong name, certificate or proxy stays wrong; a connection may come back. */
export const COMES_BACK: ReadonlySet<UnreachableError['reason']> = new Set([
  'refused',
  'reset',
  'timeout',
  'goaway',
  'stream-refused',
] as const);

export interface RepeatTools {
  readonly http: Http;
  readonly clock: { sleep(ms: number, signal?: AbortSignal): Promise<void> };
}

/** Throws `UnreachableError` like `http.request`. `onAttempt` is called before each of the one or two requests. */
export async function requestWithRepeat(
  { http, clock }: RepeatTools,
  request: HttpRequest,
  signal: AbortSignal | undefined,
  onAttempt: () => void = () => {},
): Promise<HttpResponse> {
  try {
    onAttempt();
    return await http.request(request, { signal });
  } catch (error) {
    if (!(error instanceof UnreachableError) || !error.neverArrived || !COMES_BACK.has(error.reason)) throw error;
    // A sleep that is cut short means the run was cancelled: what is known is that this request did not arrive.
    await clock.sleep(PAUSE_MS, signal).catch(() => {
      throw error;
    });
    onAttempt();
    return http.request(request, { signal });
  }
}

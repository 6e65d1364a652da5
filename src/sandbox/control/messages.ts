// Messages: list, one, delete, and wait until one matches.
import type { Hono } from 'hono';
import { fits, type MessageFilter, type MessageStore, type StoredMessage } from '../state/store.js';
import type { TooLate } from './answers.js';
import type { ControlOptions } from './options.js';
import { refuse, refuseVendor, route } from './route.js';

/** Longest wait, in milliseconds. */
const LONGEST_WAIT_MS = 60_000;
const STANDARD_WAIT_MS = 10_000;
const MOST_LISTED = 2000;
/** Callers that may wait at the same time. */
const MOST_WAITING = 200;

export function addMessages(app: Hono, { store, shown, vendors }: ControlOptions): void {
  let waiting = 0;
  route(app, 'GET /_sandbox/messages', (context) => {
    const no = refuseVendor(context, vendors);
    if (no !== undefined) return no;
    const query = (name: string): string | undefined => context.req.query(name);
    const limit = bounded(query('limit'), 100, 1, MOST_LISTED);
    const found = store.list(filterOf(query));
    const page = found.slice(0, limit);
    return {
      total: store.total,
      kept: store.kept,
      matching: found.length,
      messages:
        query('view') === 'summary' ? page.map((item) => shown.summary(item)) : page.map((item) => shown.message(item)),
    };
  });
  route(app, 'GET /_sandbox/messages/{id}', (context) => {
    const message = store.get(context.req.param('id') ?? '');
    return message === undefined ? refuse(context, 404, NO_MESSAGE) : shown.detail(message);
  });
  route(app, 'GET /_sandbox/wait', async (context) => {
    const no = refuseVendor(context, vendors);
    if (no !== undefined) return no;
    const query = (name: string): string | undefined => context.req.query(name);
    const timeoutMs = bounded(query('timeoutMs'), STANDARD_WAIT_MS, 0, LONGEST_WAIT_MS);
    if (waiting >= MOST_WAITING) return refuse(context, 429, `${waiting} callers are waiting already`);
    waiting += 1;
    const message = await waitFor(store, filterOf(query), timeoutMs, context.req.raw.signal).finally(() => {
      waiting -= 1;
    });
    if (message !== undefined) return shown.message(message);
    const [newest] = store.list();
    const tooLate: TooLate = {
      error: `nothing matched within ${timeoutMs} ms`,
      total: store.total,
      ...(newest === undefined ? {} : { newest: shown.summary(newest) }),
    };
    return context.json(tooLate, 408);
  });
  route(app, 'DELETE /_sandbox/messages', () => {
    store.clear();
    return { deleted: true };
  });
  route(app, 'DELETE /_sandbox/messages/{id}', (context) =>
    store.delete(context.req.param('id') ?? '') ? { deleted: true } : refuse(context, 404, NO_MESSAGE),
  );
}

const NO_MESSAGE = 'no such message; old ones are dropped';

const bounded = (text: string | undefined, standard: number, least: number, most: number): number => {
  const value = text === undefined || text === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) ? Math.min(most, Math.max(least, Math.trunc(value))) : standard;
};

const filterOf = (query: (name: string) => string | undefined): MessageFilter => {
  const status = query('status');
  return {
    vendor: query('vendor'),
    token: query('token'),
    text: query('text'),
    path: query('path'),
    title: query('title'),
    after: query('after'),
    status: status === 'accepted' || status === 'refused' ? status : undefined,
  };
};

/** A message that arrived before the call counts too, because the push may be faster than the call. */
function waitFor(
  store: MessageStore,
  filter: MessageFilter,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<StoredMessage | undefined> {
  const [found] = store.list(filter);
  if (found !== undefined) return Promise.resolve(found);
  return new Promise((resolve) => {
    const end = (message: StoredMessage | undefined): void => {
      clearTimeout(timer);
      store.off('message', look);
      signal.removeEventListener('abort', leave);
      resolve(message);
    };
    const look = (message: StoredMessage): void => {
      if (fits(message, filter)) end(message);
    };
    const leave = (): void => end(undefined);
    const timer = setTimeout(leave, timeoutMs);
    signal.addEventListener('abort', leave, { once: true });
    store.on('message', look);
  });
}

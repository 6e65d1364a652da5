// The control API below /_sandbox/ and the page at /. Everything here is guarded against pages of other origins.
import { Hono } from 'hono';
import { z } from 'zod/mini';
import { FATES, type Fate, type Rule } from '../push/emulator.js';
import type { GateOptions } from '../push/gate.js';
import { isRuleOn } from '../push/gate.js';
import { version } from '../version.js';
import { pageFor } from './page.js';
import { hostName } from './routing.js';
import { fits, type MessageFilter, type MessageStore, type StoredMessage } from './store.js';
import type { World } from './world.js';

export interface ControlOptions {
  readonly store: MessageStore;
  readonly world: World;
  readonly gate: GateOptions;
  readonly vendors: readonly { readonly id: string; readonly name: string; readonly rules: readonly Rule[] }[];
  readonly ownHosts: readonly string[];
  readonly addresses: () => {
    readonly url: string;
    readonly tlsUrl: string | undefined;
    readonly caFile: string | undefined;
  };
  /** Forgets access tokens and stored messages of the emulators. */
  readonly reopen: () => void;
}

/** Longest wait of GET wait, in milliseconds. */
const LONGEST_WAIT_MS = 60_000;

const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
};

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

const deviceBody = z.object({
  vendor: z.string(),
  token: z.string().check(z.minLength(1), z.maxLength(4096)),
  fate: z.optional(z.enum(FATES as [Fate, ...Fate[]])),
  environment: z.optional(z.enum(['development', 'production'])),
  test: z.optional(z.boolean()),
  app: z.optional(z.string()),
});
const clockBody = z.object({ freeze: z.optional(z.nullable(z.number())), advanceMs: z.optional(z.number()) });

export function makeControl(options: ControlOptions): Hono {
  const app = new Hono();
  app.use('*', async (context, next) => {
    const host = hostName(context.req.header('host') ?? '');
    const origin = context.req.header('origin');
    // Names other than loopback come from a rebound DNS entry; foreign origins from a page somebody was lured to.
    if (!LOOPBACK.has(host) && !options.ownHosts.includes(host))
      return context.json({ error: `host ${host} is not this sandbox` }, 403);
    if (origin !== undefined && !isOwnOrigin(origin, context.req.header('host') ?? ''))
      return context.json({ error: 'requests from other origins are refused' }, 403);
    const changes = context.req.method !== 'GET' && context.req.method !== 'HEAD';
    if (changes && context.req.header('x-tim-push') !== '1')
      return context.json({ error: 'what changes state needs the header x-tim-push: 1' }, 403);
    await next();
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) context.res.headers.set(name, value);
    return undefined;
  });

  app.get('/_sandbox/ready', (context) =>
    context.json({
      ready: true,
      ...options.addresses(),
      version,
      vendors: options.vendors.map((vendor) => vendor.id),
      strict: options.gate.strict,
      rules: [...options.gate.ruleSets],
    }),
  );
  app.get('/_sandbox/messages', (context) => {
    const limit = Math.min(1000, Math.max(1, Number(context.req.query('limit') ?? '100') || 100));
    const found = options.store.list(filterOf((name) => context.req.query(name)));
    return context.json({ total: options.store.total, messages: found.slice(0, limit) });
  });
  app.get('/_sandbox/messages/:id', (context) => {
    const message = options.store.get(context.req.param('id'));
    return message === undefined
      ? context.json({ error: 'no such message; old ones are dropped' }, 404)
      : context.json(message);
  });
  app.get('/_sandbox/wait', async (context) => {
    const timeoutMs = Math.min(LONGEST_WAIT_MS, Math.max(0, Number(context.req.query('timeoutMs') ?? '10000') || 0));
    const message = await waitFor(
      options.store,
      filterOf((name) => context.req.query(name)),
      timeoutMs,
    );
    return message === undefined
      ? context.json({ error: `nothing matched within ${timeoutMs} ms` }, 408)
      : context.json(message);
  });
  app.get('/_sandbox/devices', (context) => context.json({ devices: options.world.devices() }));
  app.get('/_sandbox/rules', (context) =>
    context.json({
      rules: options.vendors.flatMap((vendor) =>
        vendor.rules.map((rule, i) => ({ vendor: vendor.id, order: i + 1, ...rule, on: isRuleOn(rule, options.gate) })),
      ),
    }),
  );
  app.post('/_sandbox/devices', async (context) => {
    const parsed = deviceBody.safeParse(await readJson(context.req.raw));
    if (!parsed.success)
      return context.json({ error: `expected {vendor, token, fate}: ${issueOf(parsed.error)}` }, 400);
    const { vendor, token, fate = 'ok', environment, test, app: owner } = parsed.data;
    if (!options.vendors.some((item) => item.id === vendor))
      return context.json({ error: `no vendor ${vendor.slice(0, 40)}` }, 400);
    options.world.register({
      vendor,
      token,
      fate,
      ...(environment === undefined ? {} : { environment }),
      ...(test === undefined ? {} : { test }),
      ...(owner === undefined ? {} : { app: owner }),
    });
    return context.json({ registered: { vendor, token, fate } });
  });
  app.post('/_sandbox/clock', async (context) => {
    const parsed = clockBody.safeParse(await readJson(context.req.raw));
    if (!parsed.success)
      return context.json({ error: `expected {freeze: ms|null} or {advanceMs}: ${issueOf(parsed.error)}` }, 400);
    if (parsed.data.freeze !== undefined) options.world.clock.freeze(parsed.data.freeze ?? undefined);
    if (parsed.data.advanceMs !== undefined) options.world.clock.advance(parsed.data.advanceMs);
    return context.json({ now: options.world.clock.now() });
  });
  app.post('/_sandbox/reset', (context) => {
    options.store.clear();
    options.world.restore();
    options.reopen();
    return context.json({ reset: true });
  });
  app.delete('/_sandbox/messages', (context) => {
    options.store.clear();
    return context.json({ deleted: true });
  });
  app.get('/style.css', (context) => context.body(pageFor.style, 200, { 'Content-Type': 'text/css; charset=utf-8' }));
  app.get('/', (context) => context.html(pageFor.html(options.store.list().slice(0, 100), options.addresses().url)));
  app.notFound((context) =>
    context.json(
      {
        error: 'not found',
        hint: `vendors live below /${options.vendors.map((vendor) => vendor.id).join(', /')}; the control API below /_sandbox/`,
      },
      404,
    ),
  );
  app.onError((error, context) => context.json({ error: error.message.slice(0, 200) }, 500));
  return app;
}

function isOwnOrigin(origin: string, host: string): boolean {
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
}

async function readJson(request: Request): Promise<unknown> {
  if (!(request.headers.get('content-type') ?? '').includes('json')) return undefined;
  return request.json().catch(() => undefined);
}

const issueOf = (error: {
  readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[];
}): string =>
  error.issues
    .map((issue) => `${issue.path.join('.')} ${issue.message}`.trim())
    .join('; ')
    .slice(0, 300);

const filterOf = (query: (name: string) => string | undefined): MessageFilter => {
  const status = query('status');
  return {
    vendor: query('vendor'),
    token: query('token'),
    text: query('text'),
    status: status === 'accepted' || status === 'refused' ? status : undefined,
  };
};

/** A message that is there already counts: the caller may be late. */
function waitFor(store: MessageStore, filter: MessageFilter, timeoutMs: number): Promise<StoredMessage | undefined> {
  const [found] = store.list(filter);
  if (found !== undefined) return Promise.resolve(found);
  return new Promise((resolve) => {
    const end = (message: StoredMessage | undefined): void => {
      clearTimeout(timer);
      store.off('message', look);
      resolve(message);
    };
    const look = (message: StoredMessage): void => {
      if (fits(message, filter)) end(message);
    };
    const timer = setTimeout(() => end(undefined), timeoutMs);
    store.on('message', look);
  });
}

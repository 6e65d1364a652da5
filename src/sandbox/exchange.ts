// One request to a vendor: through its gate and emulator, changed by a fault where there is one, and into the store.
import { type EmulatorReply, type EmulatorRequest, type OpenEmulator, Refusal, type Rule } from '../push/emulator.js';
import { type GateOptions, openGate } from '../push/gate.js';
import { type Hit, sayAction } from './faults.js';
import type { MessageStore, StoredMessage } from './store.js';

export interface OpenVendor {
  readonly id: string;
  readonly emulator: OpenEmulator;
  readonly rules: ReadonlyMap<string, Rule>;
  readonly accessTokenRule: string | undefined;
}

/** A body as it goes out, with its type. */
export interface Outgoing {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** The body as text, where it was made of one and no fault touched it. */
  readonly text?: string;
  readonly goaway?: string;
  readonly streams?: number;
  readonly receipts: NonNullable<EmulatorReply['receipts']>;
}

export interface Answered {
  /** Undefined when a fault lets nothing go out. */
  readonly outgoing: Outgoing | undefined;
  readonly stored: StoredMessage;
  /** What the emulator handed on to other vendors. */
  readonly forwarded: readonly StoredMessage[];
}

export async function answer(
  vendor: OpenVendor,
  request: EmulatorRequest,
  options: GateOptions,
  store: MessageStore,
  now: () => number,
  hit?: Hit,
): Promise<Answered> {
  const action = hit?.action ?? {};
  const forced = action.expiredToken === true ? vendor.accessTokenRule : action.rule;
  const gate = openGate(vendor.rules, options, forced);
  const isUnseen = action.drop === 'before' || action.refuseStream === true || action.goaway === 'before';
  let refusal: Refusal | undefined;
  let reply: EmulatorReply | undefined;
  if (action.status !== undefined) {
    reply = {
      status: action.status,
      headers: action.retryAfter === undefined ? {} : { 'Retry-After': String(action.retryAfter) },
      body: action.body ?? '',
    };
  } else if (!isUnseen) {
    try {
      reply = await vendor.emulator.handle(request, gate);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refusal = error;
      reply = vendor.emulator.refuse(error, request);
    }
  }
  const isMissed = hit !== undefined && forced !== undefined && !gate.trail.some((item) => item.rule === forced);
  if (isMissed) hit.missed();
  const prepared = reply === undefined ? undefined : prepare(reply);
  const outgoing = prepared === undefined || hit === undefined ? prepared : spoil(prepared, action);
  const isSilent = outgoing === undefined || action.drop === 'after';
  const stored = store.add({
    vendor: vendor.id,
    at: now(),
    request: {
      protocol: request.protocol,
      method: request.method,
      path: pathWithQuery(request),
      host: request.host,
      headers: request.rawHeaders,
      body: request.text(),
    },
    response: isSilent
      ? { status: 0, headers: {}, body: '' }
      : {
          status: outgoing.status,
          headers: outgoing.headers,
          body: outgoing.text ?? Buffer.from(outgoing.body).toString('utf8'),
        },
    rules: gate.trail,
    pushes: reply?.pushes ?? [],
    ...(refusal === undefined
      ? {}
      : {
          refusedBy: {
            rule: refusal.rule.id,
            code: refusal.rule.code,
            ...(refusal.detail === undefined ? {} : { detail: refusal.detail }),
          },
        }),
    ...(hit === undefined || isMissed ? {} : { fault: { id: hit.id, says: sayAction(action) } }),
  });
  const forwarded = (reply?.forwards ?? []).map(({ vendor: other, push, payload }) =>
    store.add({
      vendor: other,
      at: now(),
      request: {
        protocol: request.protocol,
        method: 'POST',
        path: `(handed on by ${vendor.id})`,
        host: undefined,
        headers: [],
        body: JSON.stringify(payload),
      },
      response: { status: 200, headers: {}, body: '' },
      rules: [],
      pushes: [push],
    }),
  );
  return { outgoing, stored, forwarded };
}

/** As the sender wrote it, without the vendor's prefix. */
const pathWithQuery = (request: EmulatorRequest): string =>
  request.query.size === 0 ? request.path : `${request.path}?${request.query.toString()}`;

function prepare(reply: EmulatorReply): Outgoing {
  const { body = '' } = reply;
  const isPlain = typeof body === 'string' || body instanceof Uint8Array;
  const text = typeof body === 'string' ? body : body instanceof Uint8Array ? undefined : JSON.stringify(body);
  const bytes = body instanceof Uint8Array ? body : Buffer.from(text ?? '');
  const hasType = Object.keys(reply.headers ?? {}).some((name) => name.toLowerCase() === 'content-type');
  return {
    status: reply.status,
    headers: { ...(hasType || isPlain ? {} : { 'Content-Type': 'application/json;charset=UTF-8' }), ...reply.headers },
    body: bytes,
    ...(text === undefined ? {} : { text }),
    receipts: reply.receipts ?? [],
    ...(reply.streams === undefined ? {} : { streams: reply.streams }),
    ...(reply.goaway === undefined ? {} : { goaway: reply.goaway.debug }),
  };
}

/** What a gateway gone wrong says in place of JSON. */
const NOT_JSON = '<html><head><title>502 Bad Gateway</title></head><body>bad gateway</body></html>';

function spoil(outgoing: Outgoing, action: Hit['action']): Outgoing {
  const { spoil: how, contentType } = action;
  const others = Object.entries(outgoing.headers).filter(([name]) => name.toLowerCase() !== 'content-type');
  const whole = Buffer.from(outgoing.body);
  const { text: _, ...bytesOnly } = outgoing;
  return {
    ...bytesOnly,
    ...(contentType === undefined ? {} : { headers: { ...Object.fromEntries(others), 'Content-Type': contentType } }),
    ...(how === 'empty' ? { body: Buffer.alloc(0) } : {}),
    ...(how === 'not-json' ? { body: Buffer.from(NOT_JSON) } : {}),
    ...(how === 'truncated' ? { body: whole.subarray(0, Math.floor(whole.length / 2)) } : {}),
    ...(action.goaway === 'after' ? { goaway: outgoing.goaway ?? '' } : {}),
  };
}

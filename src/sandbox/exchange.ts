// One request to a vendor: through its gate and emulator, and into the store.
import { type EmulatorReply, type EmulatorRequest, type OpenEmulator, Refusal, type Rule } from '../push/emulator.js';
import { type GateOptions, openGate } from '../push/gate.js';
import type { MessageStore, StoredMessage } from './store.js';

export interface OpenVendor {
  readonly id: string;
  readonly emulator: OpenEmulator;
  readonly rules: ReadonlyMap<string, Rule>;
}

/** A body as it goes out, with its type. */
export interface Outgoing {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly goaway?: string;
  readonly streams?: number;
  readonly receipts: NonNullable<EmulatorReply['receipts']>;
}

export async function answer(
  vendor: OpenVendor,
  request: EmulatorRequest,
  options: GateOptions,
  store: MessageStore,
  now: () => number,
): Promise<{ outgoing: Outgoing; stored: StoredMessage }> {
  const gate = openGate(vendor.rules, options);
  let refusal: Refusal | undefined;
  let reply: EmulatorReply;
  try {
    reply = await vendor.emulator.handle(request, gate);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    refusal = error;
    reply = vendor.emulator.refuse(error, request);
  }
  const outgoing = prepare(reply);
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
    response: { status: outgoing.status, headers: outgoing.headers, body: Buffer.from(outgoing.body).toString('utf8') },
    rules: [...gate.trail],
    pushes: reply.pushes ?? [],
    ...(refusal === undefined
      ? {}
      : {
          refusedBy: {
            rule: refusal.rule.id,
            code: refusal.rule.code,
            ...(refusal.detail === undefined ? {} : { detail: refusal.detail }),
          },
        }),
  });
  for (const { vendor: other, push, payload } of reply.forwards ?? [])
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
    });
  return { outgoing, stored };
}

/** As the sender wrote it, without the vendor's prefix. */
const pathWithQuery = (request: EmulatorRequest): string =>
  request.query.size === 0 ? request.path : `${request.path}?${request.query.toString()}`;

function prepare(reply: EmulatorReply): Outgoing {
  const { body = '' } = reply;
  const isPlain = typeof body === 'string' || body instanceof Uint8Array;
  const bytes =
    typeof body === 'string'
      ? Buffer.from(body)
      : body instanceof Uint8Array
        ? body
        : Buffer.from(JSON.stringify(body));
  const hasType = Object.keys(reply.headers ?? {}).some((name) => name.toLowerCase() === 'content-type');
  return {
    status: reply.status,
    headers: { ...(hasType || isPlain ? {} : { 'Content-Type': 'application/json;charset=UTF-8' }), ...reply.headers },
    body: bytes,
    receipts: reply.receipts ?? [],
    ...(reply.streams === undefined ? {} : { streams: reply.streams }),
    ...(reply.goaway === undefined ? {} : { goaway: reply.goaway.debug }),
  };
}

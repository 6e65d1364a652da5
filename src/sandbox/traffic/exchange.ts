// One request to a vendor: through the rules of its emulator, changed by a fault where there is one, and into the store.
import {
  type CapturedPush,
  type EmulatorReply,
  type EmulatorRequest,
  type OpenEmulator,
  Refusal,
  type RuleChecker,
} from '../../push/emulator/emulator.js';
import { openChecker, type RuleBook, type RuleOptions } from '../../push/emulator/rule-checker.js';
import type { FaultAction } from '../control/json.js';
import { type FaultHit, sayAction } from '../faults/faults.js';
import type { MessageStore, NewMessage, StoredMessage } from '../state/store.js';

export interface OpenVendor {
  readonly id: string;
  readonly emulator: OpenEmulator;
  readonly rules: RuleBook;
  readonly accessTokenRule: string | undefined;
}

/** A body as it goes out, with its type. */
export interface Outgoing {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** As text where it was made from text: then headers and body are one write, which saves a quarter of the cost of an answer. */
  readonly body: string | Uint8Array;
  readonly goaway?: string | undefined;
  readonly streams?: number | undefined;
  readonly receipts: NonNullable<EmulatorReply['receipts']>;
}

export interface Answered {
  /** Undefined when a fault suppresses the answer. */
  readonly outgoing: Outgoing | undefined;
  readonly stored: StoredMessage;
  /** What the emulator handed on to other vendors. */
  readonly forwarded: readonly StoredMessage[];
}

/** What every answer needs: rule options, store and clock. */
export interface AnswerTools {
  readonly checker: RuleOptions;
  readonly store: MessageStore;
  now(): number;
}

/** Everything about one request that its answer is made of. */
interface Asked {
  readonly vendor: OpenVendor;
  readonly request: EmulatorRequest;
  readonly checker: RuleChecker;
  readonly tools: AnswerTools;
  readonly hit: FaultHit | undefined;
  /** The rule a fault breaks. */
  readonly forced: string | undefined;
}

interface Verdict {
  readonly reply: EmulatorReply | undefined;
  readonly refusal?: Refusal;
}

const NO_ACTION: FaultAction = {};

/** Synchronous where the emulator is, as most are: a promise for every push would cost time. */
export function answer(
  vendor: OpenVendor,
  request: EmulatorRequest,
  tools: AnswerTools,
  hit?: FaultHit,
): Answered | Promise<Answered> {
  const action = hit?.action ?? NO_ACTION;
  const forced = action.expiredToken === true ? vendor.accessTokenRule : action.rule;
  const checker = openChecker(vendor.rules, tools.checker, forced);
  const asked: Asked = { vendor, request, checker, tools, hit, forced };
  const isUnseen = action.drop === 'before' || action.refuseStream === true || action.goaway === 'before';
  if (action.status !== undefined) return settle(asked, { reply: replyOfFault(action, action.status) });
  if (isUnseen) return settle(asked, { reply: undefined });
  const verdict = judge(asked);
  return verdict instanceof Promise ? verdict.then((later) => settle(asked, later)) : settle(asked, verdict);
}

const replyOfFault = (action: FaultAction, status: number): EmulatorReply => ({
  status,
  headers: action.retryAfter === undefined ? {} : { 'Retry-After': String(action.retryAfter) },
  body: action.body ?? '',
});

function judge(asked: Asked): Verdict | Promise<Verdict> {
  const refused = (error: unknown): Verdict => {
    if (!(error instanceof Refusal)) throw error;
    return { reply: asked.vendor.emulator.refuse(error, asked.request), refusal: error };
  };
  try {
    const reply = asked.vendor.emulator.handle(asked.request, asked.checker);
    return reply instanceof Promise ? reply.then((later) => ({ reply: later }), refused) : { reply };
  } catch (error) {
    return refused(error);
  }
}

const SILENCE: StoredMessage['response'] = { status: 0, headers: {}, body: '' };
const NO_PUSHES: readonly CapturedPush[] = [];

function settle({ vendor, request, checker, tools, hit, forced }: Asked, { reply, refusal }: Verdict): Answered {
  const isMissed = hit !== undefined && forced !== undefined && !checker.trail.some((item) => item.rule === forced);
  if (isMissed) hit.missed();
  const prepared = reply === undefined ? undefined : prepare(reply);
  const outgoing = prepared === undefined || hit === undefined ? prepared : spoil(prepared, hit.action);
  const isSilent = outgoing === undefined || hit?.action.drop === 'after';
  const { store } = tools;
  const message: NewMessage = {
    vendor: vendor.id,
    at: tools.now(),
    request: {
      protocol: request.protocol,
      method: request.method,
      path: pathWithQuery(request),
      host: request.host,
      headers: request.rawHeaders,
      body: request.text(),
    },
    response: isSilent ? SILENCE : { status: outgoing.status, headers: outgoing.headers, body: textOf(outgoing.body) },
    rules: vendor.rules.settle(checker.trail),
    pushes: reply?.pushes ?? NO_PUSHES,
  };
  const isPlain = refusal === undefined && (hit === undefined || isMissed);
  const stored = store.add(isPlain ? message : { ...message, ...endOf(refusal, isMissed ? undefined : hit) });
  const forwarded = reply?.forwards === undefined ? [] : reply.forwards.map((forward) => handOn(forward));
  return { outgoing, stored, forwarded };

  function handOn({ vendor: other, push, payload }: NonNullable<EmulatorReply['forwards']>[number]): StoredMessage {
    return store.add({
      vendor: other,
      at: tools.now(),
      request: {
        protocol: request.protocol,
        method: 'POST',
        path: `${vendor.id} → ${other}`,
        host: undefined,
        headers: [],
        body: JSON.stringify(payload),
      },
      response: { status: 200, headers: {}, body: '' },
      rules: [],
      pushes: [push],
    });
  }
}

/** The rule that refused a request, and the fault that hit it. */
const endOf = (
  refusal: Refusal | undefined,
  hit: FaultHit | undefined,
): Pick<StoredMessage, 'refusedBy' | 'fault'> => ({
  ...(refusal === undefined
    ? {}
    : {
        refusedBy: {
          rule: refusal.rule.id,
          code: refusal.rule.code,
          ...(refusal.detail === undefined ? {} : { detail: refusal.detail }),
        },
      }),
  ...(hit === undefined ? {} : { fault: { id: hit.id, says: sayAction(hit.action) } }),
});

/** As the sender wrote it, without the vendor's prefix. */
const pathWithQuery = (request: EmulatorRequest): string =>
  request.query.size === 0 ? request.path : `${request.path}?${request.query.toString()}`;

const textOf = (body: string | Uint8Array): string =>
  typeof body === 'string' ? body : Buffer.from(body).toString('utf8');

const JSON_TYPE = Object.freeze({ 'Content-Type': 'application/json;charset=UTF-8' });
const NO_HEADERS = Object.freeze({});

function prepare({ status, headers, body = '', receipts, streams, goaway }: EmulatorReply): Outgoing {
  const isPlain = typeof body === 'string' || body instanceof Uint8Array;
  return {
    status,
    headers: typed(headers, isPlain),
    body: isPlain ? body : JSON.stringify(body),
    receipts: receipts ?? [],
    streams,
    goaway: goaway?.debug,
  };
}

/** The content type is that of JSON, unless the emulator sets another. */
function typed(headers: EmulatorReply['headers'], isPlain: boolean): Outgoing['headers'] {
  if (headers === undefined) return isPlain ? NO_HEADERS : JSON_TYPE;
  const hasType = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type');
  return hasType || isPlain ? headers : { ...JSON_TYPE, ...headers };
}

/** What a broken gateway answers in place of JSON. */
const NOT_JSON = '<html><head><title>502 Bad Gateway</title></head><body>bad gateway</body></html>';

function spoil(outgoing: Outgoing, action: FaultAction): Outgoing {
  const { spoil: how, contentType } = action;
  const others = Object.entries(outgoing.headers).filter(([name]) => name.toLowerCase() !== 'content-type');
  const whole = Buffer.from(outgoing.body);
  return {
    ...outgoing,
    ...(contentType === undefined ? {} : { headers: { ...Object.fromEntries(others), 'Content-Type': contentType } }),
    ...(how === 'empty' ? { body: '' } : {}),
    ...(how === 'not-json' ? { body: NOT_JSON } : {}),
    // In bytes: the cut may go through the middle of a character.
    ...(how === 'truncated' ? { body: whole.subarray(0, Math.floor(whole.length / 2)) } : {}),
    ...(action.goaway === 'after' ? { goaway: outgoing.goaway ?? '' } : {}),
  };
}

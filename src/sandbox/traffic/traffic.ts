// A request to a vendor from its first byte to the last byte of its answer: body, fault, emulator and response.
import type { ServerResponse } from 'node:http';
import type { Http2ServerRequest, Http2ServerResponse, ServerHttp2Session } from 'node:http2';
import { setTimeout as wait } from 'node:timers/promises';
import type { FaultAction } from '../control/json.js';
import type { Faults } from '../faults/faults.js';
import type { AnyRequest, AnyResponse } from '../server.js';
import type { StoredMessage } from '../state/store.js';
import type { World } from '../state/world.js';
import { type AnswerTools, answer, type OpenVendor, type Outgoing } from './exchange.js';
import { postReceipts } from './receipts.js';
import { ReceivedRequest, type RequestAddress, readBody } from './received-request.js';
import type { StreamLimits } from './stream-limits.js';

/** HTTP/2 error codes of RFC 9113 section 7. */
const NO_ERROR = 0;
const REFUSED_STREAM = 7;
/** Bytes of one piece of a slow body. */
const PIECE = 16;

export interface TrafficOptions {
  readonly tools: AnswerTools;
  readonly world: World;
  readonly faults: Faults;
  readonly limits: StreamLimits;
  readonly onStored: (message: StoredMessage) => void;
}

export async function serveVendor(
  vendor: OpenVendor,
  target: RequestAddress & { readonly host: string | undefined },
  request: AnyRequest,
  response: AnyResponse,
  options: TrafficOptions,
): Promise<void> {
  const { world, limits } = options;
  const body = await readBody(request);
  if (body === undefined) return replyText(response, 413, 'The body is larger than 4 MiB.\n');
  const received = new ReceivedRequest(request, target.path, target.query, target.host, body);
  const hit = options.faults.take(vendor, received);
  if (hit?.action.delayMs !== undefined) await wait(hit.action.delayMs);
  const answered = answer(vendor, received, options.tools, hit);
  const { outgoing, stored, forwarded } = answered instanceof Promise ? await answered : answered;
  world.noteAccepted(stored.vendor, stored.pushes);
  for (const message of forwarded) world.noteAccepted(message.vendor, message.pushes);
  if (outgoing?.streams !== undefined) limits.announce(sessionOf(request), outgoing.streams);
  await endOfTurn();
  if (hit === undefined && outgoing !== undefined) send(request, response, outgoing);
  else await sendFaulty(request, response, outgoing, hit?.action ?? {});
  options.onStored(stored);
  if (outgoing !== undefined && outgoing.receipts.length > 0) await postReceipts(outgoing.receipts);
}

let turn: Promise<void> | undefined;

/**
 * Answers to requests that were read together are written together: a sender on the same machine then wakes once and not for each of them,
 * which is most of what an answer costs.
 */
function endOfTurn(): Promise<void> {
  turn ??= new Promise((done) => {
    setImmediate(() => {
      turn = undefined;
      done();
    });
  });
  return turn;
}

export function replyText(response: AnyResponse, status: number, text: string): void {
  response.statusCode = status;
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  // The unread rest of a body would be parsed as the next request; HTTP/2 has no such header.
  if (!('stream' in response)) response.setHeader('Connection', 'close');
  (response as ServerResponse).end(text);
}

export const sessionOf = (request: AnyRequest): ServerHttp2Session | undefined =>
  request.httpVersionMajor === 2 ? ((request as Http2ServerRequest).stream.session as ServerHttp2Session) : undefined;

function send(request: AnyRequest, response: AnyResponse, outgoing: Outgoing): void {
  writeHead(request, response, outgoing);
  const { body } = outgoing;
  // A text is sent in one write with the headers, which saves a quarter of the cost of an answer; latin1 keeps every byte.
  if (typeof body === 'string') (response as ServerResponse).end(body);
  else if (request.httpVersionMajor === 2) (response as ServerResponse).end(body);
  else (response as ServerResponse).end(Buffer.from(body).toString('latin1'), 'latin1');
  if (outgoing.goaway !== undefined) sessionOf(request)?.goaway(NO_ERROR, undefined, Buffer.from(outgoing.goaway));
}

function writeHead(request: AnyRequest, response: AnyResponse, { status, headers, body, goaway }: Outgoing): void {
  const stream = response as ServerResponse;
  if (request.httpVersionMajor === 2) {
    stream.writeHead(status, headers);
    return;
  }
  // One call for all headers: setting them one by one makes Node keep a second list.
  stream.writeHead(status, {
    ...headers,
    'Content-Length': Buffer.byteLength(body),
    ...(goaway === undefined ? {} : { Connection: 'close' }),
  });
}

async function sendFaulty(
  request: AnyRequest,
  response: AnyResponse,
  outgoing: Outgoing | undefined,
  action: FaultAction,
): Promise<void> {
  if (action.goaway === 'before') return leaveBehind(request);
  if (outgoing === undefined || action.drop === 'after') return cut(request, response, action);
  if (action.drop === undefined && action.slowMs === undefined) return send(request, response, outgoing);
  writeHead(request, response, outgoing);
  const stream = response as ServerResponse;
  const bytes = Buffer.from(outgoing.body);
  const end = action.drop === 'middle' ? Math.floor(bytes.length / 2) : bytes.length;
  const piece = action.slowMs === undefined ? Math.max(1, end) : PIECE;
  for (let at = 0; at < end && !stream.destroyed; at += piece) {
    if (at > 0 || action.slowMs !== undefined) await wait(action.slowMs ?? 0);
    stream.write(bytes.subarray(at, Math.min(end, at + piece)));
  }
  // The written part has to be sent before the connection is cut, or the client receives nothing.
  if (action.drop === 'middle') await wait(20).then(() => cut(request, response, action));
  else stream.end();
}

/** Ends the whole connection with every other stream on it; a refused stream ends alone. */
function cut(request: AnyRequest, response: AnyResponse, action: FaultAction): void {
  if (request.httpVersionMajor !== 2) {
    request.socket.destroy();
    return;
  }
  const { stream } = response as Http2ServerResponse;
  if (action.refuseStream === true) stream.close(REFUSED_STREAM);
  else stream.session?.destroy();
}

/** A GOAWAY below this stream: its request was not processed and may be sent again on another connection. Earlier streams finish. */
function leaveBehind(request: AnyRequest): void {
  const session = sessionOf(request);
  if (session === undefined) {
    request.socket.destroy();
    return;
  }
  const { stream } = request as Http2ServerRequest;
  // For the first stream Node cannot send the id 0; REFUSED_STREAM has the same meaning.
  session.goaway(NO_ERROR, Math.max(0, (stream.id ?? 1) - 2));
  stream.close(REFUSED_STREAM);
  session.close();
}

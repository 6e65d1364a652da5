// @ts-check
// A process of its own that sends one push with a push library of the user's project. Started by run-second-client.ts, which alone talks to it.
import { readFileSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import net from 'node:net';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import tls from 'node:tls';

/** Answers leave by a pipe of their own: libraries may write to stdout what they like. */
const ANSWERS = 3;
const answer = (/** @type {unknown} */ value) => writeSync(ANSWERS, `${JSON.stringify(value)}\n`);
const reasonOf = (/** @type {unknown} */ error) => (error instanceof Error ? error.message : String(error));

const require = createRequire(join(process.cwd(), 'package.json'));
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const nextLine = async () => JSON.parse((await lines.next()).value ?? 'null');

const asked = await nextLine();
if (asked.sandbox !== undefined) leadTo(asked.sandbox);
answer(look(asked.library));
const order = await nextLine();
if (order !== null) {
  const send = asked.library === 'firebase-admin' ? sendByFirebaseAdmin : sendByNodeApn;
  answer(await send(order).catch((error) => ({ failed: reasonOf(error) })));
}
process.exit();

/** What is used of each library. */
function partsOf(/** @type {string} */ library) {
  return library === 'firebase-admin' ? ['firebase-admin/app', 'firebase-admin/messaging'] : [library];
}

/** Whether the library is there, which one it is, and whether it loads: a push is spared when it does not. */
function look(/** @type {string} */ library) {
  try {
    require.resolve(library);
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    return code === 'MODULE_NOT_FOUND' ? { missing: true } : { broken: reasonOf(error) };
  }
  try {
    const { version, engines } = packageOf(library);
    for (const part of partsOf(library)) require(part);
    return { version, node: engines?.node };
  } catch (error) {
    return { broken: reasonOf(error) };
  }
}

/** Its package.json, found from its main file upwards: `exports` may hide it. */
function packageOf(/** @type {string} */ library) {
  for (let folder = dirname(require.resolve(library)); folder !== dirname(folder); folder = dirname(folder)) {
    try {
      const found = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      if (found.name === library) return found;
    } catch {}
  }
  throw new Error(`no package.json of ${library}`);
}

/** Every connection of this process ends at the sandbox, whatever host it is for; server names and the certificate check stay. */
function leadTo(/** @type {{ host: string, port: number, ca: string[] }} */ { host, port, ca }) {
  const { connect } = net.Socket.prototype;
  net.Socket.prototype.connect = function (/** @type {any[]} */ ...given) {
    const parts = Array.isArray(given[0]) ? given[0] : given;
    return connect.call(
      this,
      { host, port },
      parts.find((part) => typeof part === 'function'),
    );
  };
  const secure = tls.connect;
  // @ts-expect-error the overloads are those of the original
  tls.connect = (...given) =>
    // @ts-expect-error likewise
    secure(...given.map((part) => (typeof part === 'object' && part !== null ? { ...part, ca } : part)));
}

/** `send` speaks HTTP/1.1; the access token is fetched by the library itself. */
async function sendByFirebaseAdmin(/** @type {any} */ { account, message }) {
  const { cert, initializeApp } = require('firebase-admin/app');
  const { getMessaging } = require('firebase-admin/messaging');
  const messaging = getMessaging(initializeApp({ credential: cert(account), projectId: account.projectId }));
  try {
    return { id: await messaging.send(message) };
  } catch (error) {
    const { code, httpResponse } = /** @type {any} */ (error);
    return { code, message: reasonOf(error), httpStatus: httpResponse?.status };
  }
}

async function sendByNodeApn(/** @type {any} */ { credentials, note: fields, token }) {
  const apn = require('@parse/node-apn');
  const provider = new apn.Provider(credentials);
  const { sent, failed } = await provider.send(Object.assign(new apn.Notification(), fields), token);
  const [refused] = failed;
  if (refused === undefined) return { id: sent[0]?.['apns-id'] ?? (sent.length === 1 ? '' : undefined) };
  const { status, response, error } = refused;
  return {
    code: response?.reason,
    message: error === undefined ? undefined : reasonOf(error),
    httpStatus: status === undefined ? undefined : Number(status),
  };
}

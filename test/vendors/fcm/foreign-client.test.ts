// firebase-admin 13 as it is installed, sending through the sandbox: only the destination of its connections is changed.
import { readFileSync, writeFileSync } from 'node:fs';
import type * as Http2 from 'node:http2';
import { Agent } from 'node:https';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { connect as tlsConnect } from 'node:tls';
import { type App, cert, deleteApp, initializeApp } from 'firebase-admin/app';
import { getMessaging, type Message, type Messaging } from 'firebase-admin/messaging';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { RunningSandbox } from '../../../src/sandbox/index.js';
import { bodyOf } from '../../../src/vendors/fcm/client/message.js';
import { fcm } from '../../../src/vendors/fcm/index.js';
import { settingsOf, testMessage } from '../../helpers/emulator-http.js';
import { emptyFolder } from '../../helpers/run-cli.js';
import { startForTest } from '../../helpers/start-for-test.js';
import { accountWith, demoAccount, IPHONE, type Json, OK, OTHER, UNKNOWN } from './talk.js';

let sandbox: RunningSandbox;
let messaging: Messaging;
let app: App;
let ca: Buffer;

/** Every https connection leads to the sandbox; the library's own server name and certificate check stay. */
class ToSandbox extends Agent {
  override createConnection(options: {
    readonly servername?: string;
    readonly host?: string;
  }): ReturnType<typeof tlsConnect> {
    return toSandbox(options.servername ?? options.host ?? '', ['http/1.1']);
  }
}

const toSandbox = (servername: string, ALPNProtocols: string[]) =>
  tlsConnect({ host: '127.0.0.1', port: Number(new URL(sandbox.tlsUrl ?? '').port), servername, ca, ALPNProtocols });

function openAdmin(account: string = JSON.stringify(demoAccount)): {
  readonly app: App;
  readonly messaging: Messaging;
} {
  const file = join(emptyFolder(), 'service-account.json');
  writeFileSync(file, account, { mode: 0o600 });
  const agent = new ToSandbox();
  // With an object in place of a path, the library would not use the agent for the access token.
  const opened = initializeApp({ credential: cert(file, agent), httpAgent: agent }, `test-${file}`);
  return { app: opened, messaging: getMessaging(opened) };
}

beforeAll(async () => {
  sandbox = await startForTest({ strict: true });
  ca = readFileSync(sandbox.caFile ?? '');
  ({ app, messaging } = openAdmin());
});
afterEach(() => sandbox.store.clear());
afterAll(async () => {
  await deleteApp(app);
  await sandbox.close();
});

const message: Message = {
  token: OK,
  notification: { title: 'Message from Alice', body: 'Are you coming along tonight?' },
  data: { ext: '{"conversationID":"c2c_alice"}' },
  android: {
    priority: 'high',
    ttl: 3_600_000,
    notification: { channelId: 'new_message', notificationCount: 3, sound: 'default' },
  },
};
/** `access_token_auth` belongs to the information service; FCM does not require it. */
const THEIR_HEADERS: readonly string[] = ['access_token_auth', 'x-firebase-client', 'x-goog-api-client'];
const sends = () => sandbox.store.list().filter((item) => item.request.path.endsWith(':send'));
const codeOf = (sent: Promise<unknown>): Promise<string> =>
  sent.then(
    () => 'accepted',
    (error: { readonly code?: string }) => error.code ?? '',
  );

describe('firebase-admin through the sandbox', () => {
  it('reaches the real hosts only, fetches an access token and is accepted', async () => {
    expect(await messaging.send(message)).toMatch(/^projects\/timpush-demo\/messages\/0:/);
    const received = [...sandbox.store.list()].reverse();
    expect(received.map((item) => [item.request.host, item.request.path, item.request.protocol])).toEqual([
      ['oauth2.googleapis.com', '/token', 'http/1.1'],
      ['fcm.googleapis.com', '/v1/projects/timpush-demo/messages:send', 'http/1.1'],
    ]);
    expect(sends()[0]?.pushes).toMatchObject([{ token: OK, accepted: true, ext: '{"conversationID":"c2c_alice"}' }]);
  });

  it('a dry run answers the fake id and stores nothing', async () => {
    expect(await messaging.send(message, true)).toBe('projects/timpush-demo/messages/fake_message_id');
    expect(sends()[0]?.pushes).toEqual([]);
  });

  it('sends lists one by one over HTTP/1.1 after enableLegacyHttpTransport()', async () => {
    const legacy = openAdmin();
    legacy.messaging.enableLegacyHttpTransport();
    const { responses } = await legacy.messaging.sendEach([message, { ...message, token: UNKNOWN }]);
    expect(responses.map((item) => item.success || item.error?.code)).toEqual([
      true,
      'messaging/registration-token-not-registered',
    ]);
    await deleteApp(legacy.app);
  });

  it('writes the same message as our client, field by field, except for what the README of the vendor explains', async () => {
    await messaging.send(message);
    const theirs = JSON.parse(sends()[0]?.request.body ?? '') as { message: Json };
    const settings = settingsOf(fcm, { channel_id: 'new_message' });
    const ours = bodyOf(
      testMessage({ ttlSeconds: 3600, badge: { mode: 'set', value: 3 }, sound: 'default' }),
      settings,
      OK,
    ) as { message: Json };
    const { priority: ourPriority, ...ourAndroid } = ours.message['android'] as Json;
    const { priority: theirPriority, ...theirAndroid } = theirs.message['android'] as Json;
    // Lower case there, upper case here: Google accepts both.
    expect([ourPriority, theirPriority]).toEqual(['HIGH', 'high']);
    expect(ourAndroid).toEqual(theirAndroid);
    expect({ ...ours.message, android: 0 }).toEqual({ ...theirs.message, android: 0 });
    expect([Object.keys(ours), Object.keys(theirs)]).toEqual([['message'], ['message']]);
  });

  it('sends further headers, which identify the client and change nothing', async () => {
    await messaging.send(message);
    const names = (sends()[0]?.request.headers ?? []).map(([name]) => name.toLowerCase());
    const own = ['authorization', 'content-type', 'host', 'connection', 'content-length'];
    expect(names.filter((name) => !own.includes(name)).sort()).toEqual(THEIR_HEADERS);
  });

  it.each([
    { name: 'a dead token', token: UNKNOWN, code: 'messaging/registration-token-not-registered' },
    { name: "another project's token", token: OTHER, code: 'messaging/mismatched-credential' },
    { name: 'a token of an iPhone', token: IPHONE, code: 'messaging/third-party-auth-error' },
    { name: 'a malformed token', token: 'not-a-token', code: 'messaging/invalid-argument' },
  ])('maps the answer to $name to $code, which explain knows', async ({ token, code }) => {
    expect(await codeOf(messaging.send({ ...message, token }))).toBe(code);
    expect(Object.keys(fcm.resultCodes)).toContain(code.replace('messaging/', 'fcm/'));
  });

  it('gives a missing role the same name as a token of another project', async () => {
    const other = openAdmin(accountWith({ project_id: 'another-project' }, demoAccount));
    expect(await codeOf(other.messaging.send(message))).toBe('messaging/mismatched-credential');
    expect(sends()[0]?.refusedBy?.code).toBe('IAM_PERMISSION_DENIED');
    await deleteApp(other.app);
  });

  it('its HTTP/2 list names the scheme "https:", with a colon, and Node ends every such stream', async () => {
    // The library opens that connection to a constant address and takes no agent, so the test redirects Node's own function.
    const http2 = createRequire(import.meta.url)('node:http2') as { connect: typeof Http2.connect };
    const original = http2.connect;
    const schemes: unknown[] = [];
    http2.connect = ((authority: string, options: Http2.SecureClientSessionOptions) => {
      const session = original(authority, {
        ...options,
        createConnection: () => toSandbox(new URL(authority).hostname, ['h2']),
      });
      const request = session.request.bind(session);
      session.request = (headers, more) => {
        schemes.push((headers as Json | undefined)?.[':scheme']);
        return request(headers, more);
      };
      return session;
    }) as typeof Http2.connect;
    try {
      const { responses } = await messaging.sendEach([message]);
      expect(schemes).toEqual(['https:']);
      expect(responses.map((item) => item.success)).toEqual([false]);
      expect(responses[0]?.error?.message).toMatch(/NGHTTP2_PROTOCOL_ERROR/);
      expect(sends()).toEqual([]);
    } finally {
      http2.connect = original;
    }
  });
});

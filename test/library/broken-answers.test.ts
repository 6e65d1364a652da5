// What the library calls ok, verified, accepted or valid, with every answer of the vendor broken in turn: nothing of it stays.
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkConfig, deviceStatus, diagnose, type Sandbox, send, startSandbox } from '../../src/index.js';
import { tokenOf } from '../green/world.js';

type Answer = { readonly status: number; readonly body: string };
const wrapped =
  (wrap: (body: unknown) => unknown) =>
  ({ status, body }: Answer) => ({
    status,
    body: JSON.stringify(wrap(body.startsWith('{') ? JSON.parse(body) : body)),
  });
const always =
  (body: string, status = 200) =>
  (): Answer => ({ status, body });
const breaks: Readonly<Record<string, (answer: Answer) => Answer | undefined>> = {
  'the vendor is stopped': () => undefined,
  'a login page': always('<html><title>Login</title></html>'),
  'status 500': always('{}', 500),
  'nothing with 204': always('', 204),
  'an empty body': always(''),
  'an empty object': always('{}'),
  'an empty list': always('[]'),
  null: always('null'),
  'a word': always('ok'),
  'cut short': ({ status, body }) => ({ status, body: body.slice(0, -2) }),
  'inside an object': wrapped((body) => ({ data: body })),
  'inside a list': wrapped((body) => [body]),
  'as a text': wrapped((body) => JSON.stringify(body)),
  'without values': wrapped((body) => Object.fromEntries(Object.keys(body as object).map((key) => [key, null]))),
};

let sandbox: Sandbox;
let door: Server;
let change: ((answer: Answer) => Answer | undefined) | undefined;
beforeAll(async () => {
  sandbox = await startSandbox();
  door = createServer((incoming, outgoing) => {
    const target = new URL(incoming.url ?? '/', sandbox.url);
    const options = { method: incoming.method, headers: { ...incoming.headers, host: target.host } };
    const forward = request(target, options, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        body += part;
      });
      response.on('end', () => {
        const whole = { status: response.statusCode ?? 0, body };
        const isOwn = target.pathname.startsWith('/_sandbox');
        const answer = change === undefined || isOwn ? whole : change(whole);
        if (answer === undefined) return incoming.socket.destroy();
        outgoing.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
      });
    });
    incoming.pipe(forward);
  });
  await new Promise<void>((done) => door.listen(0, '127.0.0.1', done));
});
afterAll(async () => {
  door.closeAllConnections();
  door.close();
  await sandbox.close();
});

const vendors = ['huawei', 'honor', 'xiaomi', 'oppo', 'vivo', 'meizu', 'harmony'] as const;

it.each(vendors)('%s: nothing stays ok when its answers are broken', async (vendor) => {
  const url = `http://127.0.0.1:${(door.address() as AddressInfo).port}`;
  const common = { sandbox: url, timeoutMs: 3000 };
  const token = await tokenOf(vendor);
  const message = { title: 'Lunch?', body: 'Noodles at one.' };
  const calls = {
    checkConfig: async () => {
      const { ok, vendors: rows } = await checkConfig({ ...common, vendors: [vendor] });
      return ok || rows.some(({ online }) => online === 'verified');
    },
    send: async () => {
      const { ok, summary } = await send({ ...common, message, to: [{ vendor, token }], retries: 0 });
      return ok || summary.accepted > 0;
    },
    deviceStatus: async () => (await deviceStatus({ ...common, vendor, tokens: [token] }))[0]?.state === 'valid',
    diagnose: async () => (await diagnose({ ...common, vendor, token, push: true, message })).ok,
  };
  const stayed: string[] = [];
  for (const [call, isFine] of Object.entries(calls)) {
    change = undefined;
    // Honor and HarmonyOS know no state of a device, and vivo takes no formal push here.
    const isSaid = await isFine();
    if (call === 'checkConfig' || call === 'send') expect(isSaid, call).toBe(true);
    for (const [name, broken] of Object.entries(isSaid ? breaks : {})) {
      change = broken;
      if (await isFine()) stayed.push(`${call}: ${name}`);
    }
  }
  expect(stayed).toEqual([]);
});

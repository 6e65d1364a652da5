// Requests byte by byte, as other languages send them: chunks, Expect, several on one connection, other forms of the address.
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningSandbox } from '../../src/sandbox/index.js';
import { xiaomi } from '../../src/vendors/xiaomi/index.js';
import { startForTest } from '../helpers/start-for-test.js';

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startForTest({ strict: true });
});
afterAll(() => sandbox.close());

const KEY = `Authorization: key=${xiaomi.emulator.demo.values['mi_app_secret']}`;
const OK = xiaomi.emulator.demo.devices.find((item) => item.fate === 'ok')?.token ?? '';
const FORM = 'Content-Type: application/x-www-form-urlencoded';
const SEND = '/v3/message/regid';
const body = new URLSearchParams({
  registration_id: OK,
  restricted_package_name: 'com.example.chat',
  title: 'Lunch?',
  description: 'At twelve',
  'extra.notify_effect': '1',
}).toString();

/** Writes each part when the answer so far contains the text before it, and reads until the last text. */
function talk(parts: readonly { readonly after?: string; readonly text: string }[], until: string): Promise<string> {
  const { hostname, port } = new URL(sandbox.url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    const waiting = [...parts];
    let received = '';
    const goOn = (): void => {
      while (waiting[0] !== undefined && received.includes(waiting[0].after ?? ''))
        socket.write(waiting.shift()?.text ?? '');
    };
    socket.on('connect', goOn);
    socket.on('data', (data) => {
      received += data.toString('utf8');
      goOn();
      if (waiting.length === 0 && received.includes(until)) socket.destroy();
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(received));
  });
}

const head = (lines: readonly string[]): string => `${lines.join('\r\n')}\r\n\r\n`;
const ACCEPTED = '"code":0';

describe('requests byte by byte', () => {
  it('accepts a body in chunks, cut in the middle of an escape', async () => {
    const cut = body.indexOf('%') + 1;
    const chunk = (text: string): string => `${text.length.toString(16)}\r\n${text}\r\n`;
    const lines = [`POST ${SEND} HTTP/1.1`, 'Host: api.xmpush.xiaomi.com', KEY, FORM, 'Transfer-Encoding: chunked'];
    const parts = [{ text: head(lines) + chunk(body.slice(0, cut)) }, { text: `${chunk(body.slice(cut))}0\r\n\r\n` }];
    expect(await talk(parts, ACCEPTED)).toContain(ACCEPTED);
  });

  it('asks for the body after Expect: 100-continue, as curl and .NET send it', async () => {
    const length = `Content-Length: ${body.length}`;
    const lines = [`POST ${SEND} HTTP/1.1`, 'Host: api.xmpush.xiaomi.com', KEY, FORM, length, 'Expect: 100-continue'];
    const received = await talk([{ text: head(lines) }, { after: '100 Continue', text: body }], ACCEPTED);
    expect(received).toMatch(/^HTTP\/1\.1 100 Continue[\s\S]*"code":0/);
  });

  it('answers several requests on one connection that are sent without waiting', async () => {
    const quota = head(['GET /v1/trace/quota/get HTTP/1.1', 'HOST: API.XMPUSH.XIAOMI.COM:80', KEY]);
    const push = head([
      `POST ${SEND} HTTP/1.1`,
      'host: api.xmpush.xiaomi.com',
      KEY,
      FORM,
      `content-length: ${body.length}`,
    ]);
    const last = head([
      `GET /v1/trace/quota/get?last=1 HTTP/1.1`,
      'Host: api.xmpush.xiaomi.com',
      KEY,
      'Connection: close',
    ]);
    const received = await talk([{ text: quota + push + body + last }], 'nothing');
    expect(received.split(ACCEPTED)).toHaveLength(4);
  });

  it('accepts HTTP/1.0, the whole address in the request line, and folded blanks around header values', async () => {
    const old = head([`POST /xiaomi${SEND} HTTP/1.0`, KEY, FORM, `Content-Length: ${body.length}`]);
    expect(await talk([{ text: old + body }], ACCEPTED)).toContain(ACCEPTED);
    const whole = head([
      `POST http://api.xmpush.xiaomi.com${SEND} HTTP/1.1`,
      'Host: api.xmpush.xiaomi.com',
      `Authorization:   ${KEY.slice('Authorization: '.length)}  `,
      FORM,
      `Content-Length:${body.length}`,
    ]);
    expect(await talk([{ text: whole + body }], ACCEPTED)).toContain(ACCEPTED);
  });
});

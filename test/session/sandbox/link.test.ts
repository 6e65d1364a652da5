// What an address must answer to count as one of our sandboxes.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readyAt } from '../../../src/session/sandbox/link.js';
import { systemClock } from '../../../src/session/system-clock.js';
import { startForTest } from '../../helpers/start-for-test.js';

let body = '';
const server = createServer((_request, response) => response.end(body));
beforeAll(() => new Promise<void>((done) => server.listen(0, '127.0.0.1', done)));
afterAll(() => new Promise((done) => server.close(done)));

const ask = (url: string) => readyAt({ clock: systemClock }, url, new AbortController().signal);
const whole = { ready: true, url: 'http://x', version: '1', strict: false, vendors: [] };

describe('the address of a sandbox', () => {
  it('is accepted while a sandbox answers', async () => {
    const sandbox = await startForTest();
    expect(await ask(sandbox.url)).toEqual({ tlsUrl: sandbox.tlsUrl, caFile: expect.stringContaining('ca.pem') });
    await sandbox.close();
    expect(await ask(sandbox.url)).toBeUndefined();
  });

  it.each<[string, string, object | undefined]>([
    ['a page', '<html>ready</html>', undefined],
    ['no object', 'null', undefined],
    ['another program that is ready', '{"ready":true}', undefined],
    ...Object.keys(whole).map((name): [string, string, undefined] => [
      `an answer without ${name}`,
      JSON.stringify({ ...whole, [name]: undefined }),
      undefined,
    ]),
    ['a whole answer', JSON.stringify({ ...whole, tlsUrl: 7 }), { tlsUrl: undefined, caFile: undefined }],
  ])('is checked by its answer: %s', async (_what, answer, expected) => {
    body = answer;
    expect(await ask(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)).toEqual(expected);
  });
});

// A web page in place of a service's answer: the same result for every vendor and Tencent, for every request and status; APNs and FCM over HTTP/2.
import { createServer, type ServerResponse } from 'node:http';
import { createSecureServer, type Http2ServerResponse, type ServerHttp2Session } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCertificates } from '../../src/sandbox/ca.js';
import { vendorIds } from '../../src/session/vendors/list.js';
import { demo } from '../../src/tencent-im/demo.js';
import { vendors } from '../../src/vendors/index.js';
import { demoFolder } from '../helpers/demo-config.js';
import { cacheDir, run } from '../helpers/run-cli.js';

const PAGE = '<!DOCTYPE html><html><head><title>Hotel login</title></head><body>Please log in.</body></html>';
const STATUSES = [200, 401, 404, 500, 502] as const;

/** Every request gets the page with this status; only FCM's access token is issued, so that a push is sent. */
let status = 200;
let asked = 0;
let overH2 = 0;
function page(response: ServerResponse | Http2ServerResponse): void {
  asked += 1;
  response.writeHead(status, { 'content-type': 'text/html' });
  response.end(PAGE);
}
const plain = createServer((request, response) => {
  request.resume();
  if (request.url?.startsWith('/login') !== true) return page(response);
  response.end(JSON.stringify({ access_token: 'ya29.test', expires_in: 3599, token_type: 'Bearer' }));
});
const sessions = new Set<ServerHttp2Session>();
let secure: ReturnType<typeof createSecureServer>;
let caFile = '';
let folder = '';
beforeAll(async () => {
  const tls = await loadCertificates(join(cacheDir, 'h2-vendors'), ['localhost'], Date.now());
  caFile = tls.caFile;
  secure = createSecureServer({ key: tls.key, cert: tls.cert }, (request, response) => {
    request.resume();
    overH2 += request.httpVersionMajor === 2 ? 1 : 0;
    page(response);
  });
  secure.on('session', (session) => sessions.add(session));
  for (const server of [plain, secure])
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const portOf = (server: { address(): unknown }): number => (server.address() as AddressInfo).port;
  const base = `http://127.0.0.1:${portOf(plain)}`;
  const push = `https://127.0.0.1:${portOf(secure)}`;
  const endpoints = {
    ...Object.fromEntries([...vendorIds, 'tencent-im'].map((id) => [id, base])),
    apns: push,
    fcm: { push, auth: `${base}/login` },
  };
  folder = await demoFolder(vendorIds, { ...demo.values, endpoints });
});
afterAll(async () => {
  for (const session of sessions) session.destroy();
  await Promise.all([plain, secure].map((server) => new Promise((done) => server.close(done))));
});

/** The only error, and the exit code. */
async function endOf(argv: readonly string[]): Promise<unknown> {
  asked = 0;
  const result = await run([...argv, '--json', '--ca-file', caFile], { cwd: folder });
  const [problem, ...more] = result.json().problems.filter(({ severity }) => severity === 'error');
  return { exitCode: result.exitCode, code: problem?.code, cause: problem?.cause, more: more.map(({ code }) => code) };
}

const theSame = (code: number) => ({
  exitCode: 5,
  code: 'network/page',
  cause: expect.stringContaining(`HTTP ${code}, "Hotel login"`),
  more: [],
});

describe.each(STATUSES)('a page under status %i', (code) => {
  beforeAll(() => {
    status = code;
  });

  it.each(vendorIds)('is one clear result of %s: sending, proving credentials, asking about a device', async (id) => {
    const { emulator, statusConsent } = await vendors[id].load();
    const token = emulator.demo.devices.find(({ fate }) => fate === 'ok')?.token ?? '';
    const device = ['--vendor', id, '--token', token];
    overH2 = 0;
    expect(await endOf(['send', ...device, '--title', 'Hi', '--body', 'There', '--retries', '0'])).toEqual(
      theSame(code),
    );
    expect(await endOf(['check-config', '--vendor', id])).toEqual(theSame(code));
    expect(asked).toBeGreaterThan(0);
    expect(overH2 > 0).toBe(id === 'apns' || id === 'fcm');
    // Three vendors check a device only through a push that the phone does not show.
    const probe = statusConsent?.probe === undefined ? [] : ['--probe'];
    expect(await endOf(['device-status', ...device, ...probe])).toEqual(theSame(code));
  });

  it('is the same of Tencent IM', async () => {
    expect(await endOf(['device-status', '--user', 'alice'])).toEqual(theSame(code));
    expect(asked).toBeGreaterThan(0);
  });
});

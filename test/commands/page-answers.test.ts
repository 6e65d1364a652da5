// A web page where a service should answer: the same result for every vendor and Tencent, whatever is asked and under which status.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { vendorIds } from '../../src/session/vendor-list.js';
import { demo } from '../../src/tencent-im/demo.js';
import { vendors } from '../../src/vendors/index.js';
import { demoFolder } from '../helpers/demo-config.js';
import { run } from '../helpers/run-cli.js';

const PAGE = '<!DOCTYPE html><html><head><title>Hotel login</title></head><body>Please log in.</body></html>';
const STATUSES = [200, 401, 404, 500, 502] as const;

/** Every request gets the page, under the status that is set. */
let status = 200;
let asked = 0;
const server = createServer((request, response) => {
  asked += 1;
  request.resume();
  response.writeHead(status, { 'Content-Type': 'text/html' }).end(PAGE);
});
let folder = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const endpoints = Object.fromEntries([...vendorIds, 'tencent-im'].map((id) => [id, base]));
  folder = await demoFolder(vendorIds, { ...demo.values, endpoints });
});
afterAll(() => new Promise((done) => server.close(done)));

/** The one error, and how the program ended. */
async function endOf(argv: readonly string[]): Promise<unknown> {
  asked = 0;
  const result = await run([...argv, '--json'], { cwd: folder });
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
    expect(await endOf(['send', ...device, '--title', 'Hi', '--body', 'There', '--retries', '0'])).toEqual(
      theSame(code),
    );
    expect(await endOf(['check-config', '--vendor', id])).toEqual(theSame(code));
    expect(asked).toBeGreaterThan(0);
    // Three vendors know a device only by a push it does not show.
    const probe = statusConsent?.probe === undefined ? [] : ['--probe'];
    expect(await endOf(['device-status', ...device, ...probe])).toEqual(theSame(code));
  });

  it('is the same of Tencent IM', async () => {
    expect(await endOf(['device-status', '--user', 'alice'])).toEqual(theSame(code));
    expect(asked).toBeGreaterThan(0);
  });
});

// A config that sends a vendor's traffic to another host: refused, or reported.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/index.js';
import { type AskSandbox, refusedHosts, replacedHosts } from '../../src/session/replaced-hosts.js';
import { allFields, configNames } from '../../src/session/vendors/list.js';
import { emptyFolder } from '../helpers/run-cli.js';

async function codes(
  endpoints: unknown,
  named: boolean,
  trust = {},
  isSandbox: AskSandbox = async () => false,
): Promise<readonly string[]> {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, 'tim-push.config.json'), JSON.stringify({ endpoints }), { mode: 0o600 });
  mkdirSync(join(cwd, 'below'));
  const config = await loadConfig({
    cwd: join(cwd, 'below'),
    env: {},
    fields: allFields(),
    ...configNames,
    ...(named ? { file: '../tim-push.config.json' } : {}),
  });
  const hosts = replacedHosts(config);
  const refused = (await refusedHosts(hosts, config, trust, isSandbox)).map(({ code, at }) => `${code}:${at?.line}`);
  return [...hosts.map(({ vendor, origin }) => `${vendor} ${origin}`), ...refused];
}

const GATEWAY = 'https://gateway.example';

describe('a replaced host', () => {
  it('of a config found by discovery requires --trust-config', async () => {
    expect(await codes({ vivo: `${GATEWAY}/vivo` }, false)).toEqual([`vivo ${GATEWAY}`, 'config/untrusted-host:1']);
    expect(await codes({ vivo: { auth: GATEWAY } }, false, { trustConfig: true })).toEqual([`vivo ${GATEWAY}`]);
  });

  it('of a config given by name is reported', async () => {
    expect(await codes({ vivo: GATEWAY }, true)).toEqual([`vivo ${GATEWAY}`]);
  });

  it('without TLS is refused, also with --trust-config', async () => {
    const plain = 'http://gateway.example';
    expect(await codes({ vivo: plain }, true)).toEqual([`vivo ${plain}`, 'config/plain-http:1']);
    expect(await codes({ vivo: plain }, false, { trustConfig: true })).toEqual([
      `vivo ${plain}`,
      'config/plain-http:1',
    ]);
    expect(await codes({ vivo: plain }, true, { allowPlainHttp: true })).toEqual([`vivo ${plain}`]);
  });

  it('without TLS is accepted if a sandbox answers there: each host is asked once, and never for a discovered config', async () => {
    const asked: string[] = [];
    const ask: AskSandbox = async (origin) => {
      asked.push(origin);
      return origin === 'http://sandbox:4590';
    };
    const both = { vivo: 'http://sandbox:4590/vivo', oppo: 'http://sandbox:4590/oppo', meizu: 'http://other:4590' };
    const hosts = ['oppo http://sandbox:4590', 'vivo http://sandbox:4590', 'meizu http://other:4590'];
    expect(await codes(both, true, {}, ask)).toEqual([...hosts, 'config/plain-http:1']);
    expect(asked).toEqual(['http://sandbox:4590', 'http://other:4590']);
    await codes(both, false, {}, ask);
    await codes(both, true, { allowPlainHttp: true }, ask);
    expect(asked).toHaveLength(2);
  });

  it('is not reported on this machine, or at another port of the vendor', async () => {
    const local = { vivo: 'http://127.0.0.1:4590', oppo: 'http://localhost:1', fcm: 'http://[::1]:2' };
    expect(await codes(local, false)).toEqual([]);
    expect(await codes({ apns: 'https://api.push.apple.com:2197' }, false)).toEqual([]);
    expect(await codes({ 'tencent-im': 'https://adminapisgp.im.qcloud.com:8443' }, false)).toEqual([]);
    expect(await codes({ vivo: 'https://api-push.vivo.com.cn.example' }, true)).toEqual([
      'vivo https://api-push.vivo.com.cn.example',
    ]);
  });
});

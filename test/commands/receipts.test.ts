// `receipts` end to end: the built program listens, sends into the sandbox, and receives the receipts of each vendor and of Tencent.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { VendorId } from '../../src/session/vendors/list.js';
import { emulator as tencent } from '../../src/tencent-im/emulator/index.js';
import { vendors } from '../../src/vendors/index.js';
import { demoConfig } from '../helpers/demo-config.js';
import { emptyFolder, type RunResult, run } from '../helpers/run-cli.js';

interface Received {
  readonly url: string;
  readonly ended: Promise<RunResult>;
  interrupt(): void;
  rows(): readonly Record<string, unknown>[];
}

/** Starts listening; resolves when the ready line is printed. */
async function hear(cwd: string, ...argv: readonly string[]): Promise<Received> {
  let interrupt = (): void => {};
  let output = (): string => '';
  const ended = run(['receipts', '--port', '0', '--format', 'ndjson', ...argv], {
    cwd,
    onStart: (press, written) => {
      interrupt = press;
      output = written;
    },
  });
  const lines = (): readonly Record<string, unknown>[] =>
    output()
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  while (lines().length === 0) await new Promise((done) => setTimeout(done, 10));
  const url = String(lines()[0]?.['url']);
  return { url, ended, interrupt, rows: () => lines().slice(1) };
}

const post = (url: string, body: unknown): Promise<Response> =>
  fetch(url, { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) });

const tokens = new Map<string, string>();
beforeAll(async () => {
  for (const id of Object.keys(vendors) as VendorId[]) {
    const { emulator } = await vendors[id].load();
    for (const { token, fate } of [...emulator.demo.devices].reverse()) tokens.set(`${id} ${fate}`, token);
  }
});

const write = (cwd: string, values: Readonly<Record<string, unknown>>): void =>
  writeFileSync(join(cwd, 'tim-push.config.json'), JSON.stringify(values), { mode: 0o600 });

/** Separate apps: the sandbox would find its demo app by the same id first, and that one has no receipt address. */
const apps: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  huawei: { hw_app_id: '109876543' },
  honor: { honor_app_id: '104400001', honor_client_id: '220400002' },
  meizu: { mz_app_id: '160009' },
};

/** Where each vendor is told the receipt address: in the message, or in its console, which is the config here. */
const addresses: Readonly<Record<string, (url: string) => { flags?: string[]; values?: Record<string, string> }>> = {
  vivo: (url) => ({ flags: ['--receipt-url', url, '--raw', '{"extra":{"callback.param":"x"}}'] }),
  xiaomi: (url) => ({ flags: ['--receipt-url', url] }),
  oppo: (url) => ({ flags: ['--receipt-url', url] }),
  meizu: (url) => ({ flags: ['--receipt-url', url], values: { mz_receipt_token: 'from-the-console' } }),
  huawei: (url) => ({ values: { hw_receipt_url: url, hw_receipt_user: 'me', hw_receipt_secret: 'c2VjcmV0LTE=' } }),
  honor: (url) => ({ values: { honor_receipt_url: url } }),
  harmony: (url) => ({
    values: { harmony_receipt_url: url, harmony_receipt_user: 'me', harmony_receipt_secret: 'c2VjcmV0LTI=' },
  }),
};

describe.each(Object.keys(addresses) as VendorId[])('a push to %s through the sandbox', (id) => {
  it('has its receipt, matched to the journal of the run', async () => {
    const cwd = emptyFolder();
    const base = { package_name: 'com.example.chat', ...(await demoConfig(id)), ...apps[id] };
    const token = tokens.get(`${id} ok`) ?? '';
    write(cwd, { ...base, ...addresses[id]?.('').values });
    const received = await hear(cwd, '--journal', 'run.journal', '--for', '20s');
    const { flags = [], values } = addresses[id]?.(`${received.url}/${id}`) ?? {};
    write(cwd, { ...base, ...values });
    const list = join(cwd, 'tokens.txt');
    writeFileSync(list, `${token}\n`);
    const sent = await run(
      ['send', '--sandbox', '--vendor', id, '--tokens', list, '--journal', 'run.journal', '--json', ...flags],
      { cwd },
    );
    expect(sent.json()['results']).toMatchObject([{ status: 'accepted' }]);
    // The run ends by itself, because the only accepted push of the journal has its receipt.
    const { exitCode, stdout } = await received.ended;
    expect(received.rows()).toMatchObject([{ vendor: id, status: 'delivered', push: { of: 'journal' } }]);
    expect(received.rows()[0]?.['sender']).toBe(['huawei', 'harmony', 'meizu'].includes(id) ? 'matches' : 'unchecked');
    expect(exitCode).toBe(0);
    expect(stdout).not.toContain(token);
    expect(readFileSync(join(cwd, 'run.journal'), 'utf8')).not.toContain(token);
  });
});

describe('a push through Tencent', () => {
  it('is reported as forwarded, then as delivered', async () => {
    const cwd = emptyFolder();
    const base = { package_name: 'com.example.chat', ...(await demoConfig('vivo')), ...tencent.demo.values };
    write(cwd, base);
    const received = await hear(cwd, '--count', '2', '--for', '20s');
    write(cwd, {
      ...base,
      vivo_buz_id: 10007,
      im_push_callback_url: `${received.url}/tencent-im`,
      sandbox: {
        im_users: { alice: { state: 'PushOnline', device: { vendor: 'vivo', token: tokens.get('vivo ok') } } },
      },
    });
    const sent = await run(['send', '--sandbox', '--via', 'tencent', '--user', 'alice', '--json'], { cwd });
    expect(sent.json()['results']).toMatchObject([{ status: 'accepted' }]);
    const { exitCode } = await received.ended;
    expect(received.rows().map(({ status, user }) => [status, user])).toEqual([
      ['sent', 'alice'],
      ['delivered', 'alice'],
    ]);
    expect(exitCode).toBe(0);
  });
});

const huawei = (result: number, token = 'token-of-huawei', requestId = 'r-1') => ({
  statuses: [{ token, requestId, deliveryStatus: { result, timestamp: 1767225601000 } }],
});

describe('the end of a run', () => {
  it('is 1 when a receipt reports a failure, with the cause', async () => {
    const received = await hear(emptyFolder(), '--count', '1');
    await post(`${received.url}/huawei`, huawei(6));
    const { exitCode } = await received.ended;
    expect(received.rows()).toMatchObject([{ status: 'failed', problem: { code: 'huawei/6-receipt' } }]);
    expect(exitCode).toBe(1);
  });

  it('is 5 when too few came in time, and says what to do', async () => {
    const { exitCode, json } = { ...(await run(['receipts', '--port', '0', '--for', '50ms', '--json'])) };
    expect(exitCode).toBe(5);
    expect(json().problems.map(({ code }) => code)).toEqual(['receipts/missing']);
  });

  it('is 0 on Ctrl-C when a receipt came, 130 when expected ones are missing, and the summary is printed', async () => {
    const free = await hear(emptyFolder());
    await post(`${free.url}/huawei`, huawei(0));
    free.interrupt();
    expect((await free.ended).exitCode).toBe(0);
    const bound = await hear(emptyFolder(), '--count', '2');
    await post(`${bound.url}/huawei`, huawei(0));
    bound.interrupt();
    expect((await bound.ended).exitCode).toBe(130);
  });

  it('does not count receipts of other pushes, of wrong senders, or calls that cannot be read', async () => {
    const cwd = emptyFolder();
    write(cwd, { hw_receipt_user: 'me', hw_receipt_secret: 'c2VjcmV0' });
    const received = await hear(cwd, '--task', 'r-9');
    const statuses = [
      (await post(`${received.url}/huawei`, huawei(0, 'token-of-huawei', 'r-9'))).status,
      (await post(`${received.url}/vivo`, { 'r-8': { targets: '16000000000000000000001', ackType: '0' } })).status,
      (await post(received.url, 'nonsense')).status,
      (await post(`${received.url}/vivo`, { 'r-9': { targets: '16000000000000000000001', ackType: '7' } })).status,
    ];
    expect(statuses).toEqual([403, 200, 404, 200]);
    received.interrupt();
    expect((await received.ended).exitCode).toBe(5);
    expect(received.rows().map(({ status, sender }) => [status, sender])).toEqual([
      ['unknown', 'missing'],
      ['delivered', 'unchecked'],
      ['unknown', 'unchecked'],
      ['unknown', 'unchecked'],
    ]);
  });

  it('counts each phone of a user once, in the same second too', async () => {
    const received = await hear(emptyFolder(), '--count', '2', '--for', '20s');
    const event = { To_Account: 'alice', TaskId: 'task-1', EventTime: 1767225601, ErrCode: 0, PushStage: 2 };
    const [apple, vivo] = [1, 7].map((PushPlatform) => ({ ...event, PushPlatform }));
    await post(`${received.url}/tencent-im`, { Events: [apple, apple] });
    await post(`${received.url}/tencent-im`, { Events: [vivo] });
    expect((await received.ended).exitCode).toBe(0);
    expect(received.rows()).toHaveLength(2);
  });

  it('is 2 if the journal is damaged, and the answer says nothing about sending', async () => {
    const cwd = emptyFolder();
    write(cwd, { package_name: 'com.example.chat', ...(await demoConfig('vivo')) });
    writeFileSync(join(cwd, 'list.csv'), `vendor,token\nvivo,${tokens.get('vivo ok')}\n`);
    await run(['send', '--sandbox', '--tokens', 'list.csv', '--journal', 'run.journal'], { cwd });
    const lines = readFileSync(join(cwd, 'run.journal'), 'utf8').split('\n');
    writeFileSync(join(cwd, 'run.journal'), [lines[0], '{"changed":true}', ...lines.slice(2)].join('\n'));
    const { exitCode, json } = await run(['receipts', '--port', '0', '--journal', 'run.journal', '--json'], { cwd });
    expect(exitCode).toBe(2);
    expect(json().problems.map(({ code }) => code)).toEqual(['receipts/damaged-journal']);
    expect(JSON.stringify(json().problems)).not.toMatch(/was sent|resume/);
  });

  it('waits for every accepted push of a journal, and names vendors that never report', async () => {
    const cwd = emptyFolder();
    write(cwd, { package_name: 'com.example.chat', ...(await demoConfig('vivo')), ...(await demoConfig('fcm')) });
    writeFileSync(join(cwd, 'list.csv'), `vendor,token\nvivo,${tokens.get('vivo ok')}\nfcm,${tokens.get('fcm ok')}\n`);
    await run(['send', '--sandbox', '--tokens', 'list.csv', '--journal', 'run.journal'], { cwd });
    const { exitCode, stdout } = await run(['receipts', '--port', '0', '--journal', 'run.journal', '--for', '50ms'], {
      cwd,
    });
    expect(exitCode).toBe(5);
    expect(stdout).toContain('0 of 1 receipts arrived');
    expect(stdout).toContain('FCM: no receipts exist');
  });
});

describe('a run that cannot begin', () => {
  it.each([
    [['--port', '70000'], 'usage/bad-value'],
    [['--for', 'soon'], 'usage/bad-value'],
    [['--for', '8d'], 'usage/bad-value'],
    [['--count', '0'], 'usage/bad-value'],
    [['--journal', 'notes.txt'], 'journal/not-a-journal'],
    [['--journal', 'missing.journal', '--for', '50ms'], 'receipts/no-journal'],
  ])('%j says why', async (argv, code) => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'notes.txt'), 'hello\n');
    const { exitCode, json } = { ...(await run(['receipts', '--port', '0', ...argv, '--json'], { cwd })) };
    expect(json().problems.map((problem) => problem.code)).toEqual([code]);
    expect(exitCode).toBe(2);
  });
});

describe('for people', () => {
  it('with --output the file has every part, and the address is printed on stderr', async () => {
    const cwd = emptyFolder();
    const { stdout, stderr } = await run(['receipts', '--port', '0', '--for', '50ms', '--output', 'out.txt'], { cwd });
    expect(stdout).toBe('');
    expect(stderr).toContain('Listening for receipts: http');
    expect(readFileSync(join(cwd, 'out.txt'), 'utf8')).toMatch(/Listening for receipts: http[\s\S]*No receipt arrived/);
  });

  it.each([
    ['en', 'delivered: arrived', '1 failed, 1 not understood', 'Listening for receipts'],
    ['zh', '已送达：已到达', '1 条失败，1 条无法识别', '正在监听回执'],
  ])(
    'in %s the answer has the meaning beside the vendor’s word, and no whole device token',
    async (lang, word, summary, ready) => {
      let press = (): void => {};
      let output = (): string => '';
      const ended = run(['receipts', '--port', '0', '--lang', lang], {
        onStart: (interrupt, written) => {
          press = interrupt;
          output = written;
        },
      });
      while (!output().includes(ready)) await new Promise((done) => setTimeout(done, 10));
      const url = /http:\S+/.exec(output())?.[0] ?? '';
      const id = 'OPPO_CN_0123456789abcdef0123456789abcdef';
      const event = (eventType: string) => [
        { messageId: 'm-1', registrationIds: id, eventTime: 1767225601000, eventType },
      ];
      await post(`${url}/oppo`, event('push_arrive'));
      await post(`${url}/oppo`, event('regid_invalid'));
      await post(`${url}/oppo`, event('\u001b[31mred'));
      press();
      const { stdout, exitCode } = await ended;
      for (const said of [word, summary]) expect(stdout).toContain(said);
      expect(stdout).not.toContain(id);
      expect(stdout).not.toContain('\u001b');
      expect(exitCode).toBe(1);
    },
  );
});

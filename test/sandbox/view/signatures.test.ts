// Signatures recomputed step by step: right for every vendor's own client, wrong at the right step for an altered one, and never with a secret.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type MessageDetail, startSandbox } from '../../../src/index.js';
import { vendors } from '../../../src/vendors/index.js';
import { control, type Sandbox } from '../../helpers/sandbox-calls.js';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

type Id = keyof typeof vendors;
const ids = Object.keys(vendors) as Id[];
const demoOf = async (id: Id) => (await vendors[id].load()).emulator.demo.values;

/** Posts to a vendor and returns what the sandbox shows about the signature. */
async function post(
  vendor: Id,
  path: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<MessageDetail> {
  await fetch(`${sandbox.url}/${vendor}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
    body,
  });
  const [message] = await sandbox.messages({ vendor });
  return sandbox.message(message?.id ?? '');
}

const wrongSteps = (detail: MessageDetail): readonly (readonly [string, string | undefined])[] =>
  detail.signature.flatMap((step) => (step.verdict === 'wrong' ? [[step.title.en, step.note?.en] as const] : []));

describe.each(ids)('signatures › %s', (id) => {
  it('every step of its own client is right, in both languages, without a secret', async () => {
    await control(sandbox, 'POST', 'compose', { vendor: id });
    const vendor = await vendors[id].load();
    const secrets = vendor.credentials.fields.flatMap((field) =>
      field.secret === true ? (vendor.emulator.demo.values[field.key] ?? []) : [],
    );
    const messages = await sandbox.messages({ vendor: id });
    expect(messages.length).toBeGreaterThan(0);
    for (const { id: message } of messages) {
      const { json, text } = await control(sandbox, 'GET', `messages/${message}`);
      const { signature } = json as MessageDetail;
      expect(signature.length).toBeGreaterThan(0);
      expect(signature.filter((step) => step.verdict === 'wrong')).toEqual([]);
      expect(signature.some((step) => step.verdict === 'right')).toBe(true);
      for (const step of signature) expect(step.title.zh).not.toBe('');
      // A secret is shown by its key; an id that shares characters with one stays readable.
      for (const step of signature) expect(step.value).not.toContain('[redacted]');
      for (const secret of secrets) expect(text).not.toContain(secret);
    }
  });
});

describe('signatures › wrong ones', () => {
  it('OPPO: made with the AppSecret instead of MasterSecret', async () => {
    const demo = await demoOf('oppo');
    const timestamp = String(Date.now());
    const key = demo['oppo_app_key'] ?? '';
    const sign = createHash('sha256')
      .update(`${key}${timestamp}${demo['oppo_app_secret'] ?? ''}`)
      .digest('hex');
    const detail = await post(
      'oppo',
      '/server/v1/auth',
      new URLSearchParams({ app_key: key, timestamp, sign }).toString(),
    );
    expect(wrongSteps(detail)).toEqual([
      ['digest that was sent', 'made with the AppSecret: the server API requires MasterSecret'],
    ]);
  });

  it('OPPO: a clock that is wrong', async () => {
    const timestamp = String(Date.now() - 3_600_000);
    const key = (await demoOf('oppo'))['oppo_app_key'] ?? '';
    const detail = await post('oppo', '/server/v1/auth', new URLSearchParams({ app_key: key, timestamp }).toString());
    expect(wrongSteps(detail)[0]).toEqual(['timestamp', expect.stringContaining('-60.0 minutes off') as string]);
  });

  it('Meizu: fields joined with &', async () => {
    const demo = await demoOf('meizu');
    const fields = { appId: demo['mz_app_id'] ?? '', messageJson: '{}', pushIds: 'x' };
    const base = Object.entries(fields)
      .map(([name, value]) => `${name}=${value}`)
      .join('&');
    const sign = createHash('md5')
      .update(`${base}${demo['mz_app_secret'] ?? ''}`)
      .digest('hex');
    const detail = await post(
      'meizu',
      '/garcia/api/server/push/varnished/pushByPushId',
      new URLSearchParams({ ...fields, sign }).toString(),
    );
    expect(wrongSteps(detail)).toEqual([['digest that was sent', 'with & between the fields']]);
  });

  it('Xiaomi: a header without key=, and a secret of the wrong length', async () => {
    const bare = await post('xiaomi', '/v3/message/regid', '', { Authorization: 'abc' });
    expect(wrongSteps(bare)).toEqual([
      ['Authorization', 'write Authorization: key=<AppSecret>'],
      ['AppSecret', expect.stringMatching(/not the registered value, which is \d+ characters long/) as string],
    ]);
  });

  it('Honor and Huawei: another client secret', async () => {
    for (const [id, path, client] of [
      ['honor', '/auth/token', 'honor_client_id'],
      ['huawei', '/oauth2/v3/token', 'hw_app_id'],
    ] as const) {
      const clientId = (await demoOf(id))[client] ?? '';
      const detail = await post(
        id,
        path,
        new URLSearchParams({
          grant_type: 'client_credentials',
          client_id: clientId,
          client_secret: 'wrong',
        }).toString(),
      );
      expect(wrongSteps(detail)).toEqual([
        ['client_secret', expect.stringContaining('not the registered value') as string],
      ]);
    }
  });

  it('an access token that was never issued', async () => {
    const detail = await post('fcm', '/v1/projects/x/messages:send', '{}', { Authorization: 'Bearer ya29.other' });
    expect(wrongSteps(detail)).toEqual([['access token', expect.stringContaining('did not issue it') as string]]);
  });

  it('a JWT is decoded without showing its signature, and its signature is checked', async () => {
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const jwt = `${part({ alg: 'RS256' })}.${part({ iss: 'nobody@example.test', exp: 1 })}.c2lnbmVk`;
    const detail = await post('fcm', '/token', new URLSearchParams({ grant_type: 'x', assertion: jwt }).toString());
    expect(detail.jwts).toEqual([
      { where: 'body', header: { alg: 'RS256' }, payload: { iss: 'nobody@example.test', exp: 1 } },
    ]);
    expect(wrongSteps(detail).map(([title]) => title)).toEqual(['grant_type', 'iss', 'exp', 'signature']);
    expect(JSON.stringify(detail)).not.toContain('c2lnbmVk');
  });
});

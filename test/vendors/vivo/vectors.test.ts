// Every vector of fixtures/vectors/vivo.json through the client's own functions and through the strict emulator.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { countCodePoints } from '../../../src/text/count.js';
import { readAnswer } from '../../../src/vendors/vivo/client/answers.js';
import { authRequest, readKeys, signAuth } from '../../../src/vendors/vivo/client/auth.js';
import { checkMessage, legacyWidth } from '../../../src/vendors/vivo/client/check-message.js';
import { singleBody } from '../../../src/vendors/vivo/client/message.js';
import { classifyRegId } from '../../../src/vendors/vivo/client/token.js';
import { oldSdkRegIdLength } from '../../../src/vendors/vivo/facts.js';
import { vivo } from '../../../src/vendors/vivo/index.js';
import { openTestVendor, sandboxBase, settingsOf, testMessage } from '../../helpers/emulator-http.js';

interface Case<Input, Expected> {
  readonly name: string;
  readonly kind: string;
  readonly input: Input;
  readonly expected: Expected;
}
const file = JSON.parse(readFileSync('fixtures/vectors/vivo.json', 'utf8')) as {
  readonly cases: readonly Case<unknown, unknown>[];
};
const ran = new Map<string, number>();
const casesOf = <Input, Expected>(kind: string): readonly Case<Input, Expected>[] => {
  const cases = file.cases.filter((item) => item.kind === kind) as Case<Input, Expected>[];
  ran.set(kind, cases.length);
  return cases;
};

interface SignInput {
  readonly appId: string | number;
  readonly appKey: string;
  readonly timestamp: number;
  readonly appSecret: string;
}
const valuesOf = (input: SignInput) => ({
  vivo_app_id: String(input.appId),
  vivo_app_key: input.appKey,
  vivo_app_secret: input.appSecret,
});

describe('vivo vectors › signature', () => {
  it.each(casesOf<SignInput, { sign: string }>('auth-sign'))(
    '$name: the client signs it and the emulator accepts it',
    async ({ input, expected }) => {
      expect(signAuth(input)).toBe(expected.sign);
      const vendor = openTestVendor(vivo, {
        settings: valuesOf(input),
        app: { values: valuesOf(input) },
        now: input.timestamp,
        strict: true,
      });
      expect(await vendor.client.verify()).toEqual({ status: 'verified', problems: [] });
      expect(JSON.parse(String(vendor.received[0]?.request.body))).toMatchObject({
        sign: expected.sign,
        timestamp: input.timestamp,
      });
    },
  );

  it.each(casesOf<SignInput, { sign: string }>('auth-sign'))(
    '$name: the emulator refuses it with one character changed',
    async ({ input }) => {
      const vendor = openTestVendor(vivo, {
        settings: valuesOf(input),
        app: { values: valuesOf(input) },
        now: input.timestamp,
      });
      vendor.tamper((request) => {
        const body = JSON.parse(String(request.body)) as { sign: string };
        return {
          ...request,
          body: JSON.stringify({ ...body, sign: (body.sign[0] === '0' ? '1' : '0') + body.sign.slice(1) }),
        };
      });
      expect(await vendor.client.verify()).toMatchObject({ status: 'refused', problems: [{ code: 'vivo/10206' }] });
    },
  );

  const mistakes = casesOf<SignInput, { sign: string; mustBeRejected: Record<string, string> }>(
    'auth-sign-negative',
  ).flatMap(({ input, expected }) =>
    Object.entries(expected.mustBeRejected).map(([mistake, sign]) => ({ mistake, sign, input, right: expected.sign })),
  );
  it.each(mistakes)(
    '$mistake is refused, and the emulator names the mistake',
    async ({ mistake, sign, input, right }) => {
      expect(signAuth(input)).toBe(right);
      const vendor = openTestVendor(vivo, { app: { values: valuesOf(input) }, now: input.timestamp });
      const body = JSON.stringify({ appId: input.appId, appKey: input.appKey, timestamp: input.timestamp, sign });
      const answer = await vendor.ask({ method: 'POST', url: `${sandboxBase}/vivo/message/auth`, body });
      expect(readAnswer(answer)).toMatchObject({ ok: false, result: 10206 });
      expect(vendor.received[0]?.refusal?.detail?.en).toBe(mistake.replaceAll('-', ' '));
    },
  );
});

describe('vivo vectors › clock window', () => {
  it.each(casesOf<{ serverNow: number; timestamp: number }, { accepted: boolean }>('timestamp-window'))(
    '$name',
    async ({ input, expected }) => {
      const vendor = openTestVendor(vivo, { now: input.serverNow, strict: true });
      const keys = readKeys(vendor.deps.settings);
      const answer = readAnswer(await vendor.ask(authRequest(keys, `${sandboxBase}/vivo`, input.timestamp)));
      expect(answer.ok ? 'accepted' : answer.result).toBe(expected.accepted ? 'accepted' : 10207);
    },
  );
});

describe('vivo vectors › bodies', () => {
  const cases = casesOf<
    { path: string; ext?: string; package?: string },
    { body: string; byteLength: number; sha256OfBody?: string }
  >('http-body');
  const named = (name: string) => {
    const found = cases.find((item) => item.name === name);
    if (found === undefined) throw new Error(`no vector ${name}`);
    return found;
  };

  it('auth-request-body: the client writes it byte by byte, and the emulator accepts it', async () => {
    const { expected } = named('auth-request-body');
    const [basic] = casesOf<SignInput, unknown>('auth-sign');
    if (basic === undefined) throw new Error('no signature vector');
    const settings = settingsOf(vivo, valuesOf(basic.input));
    const request = authRequest(readKeys(settings), `${sandboxBase}/vivo`, basic.input.timestamp);
    expect(request.body).toBe(expected.body);
    expect(Buffer.byteLength(String(request.body))).toBe(expected.byteLength);
    const vendor = openTestVendor(vivo, {
      app: { values: valuesOf(basic.input) },
      now: basic.input.timestamp,
      strict: true,
    });
    expect(readAnswer(await vendor.ask(request)).ok).toBe(true);
  });

  it('send-body-test-mode-with-ext: the client writes it byte by byte, and the emulator accepts it', async () => {
    const { input, expected } = named('send-body-test-mode-with-ext');
    const values = { vivo_app_id: '10004', vivo_category: 'IM', package_name: input.package };
    const message = testMessage({
      title: '测试标题',
      body: 'hello vivo',
      mode: 'test',
      ...(input.ext === undefined ? {} : { ext: input.ext }),
    });
    const body = JSON.stringify(
      singleBody(message, settingsOf(vivo, values), 10004, '15638535410301000000001', 'timpush-0001'),
    );
    expect(body).toBe(expected.body);
    expect(Buffer.byteLength(body)).toBe(expected.byteLength);
    expect(createHash('sha256').update(body).digest('hex')).toBe(expected.sha256OfBody);
    const vendor = openTestVendor(vivo, {
      settings: values,
      app: { values: { vivo_app_id: '10004' }, state: 'under-review' },
      devices: [{ token: '15638535410301000000001' }],
      strict: true,
    });
    vendor.tamper((request) => (request.url.endsWith('/send') ? { ...request, body } : request));
    expect(await vendor.client.send(message, ['15638535410301000000001'])).toMatchObject([{ status: 'accepted' }]);
    expect(vendor.pushes()).toMatchObject([{ ext: input.ext, title: '测试标题', accepted: true, category: 'IM' }]);
  });
});

describe('vivo vectors › title length', () => {
  type Expected = {
    codePoints: number;
    utf16Units: number;
    legacyWidth: number;
    okUnderCurrentRule: boolean;
    okUnderLegacyRule: boolean;
  };
  const settings = settingsOf(vivo, { ...vivo.emulator.demo.values });
  it.each(casesOf<{ text: string }, Expected>('text-length'))('$name', async ({ input: { text }, expected }) => {
    expect([countCodePoints(text), text.length, legacyWidth(text)]).toEqual([
      expected.codePoints,
      expected.utf16Units,
      expected.legacyWidth,
    ]);
    // Test mode: a title of one repeated letter would be reported as a test text.
    const message = testMessage({ title: text, mode: 'test' });
    const codes = checkMessage(message, settings).map((problem) => problem.code);
    expect(codes.includes('vivo/title-too-long')).toBe(!expected.okUnderCurrentRule);
    expect(codes.includes('vivo/title-wide')).toBe(expected.okUnderCurrentRule && !expected.okUnderLegacyRule);
    const token = '16000000000000000000001';
    const [current] = await openTestVendor(vivo).client.send(message, [token]);
    expect(current?.problem?.code).toBe(expected.okUnderCurrentRule ? undefined : 'vivo/10056');
    const [strict] = await openTestVendor(vivo, { strict: true }).client.send(message, [token]);
    expect(strict?.problem?.code).toBe(expected.okUnderLegacyRule ? undefined : 'vivo/10056');
  });
});

describe('vivo vectors › clientCustomMap', () => {
  type Expected = { pairs: number; totalChars: number; legacyErrorCode: number | null };
  it.each(casesOf<{ clientCustomMap: Record<string, string> }, Expected>('custom-map'))(
    '$name',
    async ({ input: { clientCustomMap }, expected }) => {
      const total = Object.entries(clientCustomMap).reduce((sum, [key, value]) => sum + key.length + value.length, 0);
      expect([Object.keys(clientCustomMap).length, total]).toEqual([expected.pairs, expected.totalChars]);
      const { ext, ...others } = clientCustomMap;
      if (ext !== undefined) {
        const codes = checkMessage(testMessage({ ext }), settingsOf(vivo, { ...vivo.emulator.demo.values })).map(
          (problem) => problem.code,
        );
        expect(codes.includes('vivo/ext-too-long')).toBe(expected.legacyErrorCode === 10067);
      }
      const { ext: _, ...plain } = testMessage();
      const message = ext === undefined ? { ...plain, raw: { clientCustomMap: others } } : testMessage({ ext });
      const [result] = await openTestVendor(vivo, { strict: true }).client.send(message, ['16000000000000000000001']);
      expect(result?.problem?.code).toBe(
        expected.legacyErrorCode === null ? undefined : `vivo/${expected.legacyErrorCode}`,
      );
    },
  );
});

describe('vivo vectors › device tokens', () => {
  it.each(casesOf<{ regId: string }, { class: string; passesServerSdk22: boolean }>('token-format'))(
    '$name',
    async ({ input: { regId }, expected }) => {
      expect(classifyRegId(regId)).toBe(expected.class);
      expect(regId.length === oldSdkRegIdLength).toBe(expected.passesServerSdk22);
      expect(vivo.fitsToken(regId) === 'yes').toBe(expected.class !== 'unknown');
      // The service itself refuses no shape: only an empty target and an unknown device.
      const known = openTestVendor(vivo, { devices: [{ token: regId }], strict: true });
      const [result] = await known.client.send(testMessage(), [regId]);
      expect(result?.problem?.code).toBe(regId === '' ? 'vivo/10050' : undefined);
    },
  );
});

it('vivo vectors › every case of the file ran', () => {
  const wanted = new Map<string, number>();
  for (const { kind } of file.cases) wanted.set(kind, (wanted.get(kind) ?? 0) + 1);
  expect(Object.fromEntries(ran)).toEqual(Object.fromEntries(wanted));
  expect([...ran.values()].reduce((sum, count) => sum + count, 0)).toBe(32);
});

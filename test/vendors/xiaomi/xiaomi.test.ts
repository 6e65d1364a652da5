// Xiaomi: every vector through client and emulator, and the real client against the real emulator.
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UnreachableError } from '../../../src/http/types.js';
import { readAnswer } from '../../../src/vendors/xiaomi/client/answers.js';
import { authorization } from '../../../src/vendors/xiaomi/client/auth.js';
import { notifyIdOf } from '../../../src/vendors/xiaomi/client/message.js';
import { timeOfId } from '../../../src/vendors/xiaomi/client/status.js';
import { isTemplateValue } from '../../../src/vendors/xiaomi/client/template.js';
import { REGID, SHAPES } from '../../../src/vendors/xiaomi/facts.js';
import { xiaomi } from '../../../src/vendors/xiaomi/index.js';
import { openTestVendor, sandboxBase, type TestVendor, testMessage } from '../../helpers/emulator-http.js';
import { runs } from '../../helpers/runs.js';

interface Vectors {
  readonly app_secret: string;
  readonly package: string;
  readonly authorization: readonly { header: string; ok: boolean }[];
  readonly requests: readonly {
    name: string;
    method: 'GET' | 'POST';
    path: string;
    headers: Record<string, string>;
    fields: [string, string][];
    encoded: string;
  }[];
  readonly double_encoding: { payload_once: string; payload_twice: string; ext: string };
  readonly credential_shapes: { cases: { field: string; value: string; ok: boolean }[] };
  readonly regid_format: { cases: { value: string; ok: boolean }[] };
  readonly limits: readonly { field: string; value: string; ok: boolean }[];
  readonly callback_type_bits: readonly { value: number; bits: number[] }[];
  readonly id_decoding: { readonly cases: readonly { readonly id: string; readonly epoch_ms: number }[] };
}
const file = JSON.parse(readFileSync('fixtures/vectors/xiaomi.json', 'utf8')) as Vectors;
const tokenOf = (fate: string): string =>
  xiaomi.emulator.demo.devices.find((device) => device.fate === fate)?.token ?? '';
const OK = tokenOf('ok');
const tokens = [
  'SBFsRMyjV3dzd/hOJE3SnjvxpfPfDbhncsPA2Sl/fjQ=',
  'DRFog1B+V7II57O6PbzWLE4rgHU3yl5F/wXfz1afcMU=',
  '1aEWtG1S3v9MmQQcGQNwZtdSWe3k/o6SozvWnudcVvxdtnU/NlLUjM5hMPxCRIMR',
];
const vectorVendor = (): TestVendor =>
  openTestVendor(xiaomi, {
    app: { values: { mi_app_secret: file.app_secret, package_name: file.package, mi_channel_id: '100001' } },
    devices: tokens.map((token) => ({ token })),
    aliases: { user1: [tokens[0] ?? ''] },
    topics: { news: [tokens[0] ?? ''], tech: [] },
  });
const codeOf = async (
  vendor: TestVendor,
  method: 'GET' | 'POST',
  path: string,
  headers: Record<string, string>,
  form: string,
): Promise<number> => {
  const url = `${sandboxBase}/xiaomi${path}`;
  const answer = await vendor.ask(
    method === 'GET'
      ? { method, url: form === '' ? url : `${url}?${form}`, headers }
      : { method, url, headers, body: form },
  );
  const code = answer.body === '' ? undefined : (JSON.parse(answer.body) as { code?: number }).code;
  return code ?? -answer.status;
};
const KEY = {
  Authorization: `key=${xiaomi.emulator.demo.values['mi_app_secret'] ?? ''}`,
  'Content-Type': 'application/x-www-form-urlencoded;charset=UTF-8',
};
const base = {
  registration_id: OK,
  restricted_package_name: 'com.example.chat',
  pass_through: '0',
  title: 'Hello',
  description: 'There',
};

describe('xiaomi vectors', () => {
  it('has the counts this test runs', () => {
    expect([
      file.authorization.length,
      file.requests.length,
      file.limits.length,
      file.callback_type_bits.length,
    ]).toEqual([9, 23, 25, 9]);
  });

  it.each(file.authorization)('Authorization "$header" is $ok', async ({ header, ok }) => {
    expect(authorization(file.app_secret) === header).toBe(ok);
    expect((await codeOf(vectorVendor(), 'GET', '/v1/trace/quota/get', { Authorization: header }, '')) === 0).toBe(ok);
  });

  /** Presence and validation: no document shows an answer, so the emulator answers 501. */
  const unanswered = new Set(['presence-one', 'presence-many', 'validate-regids']);

  it.each(file.requests)('$name: the client gives the same encoding, and the emulator accepts it', async (request) => {
    expect(new URLSearchParams(request.fields).toString()).toBe(request.encoded);
    const vendor = vectorVendor();
    const code = await codeOf(vendor, request.method, request.path, request.headers, request.encoded);
    if (unanswered.has(request.name)) expect(code).toBe(-501);
    else if (request.name.startsWith('trace-by')) expect(code).toBe(65_028);
    else expect(code).toBe(0);
  });

  it('the client writes the fields of a vector in its order', () => {
    const vector = file.requests.find((request) => request.name === 'regid-open-app');
    const vendor = openTestVendor(xiaomi, {
      settings: { package_name: file.package, mi_channel_id: '100001', mi_app_secret: file.app_secret },
    });
    const [planned] = xiaomi.planRequests(
      testMessage({
        title: 'Alice',
        body: 'hello',
        ext: '{"conversationID":"c2c_user1"}',
        options: { 'mi-click': 'launcher', 'mi-notify-id': 'same' },
      }),
      [tokens[0] ?? ''],
      vendor.deps,
    );
    expect(planned?.request.body).toBe(vector?.encoded);
    expect(planned?.request.headers).toEqual(vector?.headers);
  });

  it('encodes ext once, and warns about an ext that is already encoded', () => {
    expect(new URLSearchParams({ payload: file.double_encoding.ext }).toString()).toBe(
      file.double_encoding.payload_once,
    );
    expect(
      xiaomi
        .checkMessage(
          testMessage({ ext: encodeURIComponent(file.double_encoding.ext) }),
          openTestVendor(xiaomi).deps.settings,
        )
        .map((problem) => problem.code),
    ).toContain('xiaomi/encoded-twice');
  });

  it.each(file.credential_shapes.cases)('$field $value has its shape: $ok', ({ field, value, ok }) => {
    const shape = field === 'mi_app_id' ? SHAPES.appId : field === 'mi_app_key' ? SHAPES.appKey : SHAPES.appSecret;
    expect(shape.test(value)).toBe(ok);
  });

  it.each(file.regid_format.cases)('regid "$value" is $ok', ({ value, ok }) => {
    expect(REGID.test(value)).toBe(ok);
  });

  it.each(file.limits)('$field of $value is $ok', async ({ field, value, ok }) => {
    if (field === 'extra.template_param.value') {
      expect(isTemplateValue(value)).toBe(ok);
      const form = new URLSearchParams({
        ...base,
        'extra.channel_id': '100001',
        'extra.template_id': 'T1',
        'extra.template_param': JSON.stringify({ a: value }),
      });
      expect(await codeOf(openTestVendor(xiaomi), 'POST', '/v3/message/regid', KEY, form.toString())).toBe(
        ok ? 0 : 27_001,
      );
      return;
    }
    const isTopics = field === 'topics';
    const fields: Record<string, string> = isTopics
      ? { ...base, topics: value, topic_op: 'UNION' }
      : {
          ...base,
          ...(field === 'extra.callback.param' ? { 'extra.callback': 'https://e.example/r' } : {}),
          [field]: value,
        };
    const vendor = openTestVendor(xiaomi, {
      topics: Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => [name, [OK]])),
    });
    expect(
      (await codeOf(
        vendor,
        'POST',
        isTopics ? '/v3/message/multi_topic' : '/v3/message/regid',
        KEY,
        new URLSearchParams(fields).toString(),
      )) === 0,
    ).toBe(ok);
  });

  it.each(file.id_decoding.cases)('$id contains its time, as the ids of the emulator do', async ({ id, epoch_ms }) => {
    expect(timeOfId(id)).toBe(epoch_ms);
    const vendor = openTestVendor(xiaomi, { now: epoch_ms });
    const [sent] = await vendor.client.send(testMessage(), [OK]);
    expect(timeOfId(sent?.messageId ?? '')).toBe(epoch_ms);
    const report = await vendor.client.task?.(sent?.messageId ?? '');
    expect(report?.facts.at(-1)?.value).toBe(new Date(epoch_ms).toISOString());
  });

  it.each(file.callback_type_bits)('callback type $value asks for receipts $bits', async ({ value, bits }) => {
    const vendor = openTestVendor(xiaomi);
    const form = new URLSearchParams({
      ...base,
      registration_id: `${OK},${tokenOf('unknown')}`,
      'extra.callback': 'http://127.0.0.1:1/r',
      'extra.callback.type': String(value),
    });
    await codeOf(vendor, 'POST', '/v3/message/regid', KEY, form.toString());
    const types = (vendor.received[0]?.reply.receipts ?? []).map(
      (receipt) =>
        Object.values(
          JSON.parse(new URLSearchParams(receipt.body).get('data') ?? '{}') as Record<string, { type: number }>,
        )[0]?.type,
    );
    expect(types).toEqual([1, 16].filter((bit) => bits.includes(bit)));
  });
});

const strictBase = { ...base, 'extra.notify_effect': '1' };

describe('xiaomi dialogue', () => {
  it('sends many in one call and reads bad_regids from one string', async () => {
    const vendor = openTestVendor(xiaomi);
    const results = await vendor.client.send(testMessage(), [
      OK,
      tokenOf('unknown'),
      tokenOf('other-app'),
      tokenOf('uninstalled'),
    ]);
    expect(results.map((result) => result.problem?.code ?? result.status)).toEqual([
      'accepted',
      'xiaomi/20301',
      'xiaomi/20301',
      'xiaomi/20301',
    ]);
    expect(vendor.received).toHaveLength(1);
    expect(vendor.pushes()[0]).toMatchObject({
      accepted: true,
      ext: '{"conversationID":"c2c_alice"}',
      channelId: '100001',
    });
  });

  it('two pushes to one phone are shown side by side, and with “same” the later one replaces the earlier', async () => {
    const slots = async (
      options: Record<string, string>,
      raw?: Record<string, unknown>,
    ): Promise<readonly string[]> => {
      const vendor = openTestVendor(xiaomi);
      for (let i = 0; i < 2; i += 1) {
        const [sent] = await vendor.client.send(testMessage({ options, ...(raw === undefined ? {} : { raw }) }), [OK]);
        expect(sent?.status).toBe('accepted');
      }
      return vendor.received.map(({ request }) => new URLSearchParams(String(request.body)).get('notify_id') ?? '');
    };
    const own = await slots({});
    expect(new Set(own).size).toBe(2);
    expect(own).not.toContain('0');
    expect(await slots({ 'mi-notify-id': 'same' })).toEqual(['0', '0']);
    expect(await slots({}, { notify_id: 7 })).toEqual(['7', '7']);
  });

  it.each(['00000000', '80000000', 'ffffffff', '7fffffff', '00000001'])(
    'random bytes %s give a number that is neither 0 nor outside what the emulator accepts',
    async (bytes) => {
      const id = notifyIdOf({ options: {} }, { hex: () => bytes });
      expect(id).toBeGreaterThan(0);
      const form = new URLSearchParams({ ...strictBase, notify_id: String(id) });
      expect(
        await codeOf(openTestVendor(xiaomi, { strict: true }), 'POST', '/v3/message/regid', KEY, form.toString()),
      ).toBe(0);
    },
  );

  it.each(['2147483648', '1.5', 'seven'])('the emulator refuses the notify_id %s', async (id) => {
    const form = new URLSearchParams({ ...strictBase, notify_id: id });
    expect(
      await codeOf(openTestVendor(xiaomi, { strict: true }), 'POST', '/v3/message/regid', KEY, form.toString()),
    ).not.toBe(0);
  });

  it('one dead device token alone is 20301', async () => {
    expect(await openTestVendor(xiaomi).client.send(testMessage(), [tokenOf('inactive')])).toMatchObject([
      { status: 'rejected', problem: { code: 'xiaomi/20301', vendorCode: '20301' } },
    ]);
  });

  it('checks the secret by the quota call and reports a wrong one or a foreign package', async () => {
    expect(await openTestVendor(xiaomi).client.verify()).toMatchObject({
      status: 'verified',
      note: { en: expect.stringContaining('of 10000') },
    });
    expect(
      await openTestVendor(xiaomi, { settings: { mi_app_secret: '5000000000001' } }).client.verify(),
    ).toMatchObject({ status: 'refused', problems: [{ code: 'xiaomi/21301', at: { key: 'mi_app_secret' } }] });
    expect(
      await openTestVendor(xiaomi, { settings: { package_name: 'other.app' } }).client.send(testMessage(), [OK]),
    ).toMatchObject([{ problem: { code: 'xiaomi/22022', at: { key: 'package_name' } } }]);
  });

  it.each([
    ['title', { title: ' ' }, 65_011],
    ['an effect of 4', { 'extra.notify_effect': '4' }, 10_017],
    ['effect 2 without intent', { 'extra.notify_effect': '2' }, 10_017],
    ['eleven extras', Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`extra.k${i}`, 'v'])), 65_014],
    ['long extras', { 'extra.ext': 'x'.repeat(1022) }, 65_015],
    ['a foreign channel', { 'extra.channel_id': 'foreign' }, 27_001],
    ['a callback without scheme', { 'extra.callback': 'e.example' }, 65_038],
    ['pass-through', { pass_through: '1', payload: 'x' }, 10_036],
    ['a ttl over a day without channel', { time_to_live: '86400001' }, 10_017],
    ['no package', { restricted_package_name: '' }, 10_016],
  ])('refuses %s', async (_name, fields, code) => {
    expect(
      await codeOf(
        openTestVendor(xiaomi),
        'POST',
        '/v3/message/regid',
        KEY,
        new URLSearchParams({ ...base, ...fields }).toString(),
      ),
    ).toBe(code);
  });

  it('accepts a POST whose fields are in the query, and no JSON body', async () => {
    const query = new URLSearchParams(base).toString();
    expect(
      await codeOf(
        openTestVendor(xiaomi),
        'POST',
        `/v2/message/regid?${query}`,
        { Authorization: KEY.Authorization },
        '',
      ),
    ).toBe(0);
    expect(
      await codeOf(
        openTestVendor(xiaomi),
        'POST',
        '/v3/message/regid',
        { ...KEY, 'Content-Type': 'application/json' },
        JSON.stringify(base),
      ),
    ).toBe(10_016);
  });

  it('reports which click callback follows, for each click setting', () => {
    const settings = openTestVendor(xiaomi, { settings: { mi_template_id: 'T1' } }).deps.settings;
    const codes = (options: Record<string, string>) =>
      xiaomi
        .checkMessage(testMessage({ options }), settings)
        .map((problem) => problem.code)
        .filter((code) => !code.startsWith('xiaomi/template'));
    expect(codes({})).toEqual(['xiaomi/click-withdrawn']);
    expect(codes({ 'mi-click': 'launcher' })).toEqual(['xiaomi/click-no-callback']);
    expect(codes({ 'mi-click': 'page' })).toEqual(['xiaomi/no-page']);
  });

  it('what cannot be read or reached is unreachable', async () => {
    const vendor = openTestVendor(xiaomi);
    vendor.interrupt(
      { status: 500, body: 'oops' },
      new UnreachableError({ reason: 'timeout', host: 'h', message: 'm', neverArrived: false }),
    );
    expect(await vendor.client.send(testMessage(), [OK])).toMatchObject([
      { status: 'unreachable', problem: { code: 'xiaomi/answer-not-understood' } },
    ]);
    expect(await vendor.client.send(testMessage(), [OK])).toMatchObject([
      { status: 'unreachable', problem: { code: 'network/timeout' } },
    ]);
  });

  it('random forms never break the emulator, random answers never break the reader', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.webQueryParameters(),
        fc.constantFrom('/v3/message/regid', '/v2/multi_messages/regids', '/v1/trace/message/status'),
        async (form, path) => {
          expect(await codeOf(openTestVendor(xiaomi, { strict: true }), 'POST', path, KEY, form)).toEqual(
            expect.any(Number),
          );
        },
      ),
      runs(60),
    );
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (body) => {
        readAnswer({ status: 200, body });
      }),
    );
  });
});

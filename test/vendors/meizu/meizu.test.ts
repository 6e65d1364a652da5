// Meizu: every vector through client and emulator, and the real client against the real emulator.
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UnreachableError } from '../../../src/http/types.js';
import { readAnswer } from '../../../src/vendors/meizu/client/answers.js';
import { sign, signBase, signedForm } from '../../../src/vendors/meizu/client/auth.js';
import { LEGACY_PUSH_ID, PUSH_ID } from '../../../src/vendors/meizu/facts.js';
import { meizu } from '../../../src/vendors/meizu/index.js';
import { openTestVendor, sandboxBase, type TestVendor, testMessage } from '../../helpers/emulator-http.js';
import { runs } from '../../helpers/runs.js';

interface Vectors {
  readonly default_app_id: string;
  readonly default_app_secret: string;
  readonly vectors: readonly {
    name: string;
    method: 'GET' | 'POST';
    host: string;
    path: string;
    params: Record<string, string>;
    app_secret: string;
    sign_base_without_secret: string;
    sign: string;
    encoded: string;
  }[];
  readonly wrong_signatures: {
    for_vector: string;
    must_be_rejected_with_1006: { why: string; sign: string }[];
    strict_emulator_only: { sign: string }[];
  };
  readonly push_id_format: { cases: { value: string; ok: boolean }[] };
  readonly limits: readonly { field: string; value: string | number; ok: boolean }[];
  readonly plugin_click: readonly { clickTypeInfo: Record<string, unknown>; self_define_string: string | null }[];
}
const file = JSON.parse(readFileSync('fixtures/vectors/meizu.json', 'utf8')) as Vectors;
const OK = meizu.emulator.demo.devices.find((device) => device.fate === 'ok')?.token ?? '';
const tokenOf = (fate: string): string =>
  meizu.emulator.demo.devices.find((device) => device.fate === fate)?.token ?? '';
const VECTOR_APP = { mz_app_id: file.default_app_id, mz_app_secret: file.default_app_secret };
const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };
const codeOf = async (vendor: TestVendor, method: 'GET' | 'POST', path: string, form: string): Promise<string> => {
  const answer = await vendor.ask(
    method === 'GET'
      ? { method, url: `${sandboxBase}/meizu${path}?${form}` }
      : { method, url: `${sandboxBase}/meizu${path}`, headers: FORM, body: form },
  );
  return (JSON.parse(answer.body) as { code: string }).code;
};

describe('meizu vectors', () => {
  it('has the counts this test runs', () => {
    expect([
      file.vectors.length,
      file.wrong_signatures.must_be_rejected_with_1006.length,
      file.push_id_format.cases.length,
      file.limits.length,
      file.plugin_click.length,
    ]).toEqual([26, 7, file.push_id_format.cases.length, 24, 5]);
  });

  it.each(file.vectors)(
    '$name: the client gives the same signature and encoding, and the emulator accepts the signature',
    async (vector) => {
      expect(signBase(vector.params)).toBe(vector.sign_base_without_secret);
      expect(sign(vector.params, vector.app_secret)).toBe(vector.sign);
      expect(signedForm(vector.params, vector.app_secret)).toBe(vector.encoded);
      const app = {
        values: {
          mz_app_id: vector.params['appId'] ?? '',
          mz_app_secret: vector.app_secret,
          package_name: 'com.example.chat',
        },
      };
      const vendor = openTestVendor(meizu, { app, strict: true });
      expect(await codeOf(vendor, vector.method, vector.path, vector.encoded)).not.toBe('1006');
      const changed = vector.encoded.replace(
        /sign=(.)/,
        (_whole, first: string) => `sign=${first === '0' ? '1' : '0'}`,
      );
      const code = await codeOf(vendor, vector.method, vector.path, changed);
      // A required parameter that is blank is reported before the signature.
      expect(vector.name === 'empty-value' ? '1006' : code).toBe('1006');
    },
  );

  it.each(file.wrong_signatures.must_be_rejected_with_1006)('refuses: $why', async ({ sign: wrong }) => {
    const vector = file.vectors.find((item) => item.name === file.wrong_signatures.for_vector);
    const vendor = openTestVendor(meizu, { app: { values: VECTOR_APP } });
    expect(
      await codeOf(vendor, 'POST', vector?.path ?? '', (vector?.encoded ?? '').replace(/sign=\w+/, `sign=${wrong}`)),
    ).toBe('1006');
  });

  it('refuses an upper-case digest only when strict', async () => {
    const vector = file.vectors.find((item) => item.name === file.wrong_signatures.for_vector);
    const form = (vector?.encoded ?? '').replace(
      /sign=\w+/,
      `sign=${file.wrong_signatures.strict_emulator_only[0]?.sign ?? ''}`,
    );
    expect(
      await codeOf(
        openTestVendor(meizu, { app: { values: VECTOR_APP }, strict: true }),
        'POST',
        vector?.path ?? '',
        form,
      ),
    ).toBe('1006');
    expect(await codeOf(openTestVendor(meizu, { app: { values: VECTOR_APP } }), 'POST', vector?.path ?? '', form)).toBe(
      '200',
    );
  });

  it.each(file.push_id_format.cases)('push id $value', ({ value, ok }) => {
    expect(PUSH_ID.test(value) || LEGACY_PUSH_ID.test(value)).toBe(ok);
  });

  it.each(file.limits)('limit $field of $value is $ok', async ({ field, value, ok }) => {
    const vendor = openTestVendor(meizu, { strict: true });
    const raw: Record<string, Record<string, unknown>> = {};
    const [part = '', ...rest] = field.split('.');
    const name = rest.join('.');
    const tokens =
      field === 'pushIds.count'
        ? Array.from({ length: Number(value) }, (_, i) => `DM0${i.toString(16).padStart(42, '0')}`)
        : [OK];
    if (field !== 'pushIds.count')
      raw[part] =
        part === 'extra' && name === 'callback.param'
          ? { callback: 'https://e.example/r', [name]: value }
          : { [name]: value };
    const [result] = await vendor.client.send(testMessage({ raw }), tokens);
    expect(result?.problem?.vendorCode === '1005').toBe(!ok);
  });

  it.each(file.plugin_click)('self-define string of %j', ({ clickTypeInfo, self_define_string }) => {
    expect(selfDefineString(clickTypeInfo)).toBe(self_define_string);
  });

  it('the ext fragment is the one of the plugin', () => {
    const ext = '{"conversationID":"c2c_alice"}';
    expect(
      meizu.deliverExt(ext, { packageName: 'a.b', clickTarget: 'plugin', clickPage: undefined }, {}),
    ).toMatchObject({ fragment: { clickTypeInfo: { clickType: 0, parameters: { ext } } }, callback: { ext } });
  });
});

describe('meizu dialogue', () => {
  it('sends to one and many, and reads the code of each refused device token', async () => {
    const vendor = openTestVendor(meizu);
    const tokens = [
      OK,
      tokenOf('unknown'),
      tokenOf('uninstalled'),
      tokenOf('switched-off'),
      tokenOf('inactive'),
      tokenOf('other-app'),
    ];
    const results = await vendor.client.send(testMessage(), tokens);
    expect(results.map((result) => result.problem?.code ?? result.status)).toEqual([
      'accepted',
      'meizu/110002',
      'meizu/110002',
      'meizu/110010-switch-off',
      'meizu/110002',
      'meizu/110003',
    ]);
    expect(vendor.pushes()[0]).toMatchObject({
      accepted: true,
      title: 'Message from Alice',
      ext: '{"conversationID":"c2c_alice"}',
    });
  });

  it('checks the credentials without reaching a phone, and names the wrong value', async () => {
    const good = openTestVendor(meizu);
    expect(await good.client.verify()).toEqual({ status: 'verified', problems: [] });
    expect(good.pushes()).toEqual([]);
    expect(await openTestVendor(meizu, { settings: { mz_app_secret: 'canary-wrong' } }).client.verify()).toMatchObject({
      status: 'refused',
      problems: [{ code: 'meizu/1006', at: { key: 'mz_app_secret' } }],
    });
    expect(await openTestVendor(meizu, { settings: { mz_app_id: '999999' } }).client.verify()).toMatchObject({
      status: 'refused',
      problems: [{ code: 'meizu/110000', at: { key: 'mz_app_id' } }],
    });
  });

  it('reads code 110010 in a push answer as a refusal', async () => {
    const vendor = openTestVendor(meizu);
    vendor.interrupt({ status: 200, body: '{"code":"110010","message":"","value":"","redirect":""}' });
    expect(await vendor.client.send(testMessage(), [OK])).toMatchObject([
      { status: 'rejected', problem: { code: 'meizu/110010' } },
    ]);
  });

  it('retries a request once at the address of code 300, and only at an address of Meizu', async () => {
    const told = (redirect: string) => ({
      status: 200,
      body: JSON.stringify({ code: '300', message: 'moved', value: '', redirect }),
    });
    const path = '/garcia/api/server/push/varnished/pushByPushId';
    const vendor = openTestVendor(meizu);
    vendor.interrupt(told(`https://server-api-push2.meizu.com${path}`));
    expect(await vendor.client.send(testMessage(), [OK])).toMatchObject([{ status: 'accepted' }]);
    expect(vendor.received.map((item) => new URL(item.request.url).hostname)).toEqual(['server-api-push2.meizu.com']);
    for (const place of ['https://meizu.com.example.com/', 'http://server-api-push.meizu.com/', 'nowhere', '']) {
      vendor.interrupt(told(place));
      expect(await vendor.client.send(testMessage(), [OK])).toMatchObject([
        { status: 'rejected', problem: { code: 'meizu/300' } },
      ]);
    }
    vendor.interrupt(told(`https://a.meizu.com${path}`), told(`https://b.meizu.com${path}`));
    expect(await vendor.client.send(testMessage(), [OK])).toMatchObject([{ problem: { code: 'meizu/300' } }]);
    expect(vendor.received).toHaveLength(1);
  });

  it('what cannot be read or reached is unreachable, never rejected', async () => {
    const vendor = openTestVendor(meizu);
    vendor.interrupt(
      { status: 502, body: '<html>' },
      new UnreachableError({ reason: 'timeout', host: 'h', message: 'm', neverArrived: false }),
    );
    expect(await vendor.client.send(testMessage(), [OK])).toMatchObject([
      { status: 'unreachable', problem: { code: 'meizu/answer-not-understood' } },
    ]);
    expect(await vendor.client.send(testMessage(), [OK])).toMatchObject([
      { status: 'unreachable', problem: { code: 'network/timeout' } },
    ]);
  });

  it.each([
    ['quotas', { settings: { mz_notice_type: 'public' }, rules: ['quotas'] as const }, 4, 'meizu/110011'],
    ['folding', { rules: ['rates'] as const }, 6, 'meizu/520'],
  ])('counts %s only when enabled', async (_name, options, times, code) => {
    const vendor = openTestVendor(meizu, options);
    const codes: (string | undefined)[] = [];
    for (let i = 0; i < times; i += 1) codes.push((await vendor.client.send(testMessage(), [OK]))[0]?.problem?.code);
    expect(codes.at(-1)).toBe(code);
    expect(codes.slice(0, -1).every((item) => item === undefined)).toBe(true);
  });

  it('random forms never break the emulator, random answers never break the reader', async () => {
    const vendor = openTestVendor(meizu, { strict: true });
    await fc.assert(
      fc.asyncProperty(
        fc.webQueryParameters(),
        fc.constantFrom(...file.vectors.map((item) => item.path)),
        async (form, path) => {
          expect(await codeOf(vendor, 'POST', path, form)).toMatch(/^\d+$/);
        },
      ),
      runs(100),
    );
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (body) => {
        readAnswer({ status: 200, headers: {}, body, tookMs: 1 });
      }),
    );
  });
});

describe('meizu settings and messages', () => {
  it.each([
    [{ ext: 'x', title: '' }, ['meizu/title-empty']],
    [{ title: 'x'.repeat(33) }, ['meizu/title-too-long']],
    [{ body: 'x'.repeat(101) }, ['meizu/content-too-long']],
    [{ ttlSeconds: 5000 }, ['meizu/ttl-range']],
    [{ badge: { mode: 'set' as const, value: 1 }, category: 'IM' }, ['meizu/ignored-field', 'meizu/ignored-field']],
    [{ raw: { clickTypeInfo: { url: 'a://b' } } }, ['meizu/reserved-parameter']],
    [{}, []],
  ])('message %j', (special, codes) => {
    expect(
      meizu.checkMessage(testMessage(special), openTestVendor(meizu).deps.settings).map((problem) => problem.code),
    ).toEqual(codes);
  });

  it.each([
    [{ mz_app_id: 'a'.repeat(32) }, ['meizu/id-key-swapped']],
    [{ mz_app_secret: meizu.emulator.demo.values['mz_app_key'] }, ['meizu/secret-equals-key']],
    [{}, []],
  ])('settings %j', (values, codes) => {
    expect(
      meizu.credentials
        .check(openTestVendor(meizu, { settings: values }).deps.settings, 0)
        .map((problem) => problem.code),
    ).toEqual(codes);
  });
});

/** The self-define string that a phone would compute from a click type, or null. */
function selfDefineString(info: Readonly<Record<string, unknown>>): string | null {
  if (typeof info['url'] === 'string' && info['url'] !== '') return info['url'];
  const parameters = info['parameters'];
  if (typeof parameters !== 'object' || parameters === null)
    return typeof info['customAttribute'] === 'string' ? info['customAttribute'] : null;
  const sk = (parameters as Record<string, unknown>)['sk'];
  return typeof sk === 'string' ? sk : JSON.stringify(parameters);
}

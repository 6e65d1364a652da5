// Honor: every vector through client and emulator, and the real client against the real emulator.
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UnreachableError } from '../../../src/http/types.js';
import { checkClickPage } from '../../../src/push/click/click.js';
import { readAnswer } from '../../../src/vendors/honor/client/answers.js';
import { tokenRequest } from '../../../src/vendors/honor/client/auth.js';
import { pluginIntent } from '../../../src/vendors/honor/client/click.js';
import { LIMITS, PATHS, TTL } from '../../../src/vendors/honor/facts.js';
import { honor } from '../../../src/vendors/honor/index.js';
import { openTestVendor, sandboxBase, settingsOf, type TestVendor, testMessage } from '../../helpers/emulator-http.js';
import { runs } from '../../helpers/runs.js';

interface Vectors {
  readonly auth: {
    older_urls: string[];
    wrong_urls: string[];
    cases: { name: string; client_id: string; client_secret: string; form_body: string }[];
  };
  readonly header_cases: readonly { name: string; now_ms: number; headers: Record<string, string>; ok: boolean }[];
  readonly send_requests: { cases: { name: string; path: string; body: string }[] };
  readonly intent_uri: {
    cases: { ext: string; intent: string }[];
    lint: { intent: string; findings: string[] }[];
    expected_package: string;
  };
  readonly receipts: { body_example: { statuses: { status: number }[] } };
  readonly mcs_services_json: {
    cases: {
      name: string;
      file: Record<string, string>;
      expect: { application_id: string; app_id: string; client_id?: string };
      findings: string[];
    }[];
  };
  readonly text_limits: {
    cases: {
      field: 'title' | 'body';
      repeat: string;
      count: number;
      over_wildfire_40_256: boolean;
      over_aliyun_60_4096: boolean;
    }[];
  };
  readonly ttl: { cases: { ttl: string; ok: boolean }[] };
  readonly body_verdicts: readonly { name: string; body: Record<string, unknown>; ok: boolean }[];
  readonly responses: readonly {
    name: string;
    body: string;
    parsed: { ok: boolean | 'partial'; bad: Record<string, string> };
  }[];
  readonly token_shapes: { cases: { token: string; class: string }[] };
}
const file = JSON.parse(readFileSync('fixtures/vectors/honor.json', 'utf8')) as Vectors;
const tokenOf = (fate: string): string =>
  honor.emulator.demo.devices.find((device) => device.fate === fate)?.token ?? '';
const OK = tokenOf('ok');
const APP = honor.emulator.demo.values['honor_app_id'] ?? '';
const { honor_client_id: clientId = '', honor_client_secret: clientSecret = '' } = honor.emulator.demo.values;
const signIn = async (vendor: TestVendor): Promise<string> =>
  (
    JSON.parse((await vendor.ask(tokenRequest(`${sandboxBase}/honor`, { clientId, clientSecret }))).body) as {
      access_token: string;
    }
  ).access_token;
const send = async (
  vendor: TestVendor,
  body: unknown,
  headers?: Record<string, string>,
): Promise<{ code: number; data: { failTokens: string[] } | null }> => {
  const standard = {
    'Content-Type': 'application/json; charset=UTF-8',
    Authorization: `Bearer ${await signIn(vendor)}`,
    timestamp: String(vendor.clock.now()),
  };
  const answer = await vendor.ask({
    method: 'POST',
    url: `${sandboxBase}/honor/api/v1/${APP}/sendMessage`,
    headers: headers ?? standard,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return JSON.parse(answer.body) as { code: number; data: { failTokens: string[] } | null };
};

describe('honor vectors', () => {
  it('has the counts this test runs', () => {
    expect([
      file.auth.cases.length > 0,
      file.header_cases.length,
      file.body_verdicts.length,
      file.responses.length,
      file.intent_uri.lint.length,
      file.mcs_services_json.cases.length,
      file.text_limits.cases.length,
    ]).toEqual([true, 12, 39, 6, 10, 6, 8]);
  });

  it.each(file.auth.cases)('token form: $name', async ({ client_id, client_secret, form_body }) => {
    expect(tokenRequest('', { clientId: client_id.trim(), clientSecret: client_secret.trim() }).body).toBe(form_body);
    const values = { honor_client_id: client_id, honor_client_secret: client_secret };
    expect(await openTestVendor(honor, { settings: values, app: { values } }).client.verify()).toMatchObject({
      status: 'verified',
    });
  });

  it('the older long token path and the older hosts lead to the same place', async () => {
    const vendor = openTestVendor(honor);
    const answer = await vendor.ask({
      ...tokenRequest(`${sandboxBase}/honor`, { clientId, clientSecret }),
      url: `${sandboxBase}/honor${PATHS.longToken}`,
    });
    expect(answer.status).toBe(200);
    for (const url of file.auth.older_urls) expect(honor.emulator.hosts).toContain(new URL(url).host);
  });

  it.each(file.auth.wrong_urls)('%s of weak clients is refused', async (url) => {
    expect(honor.emulator.hosts).not.toContain(new URL(url).host);
    const answer = await openTestVendor(honor).ask({
      ...tokenRequest(`${sandboxBase}/honor`, { clientId, clientSecret }),
      url: `${sandboxBase}/honor${new URL(url).pathname}`,
    });
    expect(answer.status).toBe(404);
  });

  const lintCode: Readonly<Record<string, string>> = {
    'ext-not-string-extra': 'click/extra-not-text',
    'ext-in-query-not-extra': 'click/ext-in-query',
    'scheme-not-of-plugin': 'click/wrong-scheme',
    'host-is-not-package': 'click/wrong-package',
    'path-not-of-plugin': 'click/wrong-path',
    'ext-not-percent-encoded': 'click/not-encoded',
    'intent-end-missing': 'click/no-end',
    'clear-top-flag-missing': 'click/no-clear-top',
    'component-needs-push-service-7.0.51': 'click/component',
  };
  it.each(file.intent_uri.lint)('intent $intent has the findings $findings', ({ intent, findings }) => {
    const found = checkClickPage(intent, file.intent_uri.expected_package, {
      clickTarget: 'plugin',
      path: '/honorMessage',
      vendor: 'honor',
    });
    expect(found.map((problem) => problem.code)).toEqual(findings.map((name) => lintCode[name]));
  });

  const mcsCode: Readonly<Record<string, string>> = {
    'package-mismatch': 'honor/services-package-mismatch',
    'app-id-mismatch': 'honor/services-app-id-differs',
    'app-id-missing': 'honor/services-no-app-id',
    'client-id-equals-app-id': 'honor/client-id-is-app-id',
    'client-secret-shipped-in-app': 'honor/services-secret-in-app',
  };
  it.each(file.mcs_services_json.cases)('mcs-services.json: $name', ({ file: content, expect: wanted, findings }) => {
    const settings = settingsOf(honor, {
      package_name: wanted.application_id,
      honor_app_id: wanted.app_id,
      honor_client_id: wanted.client_id,
      honor_mcs_services: JSON.stringify(content),
    });
    const found = honor.credentials.check(settings, 0);
    expect(found.map((problem) => problem.code)).toEqual(findings.map((name) => mcsCode[name]));
  });

  it('a file that is no mcs-services.json is reported as such', () => {
    const settings = settingsOf(honor, { honor_mcs_services: '[1' });
    expect(honor.credentials.check(settings, 0)).toMatchObject([{ code: 'honor/services-not-json' }]);
  });

  it.each(file.text_limits.cases)('$count times "$repeat" as $field', (item) => {
    const { deps } = openTestVendor(honor);
    const special = { [item.field]: item.repeat.repeat(item.count) };
    const found = honor.checkMessage(testMessage(special), deps.settings);
    const codes = found
      .filter(({ code }) => /text-(?:long|wide)$/.test(code))
      .map(({ code, severity }) => [code, severity]);
    const wanted = item.over_wildfire_40_256
      ? 'honor/text-long'
      : item.over_aliyun_60_4096
        ? 'honor/text-wide'
        : undefined;
    expect(codes).toEqual(wanted === undefined ? [] : [[wanted, 'warning']]);
  });

  it.each(file.receipts.body_example.statuses)('receipt $status is explained', ({ status }) => {
    expect(Object.keys(honor.resultCodes)).toContain(`honor/${status}`);
  });

  it.each(file.header_cases)('headers: $name is $ok', async ({ now_ms, headers, ok }) => {
    const vendor = openTestVendor(honor, { now: now_ms, strict: true });
    const token = await signIn(vendor);
    const given = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, value.replace('ACCESS', token)]),
    );
    const { code } = await send(
      vendor,
      { android: { notification: { title: 't', body: 'b', clickAction: { type: 3 } } }, token: [OK] },
      given,
    );
    expect(code === 200).toBe(ok);
  });

  it.each(file.send_requests.cases)('the emulator accepts the body of $name', async ({ body }) => {
    const tokens = (JSON.parse(body) as { token: string[] }).token;
    const vendor = openTestVendor(honor, { devices: tokens.map((token) => ({ token })), strict: true });
    expect(await send(vendor, body)).toMatchObject({ code: 200, data: { failTokens: [] } });
  });

  it.each(file.intent_uri.cases)('intent for $ext', ({ ext, intent }) => {
    expect(pluginIntent('com.example.chat', ext)).toBe(intent);
    const vendor = openTestVendor(honor);
    return vendor.client.send(testMessage({ ext }), [OK]).then(() => expect(vendor.pushes()[0]?.ext).toBe(ext));
  });

  it.each(file.ttl.cases)('ttl "$ttl" is $ok', async ({ ttl, ok }) => {
    expect(TTL.test(ttl) && Number.parseFloat(ttl) <= LIMITS.ttlSeconds.max).toBe(ok);
    const { code } = await send(openTestVendor(honor), {
      android: { ttl, notification: { title: 't', body: 'b', clickAction: { type: 3 } } },
      token: [OK],
    });
    expect(code === 200).toBe(ok);
  });

  it.each(file.body_verdicts)('body: $name is $ok', async ({ body, ok }) => {
    const many = /^<(\d+) x (.+)>$/.exec(String(body['token']));
    const given = many === null ? body : { ...body, token: Array.from({ length: Number(many[1]) }, () => many[2]) };
    const { code } = await send(openTestVendor(honor, { strict: true, devices: [{ token: 'T' }] }), given);
    expect(code === 200).toBe(ok);
  });

  it.each(file.responses)('answer: $name', async ({ body, parsed }) => {
    const vendor = openTestVendor(honor);
    await vendor.client.send(testMessage(), [OK]);
    vendor.interrupt({ status: 200, body });
    const bad = Object.keys(parsed.bad);
    const results = await vendor.client.send(testMessage(), [OK, ...bad]);
    const statusOf = (token: string) => results.find((result) => result.token === token);
    for (const [token, kind] of Object.entries(parsed.bad))
      expect(statusOf(token)?.problem?.code).toBe(kind === 'expired' ? 'honor/expired-token' : 'honor/failed-token');
    const others = statusOf(OK)?.status;
    if (parsed.ok === true || parsed.ok === 'partial') expect(others).toBe('accepted');
    else if (bad.length === 0)
      expect(statusOf(OK)).toMatchObject({ status: 'rejected', problem: { vendorMessage: 'parameter error' } });
  });

  it.each(file.token_shapes.cases)('token of class $class', ({ token, class: kind }) => {
    expect(honor.fitsToken(token)).toBe(kind === 'honor' ? 'yes' : kind === 'huawei-or-honor' ? 'maybe' : 'no');
  });
});

describe('honor dialogue', () => {
  it('sends many in one call and reads both lists of refused device tokens', async () => {
    const vendor = openTestVendor(honor);
    const results = await vendor.client.send(testMessage({ mode: 'test' }), [
      OK,
      tokenOf('unknown'),
      tokenOf('uninstalled'),
      tokenOf('other-app'),
    ]);
    expect(results.map((result) => result.problem?.code ?? result.status)).toEqual([
      'accepted',
      'honor/failed-token',
      'honor/expired-token',
      'honor/failed-token',
    ]);
    expect(JSON.parse(String(vendor.received.at(-1)?.request.body))).toMatchObject({ android: { targetUserType: 1 } });
  });

  it('distinguishes a wrong Client ID from a wrong Client Secret', async () => {
    expect(await openTestVendor(honor, { settings: { honor_client_id: '1' } }).client.verify()).toMatchObject({
      status: 'refused',
      problems: [{ code: 'honor/invalid_client', at: { key: 'honor_client_id' } }],
    });
    expect(
      await openTestVendor(honor, { settings: { honor_client_secret: 'canary-wrong' } }).client.verify(),
    ).toMatchObject({
      status: 'refused',
      problems: [{ code: 'honor/unauthorized_client', at: { key: 'honor_client_secret' } }],
    });
    expect(
      await openTestVendor(honor, { settings: { honor_app_id: '5' } }).client.send(testMessage(), [OK]),
    ).toMatchObject([{ status: 'rejected', problem: { code: 'honor/403' } }]);
  });

  it("an unknown failure code keeps the vendor's words, and the text notes that no list is published", async () => {
    const vendor = openTestVendor(honor);
    await vendor.client.verify();
    vendor.interrupt({ status: 200, body: '{"code":80999999,"message":"strange words"}' });
    expect(await vendor.client.send(testMessage(), [OK])).toMatchObject([
      {
        status: 'rejected',
        problem: {
          code: 'honor/unknown-code',
          vendorCode: '80999999',
          vendorMessage: 'strange words',
          entry: { mark: 'D' },
        },
      },
    ]);
  });

  it('renews the access token once, also when it expired', async () => {
    const vendor = openTestVendor(honor);
    await vendor.client.send(testMessage(), [OK]);
    vendor.interrupt({ status: 401, body: '{"code":401,"message":"expired"}' });
    expect(await vendor.client.send(testMessage(), [OK])).toMatchObject([{ status: 'accepted', attempts: 2 }]);
    vendor.clock.advance(3_700_000);
    expect(await vendor.client.send(testMessage(), [OK])).toMatchObject([{ status: 'accepted', attempts: 1 }]);
  });

  it('what cannot be read or reached is unreachable', async () => {
    const vendor = openTestVendor(honor);
    await vendor.client.verify();
    vendor.interrupt(
      { status: 200, body: 'null' },
      new UnreachableError({ reason: 'timeout', host: 'h', message: 'm', neverArrived: false }),
    );
    expect(await vendor.client.send(testMessage(), [OK])).toMatchObject([
      { status: 'unreachable', problem: { code: 'honor/answer-not-understood' } },
    ]);
    expect(await vendor.client.send(testMessage(), [OK])).toMatchObject([
      { status: 'unreachable', problem: { code: 'network/timeout' } },
    ]);
  });

  it.each([
    [{ package_name: undefined }, {}, ['honor/no-package']],
    [{}, { title: 'x'.repeat(41) }, ['honor/text-long']],
    [{}, { ttlSeconds: 1_296_001 }, ['honor/ttl-range']],
    [{}, { clickTarget: 'timpush' as const }, ['honor/no-page']],
    [{}, { badge: { mode: 'add' as const, value: 0 } }, ['honor/badge-range']],
    [{ honor_badge_class: undefined }, { badge: { mode: 'set' as const, value: 1 } }, ['honor/no-badge-class']],
    [{}, { channelId: 'c', image: 'http://x' }, ['honor/image-not-https', 'honor/ignored-field']],
    [{}, {}, []],
  ])('settings %j and message %j', (settings, special, codes) => {
    expect(
      honor
        .checkMessage(testMessage(special), openTestVendor(honor, { settings }).deps.settings)
        .map((problem) => problem.code),
    ).toEqual(codes);
  });

  it.each([
    ['--importance', {}, { importance: 'high' }, 'high'],
    ['honor_importance', { honor_importance: 'HIGH' }, {}, 'HIGH'],
  ] as const)(
    'an importance that Honor does not have is reported where it was given: %s',
    (key, settings, special, value) => {
      const found = honor.checkMessage(testMessage(special), openTestVendor(honor, { settings }).deps.settings);
      expect(found.find(({ code }) => code === 'honor/importance')?.args).toEqual({ key, value });
    },
  );

  it('random bodies never break the emulator, random answers never break the reader', async () => {
    const vendor = openTestVendor(honor, { strict: true });
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.json(), fc.string()), async (body) => {
        expect((await send(vendor, body)).code).toEqual(expect.any(Number));
      }),
      runs(100),
    );
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (body) => {
        readAnswer(body);
      }),
    );
  });
});

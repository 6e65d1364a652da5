// Every rule of the HarmonyOS emulator is broken once, and the real client reads the code that comes back.
import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { rights } from '../../../src/vendors/harmony/facts.js';
import { harmony } from '../../../src/vendors/harmony/index.js';
import {
  openTestVendor,
  sandboxBase,
  type TestVendor,
  type TestVendorOptions,
  testMessage,
} from '../../helpers/emulator-http.js';
import { ACCOUNT, body, call, type Json, jwtOf, OK, OK2, OTHER, PATH, UNKNOWN } from './talk.js';

const notification =
  (fields: Json, options: Json = {}, rest: Json = {}) =>
  (vendor: TestVendor) =>
    call(vendor, body(fields, options, rest));
const withType =
  (pushType: string, payload: unknown, tokens: readonly unknown[] = [OK]) =>
  (vendor: TestVendor) =>
    call(vendor, { payload, target: { token: tokens } }, { 'push-type': pushType });
const bearer = (value: (vendor: TestVendor) => string) => (vendor: TestVendor) =>
  call(vendor, body(), { Authorization: value(vendor) });
const claims =
  (special: Json) =>
  (vendor: TestVendor): Promise<unknown> =>
    bearer(() => `Bearer ${jwtOf(vendor, { claims: special })}`)(vendor);
const header = (special: Json) => bearer((vendor) => `Bearer ${jwtOf(vendor, { header: special })}`);
const widget = { formId: 1, version: 1, moduleName: 'entry', formName: 'w', abilityName: 'A', formData: {} };
const other = { ...ACCOUNT, project_id: '900000000000000077', key_id: 'other', sub_account: '100000077' };
const otherProject: TestVendorOptions = {
  apps: [
    {
      id: 'second',
      value: () => undefined,
      file: () => Buffer.from(JSON.stringify(other)),
      state: 'published',
      rights: [],
      channels: undefined,
    },
  ],
};

interface Row {
  readonly rule: string;
  readonly provoke: (vendor: TestVendor) => Promise<unknown>;
  readonly options?: TestVendorOptions;
}
const rows: readonly Row[] = [
  { rule: 'path', provoke: (v) => call(v, body(), {}, `/v3/${ACCOUNT.project_id}/messages%3Asend`) },
  { rule: 'method', provoke: (v) => v.ask({ method: 'GET', url: `${sandboxBase}/harmony${PATH}` }) },
  { rule: 'project', provoke: (v) => call(v, body(), {}, '/v3/1/messages:send') },
  { rule: 'authorization', provoke: bearer(() => 'Basic abc') },
  { rule: 'oauth-token', provoke: bearer(() => 'Bearer CF3Xl2/sample/token+x==') },
  { rule: 'jwt-alg', provoke: header({ alg: 'RS256' }) },
  { rule: 'jwt-kid', provoke: header({ kid: 'f'.repeat(32) }) },
  { rule: 'jwt-iss', provoke: claims({ iss: ACCOUNT.project_id }) },
  { rule: 'jwt-aud', provoke: claims({ aud: 'https://oauth2.googleapis.com/token' }) },
  {
    rule: 'jwt-signature',
    provoke: bearer((vendor) => {
      const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
      return `Bearer ${jwtOf(vendor, { pem: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string })}`;
    }),
  },
  { rule: 'jwt-salt', provoke: bearer((vendor) => `Bearer ${jwtOf(vendor, { saltLength: 20 })}`) },
  {
    rule: 'jwt-project',
    options: otherProject,
    provoke: (v) => call(v, body(), {}, `/v3/${other.project_id}/messages:send`),
  },
  { rule: 'jwt-expired', provoke: (v) => claims({ exp: Math.floor(v.clock.now() / 1000) })(v) },
  { rule: 'jwt-lifetime', provoke: (v) => claims({ exp: Math.floor(v.clock.now() / 1000) + 86_401 })(v) },
  { rule: 'push-enabled', options: { app: { state: 'under-review' } }, provoke: notification({}) },
  { rule: 'penalty', options: { app: { state: 'suspended' } }, provoke: notification({}) },
  { rule: 'json', provoke: (v) => call(v, '{"payload":') },
  { rule: 'push-type', provoke: (v) => call(v, body(), { 'push-type': 'alert' }) },
  { rule: 'test-flag', provoke: notification({}, { testMessage: 'true' }) },
  {
    rule: 'test-tokens',
    provoke: notification({}, { testMessage: true }, { target: { token: Array(11).fill(OK) } }),
  },
  { rule: 'token-list', provoke: notification({}, {}, { target: { token: OK } }) },
  { rule: 'size', provoke: notification({ body: '中'.repeat(1400) }) },
  { rule: 'ttl', provoke: notification({}, { ttl: 1_296_001 }) },
  { rule: 'ttl-number', provoke: notification({}, { ttl: '86400s' }) },
  { rule: 'bi-tag', provoke: notification({}, { biTag: '中'.repeat(22) }) },
  { rule: 'collapse-key', provoke: notification({}, { collapseKey: 101 }) },
  { rule: 'payload', provoke: withType('0', undefined) },
  { rule: 'notification', provoke: withType('0', {}) },
  { rule: 'category', provoke: notification({ category: undefined }) },
  { rule: 'category-known', provoke: notification({ category: 'im' }) },
  { rule: 'texts', provoke: notification({ title: '' }) },
  { rule: 'click-action', provoke: notification({ clickAction: {} }) },
  { rule: 'click-kind', provoke: notification({ clickAction: { actionType: 3 } }) },
  { rule: 'click-page', provoke: notification({ clickAction: { actionType: 1 } }) },
  { rule: 'click-data', provoke: notification({ clickAction: { actionType: 0, data: '{}' } }) },
  { rule: 'badge', provoke: notification({ badge: { addNum: 0 } }) },
  { rule: 'image', provoke: notification({ image: 'http://www.example.com/a.png' }) },
  { rule: 'style-known', provoke: notification({ style: 2 }) },
  { rule: 'style', provoke: notification({ style: 3, inboxContent: ['1', '2', '3', '4'] }) },
  { rule: 'sound-duration', provoke: notification({ sound: 'a.mp3', soundDuration: 61 }) },
  { rule: 'ids', provoke: notification({ notifyId: -2 }) },
  {
    rule: 'voice-category',
    provoke: withType('2', { ...(body()['payload'] as Json), extraData: 'x' }),
  },
  { rule: 'extra-data', provoke: withType('6', { extraData: { a: 1 } }) },
  { rule: 'widget', provoke: withType('1', { ...widget, formName: undefined }) },
  { rule: 'image-checked', provoke: notification({ image: 'https://www.example.com/a.png' }) },
  {
    rule: 'test-quota',
    options: { rules: ['quotas'] },
    provoke: async (v) => {
      for (let i = 0; i < 1000; i += 1) await notification({}, { testMessage: true })(v);
      return notification({}, { testMessage: true })(v);
    },
  },
  { rule: 'push-type-right', options: { app: { rights: [] } }, provoke: withType('10', { extraData: 'x' }) },
  { rule: 'atomic-service', options: { app: { rights: [rights.atomicService] } }, provoke: notification({}) },
  { rule: 'play-voice', provoke: notification({ category: 'PLAY_VOICE' }) },
  { rule: 'device-project', provoke: notification({}, {}, { target: { token: [OTHER] } }) },
  { rule: 'device-token', provoke: notification({}, {}, { target: { token: [UNKNOWN] } }) },
];

describe('harmony › emulator rules', () => {
  it('every rule is broken by a test, in the order of the list', () => {
    expect(rows.map((row) => `harmony/${row.rule}`)).toEqual(harmony.emulator.rules.map((rule) => rule.id));
  });

  it.each(rows)('$rule', async ({ rule: name, provoke, options }) => {
    const vendor = openTestVendor(harmony, { strict: true, ...options });
    await provoke(vendor);
    const received = vendor.received.at(-1);
    const broken = received?.trail.filter((step) => step.verdict === 'broken').map((step) => step.rule);
    expect(broken).toEqual([`harmony/${name}`]);
    const rule = harmony.emulator.rules.find((item) => item.id === `harmony/${name}`);
    const { status, body: said } = received?.reply ?? { status: 0 };
    if (rule?.code.startsWith('http-') === true) expect(status).toBe(Number(rule.code.slice(5)));
    else expect((said as Json | undefined)?.['code']).toBe(rule?.code);
    // The client reads the same answer, and never reports it as accepted.
    const again = openTestVendor(harmony);
    const text = typeof said === 'string' ? said : JSON.stringify(said);
    again.interrupt({ status, body: text }, { status, body: text });
    const named = [OTHER, UNKNOWN].find((token) => text.includes(token)) ?? OK;
    const [result] = await again.client.send(testMessage(), [named]);
    expect(result?.status).toBe('rejected');
    expect(result?.problem?.code).not.toBe('harmony/unknown-code');
    expect(result?.problem?.code).not.toBe('harmony/answer-not-understood');
  });

  it('without --strict the unverified rules let a push through, and all others still refuse', async () => {
    const guesses = harmony.emulator.rules.filter(
      (rule) => (rule.mark === 'C' || rule.mark === 'D') && rule.always !== true,
    );
    expect(guesses.map((rule) => rule.id)).toEqual([
      'harmony/jwt-salt',
      'harmony/test-flag',
      'harmony/ttl-number',
      'harmony/category-known',
      'harmony/click-kind',
      'harmony/style-known',
    ]);
    for (const { rule, provoke, options } of rows) {
      if (rule === 'test-quota') continue;
      const vendor = openTestVendor(harmony, { ...options });
      await provoke(vendor);
      const { trail = [], reply } = vendor.received.at(-1) ?? {};
      const isGuess = guesses.some(({ id }) => id === `harmony/${rule}`);
      const isBroken = trail.some((step) => step.verdict === 'broken');
      expect({ rule, isBroken }).toEqual({ rule, isBroken: !isGuess });
      if (isGuess) expect(reply?.body).toMatchObject({ code: '80000000' });
    }
  });

  it('several device tokens: the bad ones are listed by reason, in the form of both codes', async () => {
    const vendor = openTestVendor(harmony);
    const some = await call(vendor, body({}, {}, { target: { token: [OK, UNKNOWN, OTHER, OK2] } }));
    expect(some.code).toBe('80100000');
    expect(JSON.parse(some.msg)).toEqual({
      success: 2,
      failure: 2,
      illegalTokens: { tokenFormatError: [UNKNOWN], noRight: [OTHER] },
    });
    const all = await call(vendor, body({}, {}, { target: { token: [UNKNOWN] } }));
    expect(all.code).toBe('80300007');
    expect(JSON.parse(all.msg)).toEqual({ failure: 1, illegalTokens: { tokenFormatError: [UNKNOWN] } });
  });

  it('a device token from before HarmonyOS 5 is refused with noRight', async () => {
    const vendor = openTestVendor(harmony);
    const older = `IQAAAA${'a'.repeat(124)}`;
    const answer = await call(vendor, body({}, {}, { target: { token: [older] } }));
    expect(JSON.parse(answer.msg)).toEqual({ failure: 1, illegalTokens: { noRight: [older] } });
  });

  it('a live view: without the right each device token is refused, with it the sandbox answers that live views are not emulated', async () => {
    const live = { payload: {}, target: { token: [OK] } };
    const without = await call(openTestVendor(harmony), live, { 'push-type': '7' });
    expect(without.msg).toContain('noRightToSendThisLiveNotificationEvent');
    const vendor = openTestVendor(harmony, { app: { rights: [rights.liveView] } });
    expect((await call(vendor, live, { 'push-type': '7' })).status).toBe(501);
  });

  it('an OAuth token is refused with the hint that HarmonyOS 5 accepts none', async () => {
    const vendor = openTestVendor(harmony);
    const answer = await call(vendor, body(), { Authorization: 'Bearer CF3Xl2/sample/token+x==' });
    expect(answer.msg).toContain('OAuth');
  });
});

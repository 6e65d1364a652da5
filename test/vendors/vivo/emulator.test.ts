// vivo's emulator with any input: it refuses without an exception, and its state stays bounded and separate.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paths, undescribedPaths } from '../../../src/vendors/vivo/facts.js';
import { vivo } from '../../../src/vendors/vivo/index.js';
import { openTestVendor, sandboxBase } from '../../helpers/emulator-http.js';
import { runs } from '../../helpers/runs.js';
import { accessToken, call, codeOf, fields, OK } from './talk.js';

const anyPath = fc.constantFrom(...Object.values(paths), ...undescribedPaths, '/', '/message');
const anyMethod = fc.constantFrom('GET', 'POST', 'PUT', 'DELETE' as const);
const fieldName = fc.constantFrom(
  'appId',
  'appKey',
  'timestamp',
  'sign',
  'regId',
  'regIds',
  'alias',
  'aliases',
  'title',
  'content',
  'notifyType',
  'skipType',
  'skipContent',
  'clientCustomMap',
  'requestId',
  'pushMode',
  'category',
  'classification',
  'extra',
  'timeToLive',
  'taskId',
  'tagExpression',
  'name',
  'type',
  'ids',
  'userIds',
  'userType',
  '__proto__',
);
const anyBody = fc.dictionary(
  fieldName,
  fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom<unknown>(1, 4, '1', OK, [OK, OK], 'Message from Alice')),
);

describe('vivo emulator › foreign input', () => {
  it('answers any body, path, method and header with a vivo answer, never with an exception', async () => {
    await fc.assert(
      fc.asyncProperty(anyPath, anyMethod, anyBody, fc.boolean(), async (path, method, body, signedIn) => {
        const vendor = openTestVendor(vivo, { strict: true, rules: ['hours', 'quotas', 'rates'] });
        const headers = signedIn ? { authToken: await accessToken(vendor) } : { authToken: '\u0000' };
        const answer = await vendor.ask({
          method,
          url: `${sandboxBase}/vivo${path}`,
          headers,
          body: JSON.stringify({ ...(signedIn ? fields : {}), ...body }),
        });
        expect([200, 404, 405, 501]).toContain(answer.status);
        const said = JSON.parse(answer.body) as Record<string, unknown>;
        // What is not emulated is answered in the same form for all vendors.
        if (answer.status === 501 && said['sandbox'] === 'not-imitated') return;
        expect(said).toHaveProperty('desc');
      }),
      runs(400),
    );
  });

  it('answers bytes that are no JSON with 400', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), async (bytes) => {
        const vendor = openTestVendor(vivo);
        const answer = await vendor.ask({ method: 'POST', url: `${sandboxBase}/vivo/message/send`, body: bytes });
        expect([200, 400]).toContain(answer.status);
      }),
    );
  });

  it('a value nested too deeply is refused', async () => {
    const vendor = openTestVendor(vivo);
    const deep = `${`{"a":`.repeat(200_000)}1${'}'.repeat(200_000)}`;
    const authToken = await accessToken(vendor);
    const start = JSON.stringify({ ...fields, regId: OK }).slice(0, -1);
    const answer = await vendor.ask({
      method: 'POST',
      url: `${sandboxBase}/vivo/message/send`,
      headers: { authToken },
      body: `${start},"clientCustomMap":{"ext":${deep}}}`,
    });
    expect([200, 400]).toContain(answer.status);
    expect(vendor.pushes().some((push) => push.accepted)).toBe(false);
  });
});

describe('vivo emulator › hours, quotas, devices and tasks', () => {
  it('rules of hours, quotas and rates are off by default', async () => {
    const midnight = Date.UTC(2025, 0, 7, 16, 0);
    const vendor = openTestVendor(vivo, { now: midnight, strict: true });
    for (let i = 0; i < 12; i += 1)
      expect(codeOf(await call(vendor, '/message/send', { ...fields, requestId: `r${i}`, regId: OK }))).toBeUndefined();
  });

  it('the daily volume restarts at midnight in China', async () => {
    const vendor = openTestVendor(vivo, { rules: ['quotas'], now: Date.UTC(2025, 0, 7, 15, 59) });
    const send = () => call(vendor, '/message/send', { ...fields, regId: OK }).then(codeOf);
    const codes: (string | undefined)[] = [];
    for (let i = 0; i < 5; i += 1) codes.push(await send());
    expect(codes).toEqual([undefined, undefined, undefined, undefined, 'vivo/10070']);
    vendor.clock.advance(60_000);
    expect(await send()).toBeUndefined();
  });

  it('accepts no device of another app, and a task id only for its own', async () => {
    const second = {
      id: 'second',
      value: (key: string) => ({ vivo_app_id: '200000002', vivo_app_key: 'k2', vivo_app_secret: 's2' })[key],
      file: () => undefined,
      state: 'published',
      rights: [],
      channels: undefined,
    };
    const vendor = openTestVendor(vivo, { apps: [second], devices: [{ token: '17', app: 'second' }] });
    expect(codeOf(await call(vendor, '/message/send', { ...fields, regId: '17' }))).toBe('vivo/10302-unknown-token');
    const other = openTestVendor(vivo, {
      apps: [second],
      devices: [{ token: '17', app: 'second' }],
      settings: { vivo_app_id: '200000002', vivo_app_key: 'k2', vivo_app_secret: 's2' },
    });
    expect(codeOf(await call(other, '/message/send', { ...fields, regId: '17' }))).toBeUndefined();
  });

  it('every demo device gives the result of its fate', async () => {
    const expected: Record<string, string | undefined> = {
      ok: undefined,
      unknown: 'vivo/10302-unknown-token',
      'other-app': 'vivo/10302-unknown-token',
      uninstalled: 'vivo/10302-uninstalled',
      'switched-off': 'vivo/10302-uninstalled',
      inactive: 'vivo/10302-inactive',
      'not-test-device': 'vivo/10302-not-test-device',
    };
    for (const { token, fate } of vivo.emulator.demo.devices) {
      const vendor = openTestVendor(vivo);
      expect(codeOf(await call(vendor, '/message/send', { ...fields, regId: token, pushMode: 1 })), fate).toBe(
        expected[fate],
      );
      expect(vivo.fitsToken(token), token).toBe('yes');
    }
  });
});

describe('vivo catalogue', () => {
  it('has every code of the documents', () => {
    const documented =
      '10000 10040 10043 10045 10050 10054 10055 10056 10057 10058 10059 10060 10061 10062 10063 10064 10065 10066 10067 10068 10069 10070 10071 10072 10073 10085 10094 10096 10097 10101 10102 10103 10104 10110 10150 10151 10153 10154 10200 10201 10202 10203 10204 10205 10206 10207 10250 10252 10254 10301 10302 10305 10306 10352 10353 10471 10473 10601 10609 10614 10616 11000 phone-10003 phone-10004 phone-10005 phone-101';
    expect(Object.keys(vivo.resultCodes)).toEqual(
      expect.arrayContaining(documented.split(' ').map((code) => `vivo/${code}`)),
    );
  });

  it('every entry has a mark, a source, a retry value and both languages', () => {
    for (const [code, entry] of Object.entries(vivo.resultCodes)) {
      expect(entry.mark, code).toMatch(/^[ABCD]$/);
      expect([entry.source, entry.retry], code).not.toContain(undefined);
      for (const text of [entry.title, entry.cause, ...entry.fix]) {
        expect(text.en, code).not.toMatch(/[\u4e00-\u9fff]{3,}/);
        expect(text.zh.length, code).toBeGreaterThan(1);
      }
    }
  });
});

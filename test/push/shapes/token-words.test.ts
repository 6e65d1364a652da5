// Texts that are not a device token, or belong to another service, are reported the same way for every vendor; real tokens never are.
import { describe, expect, it } from 'vitest';
import { vendors } from '../../../src/vendors/index.js';
import { allVendorIds } from '../../helpers/vendor-ids.js';

const TOKEN = 'IQAAAACy0oBs0O50wOVDbRhHKiK3ilnKQ8om9Uvj3ZU6vu8eAY69fwyv5p9BziDDssmRc3VSeKHkZ7dSCwTrxNHpwQMwiLP';

const STRANGERS: readonly (readonly [text: string, code: string])[] = [
  ['null', 'token/word'],
  ['undefined', 'token/word'],
  ['(null)', 'token/word'],
  ['nil', 'token/word'],
  ['None', 'token/word'],
  ['BLACKLISTED', 'token/word'],
  ['[object Object]', 'token/word'],
  ['"null"', 'token/word'],
  ['${DEVICE_TOKEN}', 'token/word'],
  ['<device token>', 'token/word'],
  ["Instance of 'Future<String>'", 'token/word'],
  ['FIS_AUTH_ERROR', 'token/word'],
  ['****************', 'token/word'],
  ['https://fcm.googleapis.com/fcm/send/abc', 'token/of-service'],
  ['https://updates.push.services.mozilla.com/wpush/v2/gAAA', 'token/of-service'],
  ['https://wns2-by3p.notify.windows.com/?token=AwYA', 'token/of-service'],
  ['amzn1.adm-registration.v3.Y29tLmFtYXpvbg', 'token/of-service'],
  ['https://console.example.com/project/x', 'token/name'],
  ['%DEVICE_TOKEN%', 'token/word'],
  ['$env:DEVICE_TOKEN', 'token/word'],
  ['eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N', 'token/of-service'],
  ['OnRegister: 16000000000000000000001', 'token/from-log'],
  ['cid:16000000000000000000001', 'token/from-log'],
  ['onNewToken=16000000000000000000001', 'token/from-log'],
  ['ExponentPushToken[xxxxxxxxxxxxxxxxxxxxxx]', 'token/of-service'],
  ['c2c_alice', 'token/name'],
  ['alice.miller@example.com', 'token/name'],
  ['@TGS#2J4SZEAEL', 'token/name'],
  ['+8613800000000', 'token/name'],
  ['160a3797c8310b2e5c3', 'token/of-service'],
  ['9C8B3F5A-1D2E-4F60-8A7B-0C1D2E3F4A5B', 'token/simulator'],
  ['00008110-001A2B3C4D5E6F70', 'token/simulator'],
  [`10262:${TOKEN}:2001`, 'token/from-log'],
  ['/topics/news', 'token/name'],
  [`onNewToken token: ${TOKEN}`, 'token/from-log'],
  [`I/flutter (123): token ${TOKEN}`, 'token/from-log'],
];

const check = async (id: string, text: string) => {
  const vendor = await vendors[id as keyof typeof vendors].load();
  return vendor.checkToken(text);
};

describe('a text that is not a device token', () => {
  it.each(allVendorIds().flatMap((id) => STRANGERS.map(([text, code]) => ({ id, text, code }))))(
    '$id: $text is reported as $code, an error',
    async ({ id, text, code }) => {
      expect((await check(id, text)).map((found) => [found.code, found.severity, found.vendor])).toEqual([
        [code, 'error', id],
      ]);
    },
  );

  it.each(allVendorIds())('%s: a part of a token is reported as too short, or refused by its shape', async (id) => {
    for (const text of ['q7Zk2m', 'phone-1']) {
      const found = await check(id, text);
      expect(found).toHaveLength(1);
      expect(found[0]?.code).toMatch(/^token\/too-short$|\/token-/);
    }
  });

  it.each([`<${'c2f0c2f0 '.repeat(8).trim()}>`, `0x${'c2f0'.repeat(16)}`])(
    'a token in another notation is no word: %s',
    async (text) => {
      expect((await check('apns', text)).map(({ code }) => code)).toEqual(['apns/token-repairable']);
    },
  );

  it.each(allVendorIds())('%s: the device tokens of its sandbox yield no finding', async (id) => {
    const { emulator } = await vendors[id as keyof typeof vendors].load();
    for (const { token } of emulator.demo.devices)
      expect((await check(id, token)).filter(({ code }) => code.startsWith('token/'))).toEqual([]);
  });
});

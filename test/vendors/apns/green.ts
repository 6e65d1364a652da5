// Each status that the APNs client reports as success, and the changes that must make it disappear.
import { apns } from '../../../src/vendors/apns/index.js';
import { testMessage } from '../../helpers/emulator-http.js';
import { type GreenWord, page } from '../../helpers/green.js';

const [OK = ''] = apns.emulator.demo.devices.flatMap((device) => (device.fate === 'ok' ? [device.token] : []));
const isPush = (request: { readonly url: string }): boolean => request.url.includes('/3/device/');
const headers =
  (change: Readonly<Record<string, string | undefined>>): NonNullable<ReturnType<typeof page>> =>
  (response) => ({
    ...response,
    headers: Object.fromEntries(
      Object.entries({ ...response.headers, ...change }).filter(
        (entry): entry is [string, string] => entry[1] !== undefined,
      ),
    ),
  });

const answers = {
  'the answer has no apns-id': { answer: headers({ 'apns-id': undefined }) },
  'the apns-id is blank': { answer: headers({ 'apns-id': '' }) },
  'the apns-id is of another push': { answer: headers({ 'apns-id': '00000000-0000-4000-8000-ffffffffffff' }) },
  'a reason comes under status 200': { answer: page('{"reason":"BadDeviceToken"}') },
  'a body of bytes comes under status 200': { answer: page('\u0000\u0001') },
} satisfies GreenWord['breaks'];

export const apnsWords: readonly GreenWord[] = [
  {
    name: 'the credentials',
    word: 'verified',
    ask: async (vendor) => (await vendor.client.verify()).status,
    carries: isPush,
    fields: { reason: [] },
    badStatus: [200, 204, 302, 500, 503],
    breaks: {
      'the question about no device is answered with yes': {
        answer: (response) => ({ ...response, status: 200, body: '' }),
      },
      'the key ID is of another key': { options: { settings: { apple_key_id: 'ZZZZZZZZZZ' } } },
      'the team is another': { options: { settings: { apple_team_id: 'ZZZZZZZZZZ' } } },
      'the clock is two hours behind': { options: { clientClockAheadMs: -2 * 3_600_000 } },
      'an unknown reason comes back': { answer: page('{"reason":"NewReason"}', 403) },
    },
  },
  {
    name: 'a push',
    word: 'accepted',
    ask: async (vendor) => (await vendor.client.send(testMessage(), [OK]))[0]?.status,
    carries: isPush,
    fields: {},
    badStatus: [201, 204, 302, 400, 404, 500],
    breaks: answers,
  },
  {
    name: 'a device token that a background push reached',
    word: 'valid',
    ask: async (vendor) => (await vendor.client.status?.([OK], { probe: true, consume: false }))?.[0]?.state,
    carries: isPush,
    fields: {},
    badStatus: [201, 204, 302, 400, 404, 500],
    breaks: answers,
  },
];

export const apnsGreen = { service: apns, words: apnsWords };

// Each status that the Honor client reports as success, and the changes that must make it disappear.
import { honor } from '../../../src/vendors/honor/index.js';
import { testMessage } from '../../helpers/emulator-http.js';
import { type GreenWord, json, pathEnds } from '../../helpers/green.js';

const [OK = ''] = honor.emulator.demo.devices.flatMap((device) => (device.fate === 'ok' ? [device.token] : []));
type Data = Readonly<Record<string, unknown>>;
const data = (change: Data) => json((body) => ({ ...body, data: { ...(body['data'] as Data), ...change } }));

export const honorWords: readonly GreenWord[] = [
  {
    name: 'the credentials',
    word: 'verified',
    ask: async (vendor) => (await vendor.client.verify()).status,
    carries: pathEnds('/auth/token'),
    fields: { access_token: [] },
    breaks: {
      'the secret is wrong': { options: { settings: { honor_client_secret: 'canary-wrong' } } },
      'the secret was reset since an access token was stored': {
        prepare: async (vendor) => {
          await vendor.client.send(testMessage(), [OK]);
          vendor.changeConsole({ honor_client_secret: 'canary-reset-in-the-console' });
        },
      },
      'an unknown error comes back': { answer: json(() => ({ error: 'new_error' })) },
    },
  },
  {
    name: 'a push',
    word: 'accepted',
    ask: async (vendor) => (await vendor.client.send(testMessage(), [OK]))[0]?.status,
    carries: pathEnds('/sendMessage'),
    fields: {
      code: ['200'],
      data: [],
      'data.sendResult': [],
      'data.requestId': [],
      'data.failTokens': [undefined, null],
      'data.expireTokens': [undefined, null],
    },
    breaks: {
      'the token is listed as failed': { answer: data({ failTokens: [OK] }) },
      'the token is listed as expired': { answer: data({ expireTokens: [OK] }) },
      'the list names somebody else': { answer: data({ failTokens: [`${OK}9`] }) },
      'a listed token cannot be read': { answer: data({ failTokens: [{ token: OK }] }) },
      "the code is Huawei's": { answer: json((body) => ({ ...body, code: '80000000' })) },
      'the clock is off by an hour': { options: { clientClockAheadMs: 3_600_000 } },
      'the App ID is of another app': { options: { settings: { honor_app_id: '5' } } },
    },
  },
  {
    name: 'a device token that a test message reached',
    word: 'valid',
    ask: async (vendor) => (await vendor.client.status?.([OK], { probe: true, consume: false }))?.[0]?.state,
    carries: pathEnds('/sendMessage'),
    fields: { code: ['200'], 'data.sendResult': [], 'data.requestId': [] },
  },
];

export const honorGreen = { service: honor, words: honorWords };

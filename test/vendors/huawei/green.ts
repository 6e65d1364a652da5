// Each status that the Huawei client reports as success, and the changes that must make it disappear.
import { generateKeyPairSync } from 'node:crypto';
import { huawei } from '../../../src/vendors/huawei/index.js';
import { testMessage } from '../../helpers/emulator-http.js';
import { type GreenWord, json, pathEnds } from '../../helpers/green.js';
import { OK, OK2 } from './talk.js';

const partly = (inner: unknown) => json((body) => ({ ...body, code: '80100000', msg: JSON.stringify(inner) }));

const account = (id: string): string =>
  JSON.stringify({
    key_id: id,
    sub_account: '9',
    project_id: '7',
    private_key: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
      type: 'pkcs8',
      format: 'pem',
    }),
  });
const ACCOUNT = { hw_service_account: account('k') };

export const huaweiWords: readonly GreenWord[] = [
  {
    name: 'the credentials',
    word: 'verified',
    ask: async (vendor) => (await vendor.client.verify()).status,
    carries: pathEnds('/oauth2/v3/token'),
    fields: { access_token: [] },
    breaks: {
      'the secret is wrong': { options: { settings: { hw_app_secret: 'canary-wrong' } } },
      'the secret was reset since an access token was stored': {
        prepare: async (vendor) => {
          await vendor.client.send(testMessage(), [OK]);
          vendor.changeConsole({ hw_app_secret: 'canary-reset-in-the-console' });
        },
      },
      'an unknown error comes back': { answer: json(() => ({ error: 1999, sub_error: 1 })) },
    },
  },
  {
    name: 'a service account, which needs no token call',
    word: 'verified',
    options: { settings: { hw_app_secret: undefined, ...ACCOUNT }, app: { values: ACCOUNT } },
    ask: async (vendor) => (await vendor.client.verify()).status,
    carries: pathEnds('token:query'),
    fields: { code: [] },
    breaks: {
      'the key is of another account': { options: { app: { values: { hw_service_account: account('other') } } } },
      'the key ends in the middle': {
        options: {
          settings: {
            hw_app_secret: undefined,
            hw_service_account: ACCOUNT.hw_service_account.replace('BEGIN', 'BEG'),
          },
        },
      },
    },
  },
  {
    name: 'a push',
    word: 'accepted',
    ask: async (vendor) => (await vendor.client.send(testMessage(), [OK]))[0]?.status,
    carries: pathEnds('messages:send'),
    fields: { code: [80_000_000], requestId: [] },
    breaks: {
      'the token is listed as illegal': { answer: partly({ success: 0, failure: 1, illegal_tokens: [OK] }) },
      'the list cannot be read': { answer: json((body) => ({ ...body, code: '80100000', msg: 'partly' })) },
      'the list is shorter than its own count': { answer: partly({ success: 0, failure: 2, illegal_tokens: [OK2] }) },
      'the list names somebody else': { answer: partly({ success: 0, failure: 1, illegal_tokens: [`${OK}9`] }) },
      'blanks stand around the code': { answer: json((body) => ({ ...body, code: ' 80000000' })) },
      'an unknown code comes back': { answer: json((body) => ({ ...body, code: '80999999' })) },
    },
  },
  {
    name: 'a dry run',
    word: 'dry-run-ok',
    ask: async (vendor) => (await vendor.client.dryRun?.(testMessage(), [OK]))?.[0]?.status,
    carries: pathEnds('messages:send'),
    fields: { code: [80_000_000], requestId: [] },
  },
  {
    name: 'a device token Huawei stores an app instance for',
    word: 'valid',
    ask: async (vendor) => (await vendor.client.status?.([OK], { probe: false, consume: false }))?.[0]?.state,
    carries: pathEnds('token:query'),
    fields: { code: [80_000_000], aaId: [] },
  },
];

export const huaweiGreen = { service: huawei, words: huaweiWords };

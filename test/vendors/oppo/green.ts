// Each status that the OPPO client reports as success, and the changes that must make it disappear.

import type { HttpResponse } from '../../../src/http/types.js';
import { oppo } from '../../../src/vendors/oppo/index.js';
import { testMessage } from '../../helpers/emulator-http.js';
import { type GreenWord, json, pathEnds } from '../../helpers/green.js';

const [OK = '', OK2 = ''] = oppo.emulator.demo.devices.flatMap((device) =>
  device.fate === 'ok' ? [device.token] : [],
);
type Data = Readonly<Record<string, unknown>>;
const data = (change: (data: Data) => unknown) => json((body) => ({ ...body, data: change(body['data'] as Data) }));
const rows = (change: (row: Data) => unknown) =>
  json((body) => ({ ...body, data: (body['data'] as readonly Data[]).map(change) }));
const quiet = { probe: false, consume: false };
const second = OK2 === '' ? 'CN_00000000000000000000000000000002' : OK2;
const options = OK2 === '' ? { devices: [{ token: second }] } : {};

let readings = 0;
/** The list is read until it is empty, so only the first answer is changed. */
const first = (response: HttpResponse, body: unknown): HttpResponse => {
  readings += 1;
  return readings === 1 ? { ...response, body: JSON.stringify(body) } : response;
};

export const oppoWords: readonly GreenWord[] = [
  {
    name: 'the credentials',
    word: 'verified',
    ask: async (vendor) => (await vendor.client.verify()).status,
    carries: pathEnds('/server/v1/auth'),
    fields: { code: [], data: [], 'data.auth_token': [] },
    breaks: {
      'the secret is wrong': { options: { settings: { oppo_master_secret: 'f'.repeat(32) } } },
      'the secret was reset since an access token was stored': {
        prepare: async (vendor) => {
          await vendor.client.send(testMessage(), [OK]);
          vendor.changeConsole({ oppo_master_secret: 'e'.repeat(32) });
        },
      },
      'the clock is off by eleven minutes': { options: { clientClockAheadMs: 11 * 60_000 } },
      'the app may not push': { options: { app: { state: 'under-review' } } },
    },
  },
  {
    name: 'the push permission, asked beside',
    word: 'verified, quota known',
    ask: async (vendor) => {
      const { status, note } = await vendor.client.verify();
      return `${status}, ${/^\d+ of \d+ pushes/.test(note?.en ?? '') ? 'quota known' : 'quota not known'}`;
    },
    carries: pathEnds('fetch_push_permit'),
    fields: { code: [], data: [], 'data.push_count': [], 'data.total_count': [] },
    breaks: {
      'a refusal comes with a code nobody knows': { answer: json(() => ({ code: 99, message: 'new words' })) },
      'more is used than there is': { answer: data((found) => ({ ...found, push_count: 900_000 })) },
      'used and left do not make the whole': { answer: data((found) => ({ ...found, remain_count: 5 })) },
    },
  },
  {
    name: 'a push to one',
    word: 'accepted',
    ask: async (vendor) => (await vendor.client.send(testMessage(), [OK]))[0]?.status,
    carries: pathEnds('/unicast'),
    fields: { code: [], data: [], 'data.messageId': [] },
    breaks: {
      'the code is the text 0': { answer: json((body) => ({ ...body, code: '0' })) },
      'an unknown code comes back': { answer: json(() => ({ code: 12_345, message: 'new' })) },
      'the token is named as refused': { answer: data((given) => ({ ...given, '10000': [OK] })) },
      'it is about another token': { answer: data((given) => ({ ...given, registrationId: `${OK}9` })) },
    },
  },
  {
    name: 'a push to two',
    word: 'accepted',
    options,
    ask: async (vendor) => (await vendor.client.send(testMessage(), [OK, second]))[0]?.status,
    carries: pathEnds('/unicast_batch'),
    fields: { code: [], data: [] },
    breaks: {
      'the rows are about others': {
        answer: rows((row) => ({ ...row, registrationId: `${String(row['registrationId'])}9` })),
      },
      'the rows name no registration ID': { answer: rows(({ messageId }) => ({ messageId })) },
      'the rows have no message ID': { answer: rows(({ registrationId }) => ({ registrationId })) },
      'an error stands beside the message ID': { answer: rows((row) => ({ ...row, errorCode: 10_000 })) },
      'the error code cannot be read': { answer: rows((row) => ({ ...row, errorCode: '' })) },
    },
  },
  {
    name: 'a broadcast of a stored message',
    word: 'accepted',
    options,
    ask: async (vendor) =>
      (await vendor.client.send(testMessage({ options: { 'oppo-batch': 'broadcast' } }), [OK, second]))[0]?.status,
    carries: pathEnds('/broadcast'),
    fields: { code: [], data: [], 'data.message_id': [], 'data.task_id': [] },
    breaks: {
      'the token is in a list of refused ones': { answer: data((given) => ({ ...given, '10000': [OK] })) },
      'a list of refused ones cannot be read': { answer: data((given) => ({ ...given, '10000': 'all' })) },
      'the answer is about another message': { answer: data((given) => ({ ...given, message_id: 'x' })) },
      'the list of refused ones lies beside the data': { answer: json((body) => ({ ...body, '10000': [OK] })) },
      'the list names somebody else': { answer: data((given) => ({ ...given, '10000': [`${OK}9`] })) },
    },
  },
  {
    name: 'a stored message',
    word: 'accepted',
    options,
    ask: async (vendor) =>
      (await vendor.client.send(testMessage({ options: { 'oppo-batch': 'broadcast' } }), [OK, second]))[0]?.status,
    carries: pathEnds('/save_message_content'),
    fields: { code: [], data: [], 'data.message_id': [] },
  },
  {
    name: 'a device token whose alias OPPO reads',
    word: 'valid',
    ask: async (vendor) => (await vendor.client.status?.([OK], quiet))?.[0]?.state,
    carries: pathEnds('get_alias'),
    fields: { code: [], data: [], 'data.registrationId': [] },
  },
  {
    name: 'a device token that is not in the list of invalid ones',
    word: 'valid',
    ask: async (vendor) => (await vendor.client.status?.([OK], { probe: false, consume: true }))?.[0]?.state,
    carries: (request) => /fetch_invalid_regid/i.test(request.url),
    fields: { code: [], data: [], 'data.registration_ids': [[]] },
    breaks: {
      'more tokens are counted than listed': {
        answer: data(() => ({ registration_ids: [], totalCount: 7 })),
      },
      'a listed token is blank': {
        answer: data(() => ({ registration_ids: [' '] })),
      },
      'the token is in the list': {
        answer: (response) => first(response, { code: 0, message: 'Success', data: { registration_ids: [OK] } }),
      },
      'an unknown code comes back': { answer: json((body) => ({ ...body, code: 999 })) },
    },
  },
  {
    name: 'a device token whose tags are asked for as well',
    word: 'valid',
    ask: async (vendor) => (await vendor.client.status?.([OK], quiet))?.[0]?.state,
    carries: (request) => /get_all_tags/.test(request.url),
    fields: { code: [] },
    breaks: { 'the tags are refused': { answer: json((body) => ({ ...body, code: 10000, message: 'invalid' })) } },
  },
];

export const oppoGreen = { service: oppo, words: oppoWords };

// Each status that the HarmonyOS client reports as success, and the changes that must make it disappear.
import { harmony } from '../../../src/vendors/harmony/index.js';
import { testMessage } from '../../helpers/emulator-http.js';
import { type GreenWord, json, page, pathEnds } from '../../helpers/green.js';
import { OK, OK2 } from './talk.js';

const refused = (code: string, illegalTokens: unknown, counts = { success: 0, failure: 1 }) =>
  json((body) => ({ ...body, code, msg: JSON.stringify({ ...counts, illegalTokens }) }));

export const harmonyWords: readonly GreenWord[] = [
  {
    name: 'the account',
    word: 'verified',
    ask: async (vendor) => (await vendor.client.verify()).status,
    carries: pathEnds('messages:send'),
    fields: { code: [80_300_007], msg: [], requestId: [] },
    breaks: {
      'the key is of another account': {
        prepare: (vendor) =>
          vendor.changeConsole({
            harmony_service_account: JSON.stringify({
              ...JSON.parse(harmony.emulator.demo.values['harmony_service_account'] ?? '{}'),
              key_id: 'another-key',
            }),
          }),
      },
      'the probe is accepted': { answer: json((body) => ({ ...body, code: '80000000', msg: 'Success' })) },
      'the probe is refused for another reason': { answer: refused('80300007', { noRight: ['tim-push-check'] }) },
      'an unknown code comes back': { answer: json((body) => ({ ...body, code: '80999999' })) },
      'the clock is two hours behind': { options: { clientClockAheadMs: -2 * 3_600_000 } },
    },
  },
  {
    name: 'a push',
    word: 'accepted',
    ask: async (vendor) => (await vendor.client.send(testMessage(), [OK]))[0]?.status,
    carries: pathEnds('messages:send'),
    fields: { code: [80_000_000], requestId: [] },
    breaks: {
      'the token is named as refused': { answer: refused('80300007', { tokenFormatError: [OK] }) },
      'the list of refused ones lies beside the code': { answer: json((body) => ({ ...body, illegalTokens: [OK] })) },
      'the list is shorter than its own count': {
        answer: refused('80100000', { tokenFormatError: [OK2] }, { success: 0, failure: 2 }),
      },
      'yes comes with a document of failures': {
        answer: json((body) => ({ ...body, msg: '{"success":0,"failure":1,"illegal_tokens":["x"]}' })),
      },
      'the list cannot be read': { answer: json((body) => ({ ...body, code: '80100000', msg: 'partly' })) },
      'the list names somebody else': { answer: refused('80100000', { tokenFormatError: [`${OK}9`] }) },
      'an unknown code comes back': { answer: json((body) => ({ ...body, code: '80999999' })) },
      'blanks stand around the code': { answer: json((body) => ({ ...body, code: ' 80000000' })) },
      'a captive portal answers': { answer: page('<html>80000000</html>') },
    },
  },
  {
    name: 'a device token that takes a test message',
    word: 'valid',
    ask: async (vendor) => (await vendor.client.status?.([OK], { probe: true, consume: false }))?.[0]?.state,
    carries: pathEnds('messages:send'),
    fields: { code: [80_000_000], requestId: [] },
    breaks: {
      'the token is named as refused': { answer: refused('80300007', { tokenFormatError: [OK] }) },
    },
  },
];

export const harmonyGreen = { service: harmony, words: harmonyWords };

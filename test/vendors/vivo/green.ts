// Each status that the vivo client reports as success, and the changes that must make it disappear.
import { vivo } from '../../../src/vendors/vivo/index.js';
import { testMessage } from '../../helpers/emulator-http.js';
import { type GreenWord, json, pathEnds } from '../../helpers/green.js';
import { OK, V2 } from './talk.js';

const sent = async (vendor: Parameters<GreenWord['ask']>[0], tokens: readonly string[]) =>
  (await vendor.client.send(testMessage(), tokens))[0]?.status;

const counts = (change: object) =>
  json((body) => ({
    ...body,
    ...(Array.isArray(body['statistics'])
      ? { statistics: body['statistics'].map((row: object) => ({ ...row, ...change })) }
      : {}),
  }));

export const vivoWords: readonly GreenWord[] = [
  {
    name: 'the credentials',
    word: 'verified',
    ask: async (vendor) => (await vendor.client.verify()).status,
    carries: pathEnds('/message/auth'),
    fields: { result: [], authToken: [] },
    breaks: {
      'the secret is wrong': { options: { settings: { vivo_app_secret: 'canary-wrong' } } },
      'the secret was reset since an access token was stored': {
        prepare: async (vendor) => {
          await vendor.client.send(testMessage(), [OK]);
          vendor.changeConsole({ vivo_app_secret: 'canary-reset-in-the-console' });
        },
      },
      'the clock is off by eleven minutes': { options: { clientClockAheadMs: 11 * 60_000 } },
      'an unknown code comes back': { answer: json(() => ({ result: 10999, desc: 'new words' })) },
    },
  },
  {
    name: 'a push to one',
    word: 'accepted',
    ask: (vendor) => sent(vendor, [OK]),
    carries: pathEnds('/message/send'),
    fields: { result: [], taskId: [] },
    breaks: {
      'the answer names the target as refused beside result 0': {
        answer: json((body) => ({ ...body, invalidUser: { status: 1, userid: OK } })),
      },
      'the refused target cannot be read': { answer: json((body) => ({ ...body, invalidUsers: 'all' })) },
      'result is the text 0': { answer: json((body) => ({ ...body, result: '0' })) },
    },
  },
  {
    name: 'a push to a list',
    word: 'accepted',
    ask: (vendor) => sent(vendor, [OK, V2]),
    carries: pathEnds('/message/pushToList'),
    // Every answer of vivo has a task id, but only the saved list is documented to require one.
    fields: { result: [], taskId: [undefined, null] },
    breaks: {
      'the target is refused': {
        answer: json((body) => ({ ...body, invalidUsers: [{ status: 2, userid: OK }] })),
      },
      'the list of refused ones has another form': {
        answer: json((body) => ({ ...body, invalidUsers: { all: true } })),
      },
      'a refused one has no id': { answer: json((body) => ({ ...body, invalidUsers: [{ status: 2 }] })) },
      'the list names somebody else': {
        answer: json((body) => ({ ...body, invalidUsers: [{ status: 2, userid: `${OK}9` }] })),
      },
      'the answer is about another task': { answer: json((body) => ({ ...body, taskId: '1' })) },
    },
  },
  {
    name: 'a saved list',
    word: 'accepted',
    ask: (vendor) => sent(vendor, [OK, V2]),
    carries: pathEnds('/message/saveListPayload'),
    fields: { result: [], taskId: [] },
  },
  {
    name: 'a device token that is in no list of invalid ones',
    word: 'valid',
    ask: async (vendor) => (await vendor.client.status?.([OK], { probe: false, consume: false }))?.[0]?.state,
    carries: pathEnds('/invalidUser/check'),
    fields: { result: [], invalidUsers: [] },
    breaks: {
      'the token is listed': { answer: json((body) => ({ ...body, invalidUsers: [{ status: 2, userid: OK }] })) },
      'an entry cannot be read': { answer: json((body) => ({ ...body, invalidUsers: [null] })) },
      'the secret is wrong': { options: { settings: { vivo_app_secret: 'canary-wrong' } } },
    },
  },
  {
    name: 'the numbers of a task',
    word: 'found',
    ask: async (vendor) => {
      const [first] = await vendor.client.send(testMessage(), [OK]);
      return (await vendor.client.task?.(first?.taskId ?? ''))?.found === true ? 'found' : 'not found';
    },
    // Both requests are broken: either alone would be enough.
    carries: (request) => /getStatistics|msgStatus/.test(request.url),
    fields: { result: [] },
    breaks: {
      'a count is null': { answer: counts({ send: null }) },
      'a count is below zero': { answer: counts({ display: -1 }) },
      'a count is a word': { answer: counts({ receive: 'abc' }) },
      'the row is another task': {
        answer: json((body) => JSON.parse(JSON.stringify(body).replaceAll('"taskId":"', '"taskId":"9'))),
      },
    },
  },
];

export const vivoGreen = { service: vivo, words: vivoWords };

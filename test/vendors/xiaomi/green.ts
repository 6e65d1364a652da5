// Each status that the Xiaomi client reports as success, and the changes that must make it disappear.
import { xiaomi } from '../../../src/vendors/xiaomi/index.js';
import { testMessage } from '../../helpers/emulator-http.js';
import { type GreenWord, json, pathEnds } from '../../helpers/green.js';

const [OK = ''] = xiaomi.emulator.demo.devices.flatMap((device) => (device.fate === 'ok' ? [device.token] : []));
type Data = Readonly<Record<string, unknown>>;
const data = (change: Data) => json((body) => ({ ...body, data: { ...(body['data'] as Data), ...change } }));

const trace = (change: Data) =>
  json((body) => {
    const { data: row, ...rest } = body['data'] as Data;
    return { ...body, data: { ...rest, data: { ...(row as Data), ...change } } };
  });

export const xiaomiWords: readonly GreenWord[] = [
  {
    name: 'the secret',
    word: 'verified',
    ask: async (vendor) => (await vendor.client.verify()).status,
    carries: pathEnds('/trace/quota/get'),
    fields: { code: [], result: [], data: [{}] },
    breaks: {
      'the secret is wrong': { options: { settings: { mi_app_secret: 'canary-wrong' } } },
      'the secret was reset': {
        prepare: (vendor) => vendor.changeConsole({ mi_app_secret: 'Y2FuYXJ5LXJlc2V0LWtleQ==' }),
      },
      'an unknown code comes back': { answer: json(() => ({ code: 77_777, result: 'error', reason: 'new' })) },
    },
  },
  {
    name: 'a push',
    word: 'accepted',
    ask: async (vendor) => (await vendor.client.send(testMessage(), [OK]))[0]?.status,
    carries: pathEnds('/message/regid'),
    fields: { code: [], result: [], data: [], 'data.id': [] },
    breaks: {
      'the regid is listed as bad': { answer: data({ bad_regids: OK }) },
      'the regid is listed among others, with blanks': { answer: data({ bad_regids: `x, ${OK}` }) },
      'the list of bad ones cannot be read': { answer: data({ bad_regids: [OK] }) },
      'the list names somebody else': { answer: data({ bad_regids: `${OK}9` }) },
      'a list of refused ones lies beside the data': { answer: json((body) => ({ ...body, bad_regids: OK })) },
      'messages were dropped over a quota': { answer: data({ channel_exceed_quota: 'no_channel:1' }) },
      'the code is a blank text': { answer: json((body) => ({ ...body, code: ' ' })) },
      'the code is the text 0': { answer: json((body) => ({ ...body, code: '0' })) },
    },
  },
  {
    name: 'a regid whose topics Xiaomi lists',
    word: 'valid',
    ask: async (vendor) => (await vendor.client.status?.([OK], { probe: false, consume: false }))?.[0]?.state,
    carries: pathEnds('/topic/all'),
    fields: { code: [], result: [], data: [], 'data.list': [] },
  },
  {
    name: 'the trace of a message',
    word: 'found',
    ask: async (vendor) => {
      const [sent] = await vendor.client.send(testMessage(), [OK]);
      return (await vendor.client.task?.(sent?.messageId ?? ''))?.found === true ? 'found' : 'not found';
    },
    carries: pathEnds('/trace/message/status'),
    fields: { code: [], result: [], data: [], 'data.data': [] },
    breaks: {
      'a count is a word': { answer: trace({ resolved: 'abc' }) },
      'a count is null': { answer: trace({ delivered: null }) },
      'the numbers are of another message': { answer: data({ data: { id: 'sdm1', delivered: 1 } }) },
    },
  },
];

export const xiaomiGreen = { service: xiaomi, words: xiaomiWords };

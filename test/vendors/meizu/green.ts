// Each status that the Meizu client reports as success, and the changes that must make it disappear.
import { meizu } from '../../../src/vendors/meizu/index.js';
import { testMessage } from '../../helpers/emulator-http.js';
import { type GreenWord, json, page, pathEnds } from '../../helpers/green.js';

const [OK = ''] = meizu.emulator.demo.devices.flatMap((device) => (device.fate === 'ok' ? [device.token] : []));
const value = (given: unknown) => json((body) => ({ ...body, value: given }));

export const meizuWords: readonly GreenWord[] = [
  {
    name: 'the credentials',
    word: 'verified',
    ask: async (vendor) => (await vendor.client.verify()).status,
    carries: pathEnds('/getRegisterSwitch'),
    fields: { code: [] },
    // A refusal that names the device token confirms the signature under any status.
    badStatus: [],
    breaks: {
      'the secret is wrong': { options: { settings: { mz_app_secret: 'canary-wrong' } } },
      'the secret was reset': { prepare: (vendor) => vendor.changeConsole({ mz_app_secret: 'canary-reset' }) },
      'the app is unknown': { options: { settings: { mz_app_id: '999999' } } },
      'the question about nobody is answered with yes': { answer: page('{"code":"200","message":"","value":{}}') },
      'it is answered for another device': {
        answer: page('{"code":"200","message":"","value":{"barTypeSwitch":1,"pushId":"x"}}'),
      },
      'an unknown code comes back': { answer: page('{"code":"119999","message":"new","value":""}') },
    },
  },
  {
    name: 'a push',
    word: 'accepted',
    ask: async (vendor) => (await vendor.client.send(testMessage(), [OK]))[0]?.status,
    carries: pathEnds('/varnished/pushByPushId'),
    fields: { code: [200], value: [{}] },
    breaks: {
      'the target is named as refused': { answer: value({ '110002': [OK] }) },
      'the target is named under a code nobody knows': { answer: value({ '119999': [OK] }) },
      'the map cannot be read': { answer: value({ '110002': OK }) },
      'the list of refused ones lies beside the map': { answer: json((body) => ({ ...body, '110002': [OK] })) },
      'the map names somebody else': { answer: value({ '110002': [`${OK}9`] }) },
      'the value is that of another call': { answer: value(true) },
    },
  },
  {
    name: 'a device token that is switched on',
    word: 'valid',
    ask: async (vendor) => (await vendor.client.status?.([OK], { probe: false, consume: false }))?.[0]?.state,
    carries: pathEnds('/getRegisterSwitch'),
    fields: { code: [200], value: [], 'value.barTypeSwitch': [], 'value.pushId': [] },
    breaks: {
      'the answer is about another device': { answer: value({ barTypeSwitch: 1, pushId: `${OK}9` }) },
      'the switch is off': { answer: value({ barTypeSwitch: 0, pushId: OK }) },
    },
  },
];

export const meizuGreen = { service: meizu, words: meizuWords };

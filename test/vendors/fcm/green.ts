// Each status that the FCM client reports as success, and the changes that must make it disappear.
import { generateKeyPairSync } from 'node:crypto';
import { fcm } from '../../../src/vendors/fcm/index.js';
import { testMessage } from '../../helpers/emulator-http.js';
import { type GreenWord, json, page, pathEnds } from '../../helpers/green.js';
import { OK } from './talk.js';

/** The account with a key that Google never issued. */
function otherKey(): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const account = JSON.parse(fcm.emulator.demo.values['google_service_account'] ?? '{}') as Record<string, unknown>;
  return JSON.stringify({ ...account, private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }) });
}

const name = (text: string) => page(JSON.stringify({ name: text }));
const isDry = (body: string | Uint8Array | undefined): boolean => String(body).includes('"validate_only":true');

export const fcmWords: readonly GreenWord[] = [
  {
    name: 'the access token behind the credentials',
    word: 'verified',
    ask: async (vendor) => (await vendor.client.verify()).status,
    carries: pathEnds('/token'),
    fields: { access_token: [] },
    badStatus: [204, 302, 404, 500, 502],
    breaks: {
      'the key is of another account': { options: { settings: { google_service_account: otherKey() } } },
      'the clock is an hour ahead': { options: { clientClockAheadMs: 2 * 3_600_000 } },
      'an unknown error comes back': { answer: page('{"error":"new_error"}', 400) },
    },
  },
  {
    name: 'the check of role, project and API',
    word: 'verified',
    ask: async (vendor) => (await vendor.client.verify()).status,
    carries: pathEnds('messages:send'),
    fields: { name: [] },
    badStatus: [302, 404, 500, 502],
    breaks: {
      'the role is missing': { options: { app: { state: 'no-role' } } },
      'the API is off': { options: { app: { state: 'api-off' } } },
      'the check came back as a real message': { answer: name('projects/timpush-demo/messages/0:1700000000') },
      'the message is of another project': { answer: name('projects/timpush-demo2/messages/fake_message_id') },
    },
  },
  {
    name: 'a push',
    word: 'accepted',
    ask: async (vendor) => (await vendor.client.send(testMessage(), [OK]))[0]?.status,
    carries: pathEnds('messages:send'),
    fields: { name: [] },
    badStatus: [302, 404, 500, 502],
    breaks: {
      'Google only checked it': { answer: name('projects/timpush-demo/messages/fake_message_id') },
      'the message is of another project': { answer: name('projects/timpush-demo2/messages/1') },
      'the name is no name of a message': { answer: name('projects/timpush-demo') },
    },
  },
  {
    name: 'a dry run',
    word: 'dry-run-ok',
    ask: async (vendor) => (await vendor.client.dryRun?.(testMessage(), [OK]))?.[0]?.status,
    carries: (request) => pathEnds('messages:send')(request) && isDry(request.body),
    fields: { name: [] },
    badStatus: [302, 404, 500, 502],
    breaks: {
      'it came back as a real message': { answer: name('projects/timpush-demo/messages/0:1700000000') },
    },
  },
  {
    name: 'a device token that a check accepts',
    word: 'valid',
    ask: async (vendor) => (await vendor.client.status?.([OK], { probe: false, consume: false }))?.[0]?.state,
    carries: pathEnds('messages:send'),
    fields: { name: [] },
    badStatus: [302, 404, 500, 502],
    breaks: {
      'the check came back as a real message': { answer: name('projects/timpush-demo/messages/0:17') },
      'the answer is an error': { answer: json(() => ({ error: { code: 404, status: 'NOT_FOUND' } })) },
    },
  },
  {
    name: 'what the information service knows of a device token, asked beside',
    word: 'valid, its app known',
    ask: async (vendor) => {
      const found = (await vendor.client.status?.([OK], { probe: false, consume: false }))?.[0];
      const isKnown = found?.evidence.some(({ en }) => en.startsWith('iid/info: com.example.chat,'));
      return `${found?.state}, its app ${isKnown ? '' : 'not '}known`;
    },
    carries: (request) => request.url.includes('/iid/info/'),
    fields: {},
    breaks: {
      'it knows none': { answer: json((body) => ({ ...body, error: 'No information found about this instance id.' })) },
      'an error stands beside it': {
        answer: json((body) => ({ ...body, error: { code: 403, message: 'new words' } })),
      },
      'it is of a project with another number': {
        answer: json((body) => ({ ...body, authorizedEntity: '999999999999' })),
      },
      'it is of a project with another ID': { answer: json((body) => ({ ...body, authorizedEntity: 'another' })) },
    },
  },
];

export const fcmGreen = { service: fcm, words: fcmWords };

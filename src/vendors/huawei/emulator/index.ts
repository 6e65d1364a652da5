// The Huawei emulator: runs the checks in order and responds in Huawei's formats.
import { AccessTokens } from '../../../push/emulator/access-tokens.js';
import type {
  Emulator,
  EmulatorCall,
  EmulatorReply,
  EmulatorRequest,
  EmulatorWorld,
  OpenEmulator,
} from '../../../push/emulator/emulator.js';
import { notImitated } from '../../../push/emulator/not-imitated.js';
import { refusalWords } from '../../../push/emulator/refusal-words.js';
import { isKnownOf, textOf, textsIn } from '../../../push/emulator/request-values.js';
import { objectOf, readObject, withoutNull } from '../../../text/json-object.js';
import { t } from '../../../text/language.js';
import { percentDecode } from '../../../text/percent-decode.js';
import { demo } from '../demo.js';
import { accessTokenSeconds, facts, hostNames, limits, obsoleteSendPath, tokenPaths } from '../facts.js';
import { resultCodes } from '../result-codes.js';
import { type Addressed, answerToken, authorize, clientIdOf } from './auth.js';
import { explainSignature } from './explain.js';
import { readMessage } from './message.js';
import { rules } from './rules.js';
import { answer, deliver, newRequestId } from './send.js';
import { answerTopicChange, Topics } from './topics.js';
import { answerV3 } from './v3.js';

const DAY_MS = 86_400_000;
/** Maximum number of remembered tokens whose stored data was deleted. */
const MAX_FORGOTTEN = 10_000;
const SEND = /^\/(v[123])\/([^/]+)\/messages:send$/;
const TOPIC = /^\/(v1)\/([^/]+)\/(topic:subscribe|topic:unsubscribe|topic:list|token:query|token:delete)$/;

export const emulator: Emulator = {
  hosts: hostNames,
  ownPaths: ['/oauth2/v3/', '/oauth2/v2/'],
  rules,
  accessTokenRule: 'huawei/token-expired',
  demo,
  leavesOut: [
    t(
      'message classification, the daily cap and the quiet hours: Huawei accepts such a push, but does not show it',
      '消息判类、每日上限和免打扰时段：华为会接受，只是不展示',
    ),
    t(
      'the first API generation (api.push.hicloud.com/pushsend.do): HTTP 501',
      '第一代接口（api.push.hicloud.com/pushsend.do）：返回 HTTP 501',
    ),
    t(
      'review signatures, picture checks, penalties, device groups, the 120 waiting messages',
      '内容审核签名、图片校验、处罚、设备组、120 条离线上限',
    ),
    t(
      'fate uninstalled is reported by a receipt (2), as are switched-off (6) and inactive (10): Huawei accepts these pushes',
      'uninstalled 由回执（2）体现，switched-off（6）和 inactive（10）同理：华为会先接受',
    ),
  ],
  open: openHuawei,
};

function openHuawei(world: EmulatorWorld): OpenEmulator {
  const tokens = new AccessTokens(world, accessTokenSeconds * 1000);
  const topics = new Topics(world);
  const forgotten = new Set<string>();

  const handle: OpenEmulator['handle'] = (request, checker) => {
    // Some URL builders encode the colon; the encoded path is not a valid one.
    const { path } = request;
    const isToken = path === tokenPaths.current || path === tokenPaths.older;
    const [, version = '', id = '', name] = SEND.exec(path) ?? TOPIC.exec(path) ?? [];
    checker.check('huawei/path', isToken || version !== '' || path === obsoleteSendPath, path.slice(0, 80));
    checker.check('huawei/method', request.method === 'POST', request.method);
    if (isToken) return answerToken(request, checker, world, tokens);
    if (path === obsoleteSendPath)
      return notImitated(request, 'the first API generation is obsolete, use /v1/{client ID}/messages:send');

    const addressed = address(version, id);
    checker.check('huawei/app', addressed.apps.length > 0, `${version}: ${id.slice(0, 40)}`);
    const app = authorize(request, addressed, checker, world, tokens);
    request.app = app.id;
    checker.check('huawei/push-enabled', app.state === 'published');
    checker.check('huawei/rate', world.count(`huawei/rate/${app.id}`, 1000) <= facts.requestsPerSecond);
    const call = { app, checker, world };
    if (name !== undefined) return answerOther(name, request, call);
    return version === 'v3' ? answerV3(request, call) : answerSend(request, call);
  };

  function address(version: string, id: string): Addressed {
    const name = percentDecode(id);
    const apps = world
      .apps()
      .filter((app) => (version === 'v1' ? clientIdOf(app) : app.value('hw_project_id')) === name);
    return { apps, version: version as Addressed['version'] };
  }

  function answerSend(request: EmulatorRequest, call: EmulatorCall): EmulatorReply {
    const { app, checker } = call;
    const read = readMessage(request.text(), app, checker);
    if (read.validateOnly) return answer('80000000', 'Success', newRequestId(world));
    if (read.isTest) {
      const sent = world.count(`huawei/test/${app.id}`, DAY_MS);
      checker.check('huawei/test-quota', sent <= limits.testMessagesPerDay);
    }
    const targets =
      read.topic !== undefined
        ? topics.membersOf(read.topic, app)
        : read.condition !== undefined
          ? topics.matching(read.condition, app)
          : read.tokens;
    if (read.tokens.length === 0 && targets.length === 0) return answer('80000000', 'Success', newRequestId(world));
    return deliver(read, targets, call);
  }

  function answerOther(name: string, request: EmulatorRequest, { app, checker }: EmulatorCall): EmulatorReply {
    const body = readObject(request.text(), withoutNull);
    checker.check('huawei/json', body !== undefined);
    const requestId = newRequestId(world);
    const isKnown = (token: string): boolean => isKnownOf(world.device(token), app);
    if (name === 'topic:subscribe' || name === 'topic:unsubscribe')
      return answerTopicChange(
        { body: objectOf(body), app, checker, topics, requestId, isKnown },
        name === 'topic:subscribe',
      );
    const token = textOf(body?.['token']) ?? '';
    checker.check('huawei/query-token', isKnown(token));
    const mark = `${app.id}/${token}`;
    if (name === 'token:delete') {
      if (forgotten.size < MAX_FORGOTTEN) forgotten.add(mark);
      for (const topic of topics.topicsOf(token, app)) topics.remove(topic.name, app, [token]);
      return answer('80000000', 'Success', requestId);
    }
    const list = forgotten.has(mark) ? [] : topics.topicsOf(token, app);
    const result = { code: '80000000', msg: 'Success', requestId };
    if (name === 'topic:list') return { status: 200, body: { ...result, topics: list } };
    const aaId = forgotten.has(mark) ? '' : idOf(token);
    return { status: 200, body: { ...result, aaId, topics: list.map((item) => item.name) } };
  }

  return {
    handle,
    refuse: refuse(world),
    explainSignature: (request, at) => explainSignature(request, at, world, tokens),
  };
}

/** A generated app instance id, the same for every query about a token. */
function idOf(token: string): string {
  let sum = 0;
  for (const char of token) sum = (sum * 31 + char.charCodeAt(0)) % 0xffffffff;
  return `00000000-0000-4000-8000-${sum.toString(16).padStart(12, '0')}`;
}

const wordsOf = refusalWords(rules, resultCodes, {
  '80200001': t('the access token is not accepted', '访问令牌无效'),
  'huawei/device-token': t('All the tokens are invalid', '所有 token 均无效'),
  'huawei/query-token': t('the token is unknown', 'token 不存在'),
});

/** Business codes use HTTP 200, authentication codes 401, and the token request has its own codes. */
const refuse =
  (world: EmulatorWorld): OpenEmulator['refuse'] =>
  (refusal, request) => {
    const { rule } = refusal;
    const words = wordsOf(refusal).en;
    if (rule.code.startsWith('http-')) return { status: Number(rule.code.slice('http-'.length)), body: '' };
    if (rule.code === '503') return { status: 503, body: { error: 503, sub_error: 0, error_description: words } };
    const [error, sub] = rule.code.split('/').map(Number);
    if (sub !== undefined)
      return { status: 400, body: { error: error ?? 0, sub_error: sub, error_description: words } };
    const status = rule.code.startsWith('80200') ? 401 : rule.id === 'huawei/json' ? 400 : 200;
    const body = readObject(request.text(), withoutNull);
    const message = objectOf(body?.['message']);
    const tokens = [...textsIn(message['token']), ...textsIn(objectOf(body?.['target'])['token'])].slice(
      0,
      limits.tokens,
    );
    return {
      status,
      body: { code: rule.code, msg: words, requestId: newRequestId(world) },
      pushes: tokens.map((token) => ({ token, accepted: false, app: request.app ?? '', code: rule.code })),
    };
  };

// The FCM emulator: token endpoint, messages:send and iid/info on one port, distinguished by path.
import { AccessTokens } from '../../../push/emulator/access-tokens.js';
import type {
  Emulator,
  EmulatorReply,
  EmulatorRequest,
  EmulatorWorld,
  OpenEmulator,
  Refusal,
  RuleChecker,
} from '../../../push/emulator/emulator.js';
import { notImitated } from '../../../push/emulator/not-imitated.js';
import { isOf } from '../../../push/emulator/request-values.js';
import { isObject, type Json, readObject } from '../../../text/json-object.js';
import { t } from '../../../text/language.js';
import { percentDecode } from '../../../text/percent-decode.js';
import { demo } from '../demo.js';
import { accessTokenSeconds, legacyPaths, olderTokenPaths, sendScopes, tokenPath } from '../facts.js';
import { type RefusalContext, shapeRefusal } from './answers.js';
import { accountOf, answerToken, type Granted, granted } from './auth.js';
import { explainSignature } from './explain.js';
import { readFields } from './message.js';
import { rules } from './rules.js';
import { answerSend, capture, isAlive, isWellFormed } from './send.js';
import { answerTopics, type TopicPath, Topics, topicPath } from './topics.js';

const tokenPaths: readonly string[] = [tokenPath, ...olderTokenPaths];
const SEND = /^\/v1\/projects\/([^/]+)\/messages(?::|%3A)send$/i;
const INFO = /^\/iid\/info\/([^/]+)$/;
/** Known addresses that the sandbox does not emulate. */
const UNDESCRIBED = /^\/iid\/v1(?::|%3A|\/)|^\/v1beta1\/projects\//;

export const emulator: Emulator = {
  hosts: [
    'fcm.googleapis.com',
    'oauth2.googleapis.com',
    'iid.googleapis.com',
    // Token host of older libraries and older service account files.
    'www.googleapis.com',
    'accounts.google.com',
  ],
  // All three services share one address and are distinguished by path.
  ownPaths: ['/v1/projects/', '/iid/', ...olderTokenPaths],
  rules,
  accessTokenRule: 'fcm/access-token',
  demo,
  leavesOut: [
    t(
      'the project quota of 600,000 messages a minute, the burst of collapsible messages, topic fan-out limits',
      '项目每分钟 60 万条的配额、可折叠消息的突发限制、主题扇出限制',
    ),
    t(
      'GOAWAY for more than 100 streams at once: the sandbox announces one number for all vendors',
      '超过 100 个并发流时的 GOAWAY：沙箱对所有厂商使用同一数值',
    ),
    t(
      'subscribing by the older Instance ID calls, token import and delivery data (HTTP 501); the newer address of topics works',
      '旧 Instance ID 接口的主题订阅、导入 token、送达数据（HTTP 501）；新的主题地址可用',
    ),
    t('conditions are accepted and reach no device', 'condition 会被接受，但不会送达任何设备'),
    t(
      'size of the notification part: how Google counts it is not documented',
      'notification 部分的大小：没有文档说明 Google 如何计算',
    ),
  ],
  open: (world) => openFcm(world),
};

interface Context extends RefusalContext {
  token?: Granted;
  message?: Json;
}

function openFcm(world: EmulatorWorld): OpenEmulator {
  const accounts = world.apps().flatMap((app) => accountOf(app) ?? []);
  const tokens = new AccessTokens<Granted>(world, accessTokenSeconds * 1000);
  const topics = new Topics(world);
  /** The context of rejected requests, needed for the response. */
  const contexts = new WeakMap<EmulatorRequest, Context>();

  const handle: OpenEmulator['handle'] = (request, checker) => {
    const { path, method } = request;
    checker.check('fcm/legacy-api', !(legacyPaths as readonly string[]).includes(path), path.slice(0, 80));
    if (method === 'POST' && tokenPaths.includes(path)) return answerToken(request, accounts, world, tokens, checker);
    if (UNDESCRIBED.test(path)) {
      granted(request, tokens, checker);
      return notImitated(request, 'topics are subscribed to at /v1/projects/…/registrations/…/topicSubscriptions');
    }
    const subscription = topicPath(path, percentDecode);
    if (subscription !== undefined) return answerSubscription(request, subscription, checker);
    const info = method === 'GET' ? INFO.exec(path)?.[1] : undefined;
    if (info !== undefined) return answerInfo(request, percentDecode(info), checker);
    const project = method === 'POST' ? SEND.exec(path)?.[1] : undefined;
    checker.check('fcm/path', project !== undefined, `${method} ${path.slice(0, 80)}`);
    const context: Context = {};
    try {
      return answerMessage(request, percentDecode(project ?? ''), checker, context);
    } catch (error) {
      contexts.set(request, context);
      throw error;
    }
  };

  function answerMessage(
    request: EmulatorRequest,
    project: string,
    checker: RuleChecker,
    context: Context,
  ): EmulatorReply {
    const token = granted(request, tokens, checker);
    context.token = token;
    context.project = project;
    const parsed = readObject(request.text());
    checker.check('fcm/json', parsed !== undefined, 'Invalid JSON payload received. Unexpected token.');
    const { body, faults } = readFields(parsed ?? {});
    context.message = isObject(body['message']) ? body['message'] : {};
    for (const rule of ['fcm/unknown-field', 'fcm/data-strings', 'fcm/types'] as const) {
      const fault = faults.find((candidate) => candidate.rule === rule);
      if (fault !== undefined) context.field = fault.field;
      checker.check(rule, fault === undefined, fault?.description);
    }
    checkProject(token, project, checker);
    const about = (field: string): void => {
      context.field = field;
    };
    return answerSend({ body, token, world, checker, about, topics });
  }

  function answerSubscription(request: EmulatorRequest, path: TopicPath, checker: RuleChecker): EmulatorReply {
    const context: Context = { project: path.project };
    try {
      const token = granted(request, tokens, checker);
      checkProject(token, path.project, checker);
      return answerTopics({ ...path, request, app: token.account.app.id, world, checker, topics });
    } catch (error) {
      contexts.set(request, context);
      throw error;
    }
  }

  function checkProject({ account, scopes }: Granted, project: string, checker: RuleChecker): void {
    checker.check(
      'fcm/project',
      project === account.projectId || project === account.projectNumber,
      project.slice(0, 60),
    );
    checker.check(
      'fcm/scope-of-token',
      scopes.some((scope) => sendScopes.includes(scope)),
      scopes.join(' ').slice(0, 120),
    );
    checker.check('fcm/role', account.app.state !== 'no-role', account.app.state);
    checker.check('fcm/api', account.app.state !== 'api-off', account.app.state);
  }

  function answerInfo(request: EmulatorRequest, given: string, checker: RuleChecker): EmulatorReply {
    const { account } = granted(request, tokens, checker);
    checker.check('fcm/info-oauth', request.headers['access_token_auth'] === 'true');
    const device = world.device(given);
    checker.check('fcm/info-format', device !== undefined || isWellFormed(given));
    checker.check('fcm/info-known', device !== undefined && isAlive(device), device?.fate);
    checker.check('fcm/info-entity', device === undefined || isOf(device, account.app));
    return {
      status: 200,
      body: {
        application: account.app.value('package_name') ?? 'com.example.chat',
        authorizedEntity: account.projectNumber ?? account.projectId,
        applicationVersion: '1',
        platform: device?.environment === undefined ? 'ANDROID' : 'IOS',
        scope: '*',
        ...(request.query.get('details') === 'true' ? { rel: { topics: subscriptions(topics, given) } } : {}),
      },
    };
  }

  function refuse(refusal: Refusal, request: EmulatorRequest): EmulatorReply {
    const context = contexts.get(request) ?? {};
    const reply = shapeRefusal(refusal, context);
    const target = context.message?.['token'] ?? context.message?.['fid'];
    if (context.token === undefined || context.message === undefined || typeof target !== 'string') return reply;
    const { token, message } = context;
    return { ...reply, pushes: [capture(target, message, { token }, { code: refusal.rule.code })] };
  }
  return {
    handle,
    refuse,
    explainSignature: (request, at) => explainSignature(request, at, accounts, tokens),
  };
}

const subscriptions = (topics: Topics, token: string): Json =>
  Object.fromEntries(topics.of(token).map((topic) => [topic, { addDate: topics.since(token, topic).slice(0, 10) }]));

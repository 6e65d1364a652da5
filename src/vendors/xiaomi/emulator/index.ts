// The Xiaomi emulator: header, form, routes, and rejections in its format.
import type {
  Emulator,
  EmulatorRequest,
  EmulatorWorld,
  OpenEmulator,
  RuleChecker,
  SandboxApp,
} from '../../../push/emulator/emulator.js';
import { notImitated } from '../../../push/emulator/not-imitated.js';
import { refusalWords } from '../../../push/emulator/refusal-words.js';
import { t } from '../../../text/language.js';
import { demo } from '../demo.js';
import { facts, HOST_NAMES, PATHS } from '../facts.js';
import { resultCodes } from '../result-codes.js';
import { DESCRIPTIONS, JSON_TYPE, newId, REASONS, type Run, type Sent } from './call.js';
import { explainSignature } from './explain.js';
import { aliasFeed, channels, counters, invalidFeed, listOf, quota, trace, traces, undescribed } from './queries.js';
import { rules } from './rules.js';
import { send, sendMulti, type TargetKind } from './send.js';

function open(world: EmulatorWorld): OpenEmulator {
  const sent = new Map<string, Sent>();
  const handedOut = new Set<string>();
  return {
    handle(request, checker) {
      const route = checker.found('xiaomi/path', ROUTES.get(request.path), request.path.slice(0, 80));
      checker.check('xiaomi/method', request.method === route.method, request.method);
      const app = authenticate(request, checker, world);
      checker.check('xiaomi/rate', world.count(`rate ${app.id}`, 1000) <= facts.requestsPerSecond);
      return route.run({ request, fields: readFields(request), app, checker, world, sent, handedOut });
    },
    refuse: refuse(world),
    explainSignature: (request) => explainSignature(request, world),
  };
}

const wordsOf = refusalWords(rules, resultCodes);

const refuse =
  (world: EmulatorWorld): OpenEmulator['refuse'] =>
  (refusal) => {
    const { code } = refusal.rule;
    const words = wordsOf(refusal);
    if (code === '404') return { status: 404, headers: { 'Content-Type': 'text/plain' }, body: '' };
    return {
      status: 200,
      headers: JSON_TYPE,
      body: {
        result: 'error',
        reason: code === '200001' ? (refusal.detail?.en ?? '') : (REASONS[code] ?? words.en),
        trace_id: newId(world, 'Xdm'),
        code: Number(code),
        description: DESCRIPTIONS[code] ?? words.zh,
      },
    };
  };

function authenticate(request: EmulatorRequest, checker: RuleChecker, world: EmulatorWorld): SandboxApp {
  const header = request.headers['authorization'] ?? '';
  const secret = header.startsWith('key=') ? header.slice('key='.length) : '';
  const app = checker.found(
    'xiaomi/authorization',
    secret === '' ? undefined : world.apps().find((item) => item.value('mi_app_secret') === secret),
  );
  checker.check('xiaomi/blacklist', app.state !== 'blocked');
  return app;
}

/** Merges form and query, because one client library sends everything in the query. A JSON body counts as no parameters. */
function readFields(request: EmulatorRequest): ReadonlyMap<string, string> {
  const type = (request.headers['content-type'] ?? '').toLowerCase();
  const body =
    request.method === 'POST' && !type.includes('json') ? new URLSearchParams(request.text()) : new URLSearchParams();
  return new Map([...request.query, ...body]);
}

const sendRoutes = (
  versions: readonly string[],
  name: string,
  kind: TargetKind,
): [string, { readonly method: 'GET' | 'POST'; readonly run: Run }][] =>
  versions.map((version) => [`/${version}/message/${name}`, { method: 'POST', run: send(kind) }]);

/** [A] In the vendor's SDK; their responses are not documented. */
const UNDESCRIBED_POSTS = [
  '/v2/message/region',
  '/v2/message/miid',
  '/v3/message/gaid',
  '/message/oaid',
  '/v2/schedule_job/exist',
  '/v2/schedule_job/delete',
  '/v3/schedule_job/delete',
  '/v1/message/regid/revoke',
  '/v1/message/alias/revoke',
  '/v1/message/topic/revoke',
];

/** Calls that change registrations from the sandbox section; server SDKs make them before the first push. */
const REGISTRATIONS = [
  '/v2/topic/subscribe',
  '/v2/topic/unsubscribe',
  '/v2/topic/subscribe/alias',
  '/v2/topic/unsubscribe/alias',
  '/v1/channel/add',
  '/v1/channel/discard',
];
const registered: Run = ({ request }) =>
  notImitated(request, 'topics, aliases and channels of the sandbox are set in the sandbox section of its config');

const ROUTES = new Map<string, { readonly method: 'GET' | 'POST'; readonly run: Run }>([
  ...sendRoutes(['v2', 'v3', 'v4'], 'regid', 'registration_id'),
  ...sendRoutes(['v2', 'v3'], 'alias', 'alias'),
  ...sendRoutes(['v2'], 'user_account', 'user_account'),
  ...sendRoutes(['v2', 'v3'], 'topic', 'topic'),
  ...sendRoutes(['v2', 'v3'], 'multi_topic', 'topics'),
  ...sendRoutes(['v2', 'v3'], 'all', 'all'),
  [PATHS.multi, { method: 'POST', run: sendMulti('registration_id') }],
  ['/v2/multi_messages/aliases', { method: 'POST', run: sendMulti('alias') }],
  ['/v2/multi_messages/user_accounts', { method: 'POST', run: sendMulti('user_account') }],
  [PATHS.quota, { method: 'GET', run: quota }],
  [PATHS.trace, { method: 'GET', run: trace }],
  [PATHS.traces, { method: 'GET', run: traces }],
  [PATHS.counters, { method: 'GET', run: counters }],
  [PATHS.aliases, { method: 'GET', run: listOf((token, world) => world.aliasesOf(token)) }],
  [PATHS.topics, { method: 'GET', run: listOf((token, world) => world.topicsOf(token)) }],
  [PATHS.accounts, { method: 'GET', run: listOf(() => []) }],
  [PATHS.invalidTokens, { method: 'GET', run: invalidFeed }],
  [PATHS.invalidAliases, { method: 'GET', run: aliasFeed }],
  [PATHS.presence, { method: 'GET', run: undescribed }],
  ['/v2/regid/presence', { method: 'GET', run: undescribed }],
  ['/v3/regid/presence', { method: 'GET', run: undescribed }],
  [PATHS.validation, { method: 'POST', run: undescribed }],
  [PATHS.regions, { method: 'POST', run: undescribed }],
  ...UNDESCRIBED_POSTS.map((path): [string, { method: 'POST'; run: Run }] => [
    path,
    { method: 'POST', run: undescribed },
  ]),
  ...REGISTRATIONS.map((path): [string, { method: 'POST'; run: Run }] => [path, { method: 'POST', run: registered }]),
  [PATHS.channels, { method: 'GET', run: channels }],
]);

export const emulator: Emulator = {
  hosts: HOST_NAMES,
  rules,
  demo,
  leavesOut: [
    t(
      'presence and validation of regids: their answers are in no document we know, the answer is HTTP 501',
      'regid 在线状态和校验接口：没有文档给出响应格式，返回 HTTP 501',
    ),
    t(
      'timed messages are delivered at once; deleting them and revoking are answered with HTTP 501',
      '定时消息会立即送达；删除定时消息和撤回返回 HTTP 501',
    ),
    t(
      'subscribing to topics and creating channels: HTTP 501; set them in the sandbox section of the config',
      '订阅主题、创建渠道：返回 HTTP 501；由配置的 sandbox 部分登记',
    ),
    t('tokens of other regions, content audit and the EMQ queues', '其他地区、内容审核和 EMQ 队列'),
  ],
  open,
};

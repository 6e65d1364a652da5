// The OPPO emulator: rules in order, routes and responses.
import type {
  Emulator,
  EmulatorReply,
  EmulatorWorld,
  OpenEmulator,
  RuleChecker,
} from '../../../push/emulator/emulator.js';
import { notImitated } from '../../../push/emulator/not-imitated.js';
import { refusalWords } from '../../../push/emulator/refusal-words.js';
import { t } from '../../../text/language.js';
import { demo } from '../demo.js';
import { LIMITS, PATHS } from '../facts.js';
import { resultCodes } from '../result-codes.js';
import { appOfToken, authenticate, readForm } from './auth.js';
import { type Call, Memory } from './call.js';
import { explainSignature } from './explain.js';
import { deviceAnswer, invalidTokens, permit } from './queries.js';
import { rules } from './rules.js';
import { broadcast, saveMessage, unicast, unicastBatch } from './send.js';

function open(world: EmulatorWorld): OpenEmulator {
  const memory = new Memory(world);
  return {
    handle(request, checker) {
      const route = routeOf(request.path, checker);
      checker.check('oppo/method', request.method === route.method, request.method);
      if (route.run === undescribed) return notImitated(request, 'pictures are not stored');
      const form = readForm(request, checker);
      if (request.path === PATHS.auth) return authenticate(form, checker, world, memory);
      const app = appOfToken(request, form, checker, memory);
      checker.check('oppo/push-permission', app.state !== 'under-review');
      return route.run({ request, form, app, checker, world, memory });
    },
    refuse,
    explainSignature: (request, at) => explainSignature(request, at, world, memory.tokens),
  };
}

const wordsOf = refusalWords(rules, resultCodes);

/** HTTP 200 with the code; the documents have no other status for business errors. */
const refuse: OpenEmulator['refuse'] = (refusal) => ({
  status: 200,
  headers: { 'Content-Type': 'application/json;charset=UTF-8' },
  body: { code: Number(refusal.rule.code), message: wordsOf(refusal).en },
});

function routeOf(path: string, checker: RuleChecker) {
  const version = /^\/server\/(v[^/]*)?/.exec(path)?.[1];
  checker.check('oppo/version-given', !path.startsWith('/server/') || version !== undefined);
  checker.check('oppo/version-number', version === undefined || /^v\d+$/.test(version), version);
  checker.check(
    'oppo/version-supported',
    version === undefined || !/^v\d+$/.test(version) || version === 'v1',
    version,
  );
  return checker.found('oppo/path', ROUTES.get(path), path.slice(0, 80));
}

type Run = (call: Call) => EmulatorReply;

const undescribed: Run = ({ request }) => notImitated(request, 'pictures are not stored');

const DEVICE_PATHS = [
  PATHS.setAlias,
  PATHS.deleteAlias,
  PATHS.alias,
  PATHS.addTags,
  PATHS.addTagGroup,
  PATHS.subscribeTags,
  PATHS.unsubscribeTags,
  PATHS.tags,
];

const ROUTES = new Map<string, { readonly method: 'GET' | 'POST'; readonly run: Run }>([
  [
    PATHS.auth,
    {
      method: 'POST',
      run: () => {
        throw new Error('auth is answered before a token is asked for');
      },
    },
  ],
  [PATHS.unicast, { method: 'POST', run: unicast }],
  [PATHS.unicastBatch, { method: 'POST', run: unicastBatch }],
  [PATHS.saveMessage, { method: 'POST', run: saveMessage }],
  [PATHS.broadcast, { method: 'POST', run: broadcast }],
  [PATHS.invalidTokens, { method: 'GET', run: invalidTokens }],
  [PATHS.permit, { method: 'GET', run: permit }],
  ['/server/v1/media/upload/big_picture', { method: 'POST', run: undescribed }],
  ['/server/v1/media/upload/small_picture', { method: 'POST', run: undescribed }],
  ...DEVICE_PATHS.map((path): [string, { readonly method: 'POST'; readonly run: Run }] => [
    path,
    { method: 'POST', run: deviceAnswer },
  ]),
]);

export const emulator: Emulator = {
  hosts: [
    'api.push.oppomobile.com',
    'api-push-cn.heytapmobi.com',
    'api-intl.push.oppomobile.com',
    'feedback.push.oppomobile.com',
    'api-device.push.heytapmobi.com',
    'api-media.push.heytapmobi.com',
  ],
  rules,
  accessTokenRule: 'oppo/token-live',
  demo,
  shade: { body: LIMITS.contentCharacters },
  leavesOut: [
    t('picture upload is not emulated: the answer is HTTP 501', '不模拟图片上传，返回 HTTP 501'),
    t(
      'a push to an alias or a tag goes to what the sandbox section registers, not to what was set through the device API',
      '按别名或标签推送时以 sandbox 配置中登记的为准，不看通过设备接口设置的',
    ),
    t('the receipt user_daily_limit: daily caps are not emulated', 'user_daily_limit 回执：不模拟每日上限'),
  ],
  open,
};

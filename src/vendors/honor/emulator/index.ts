// The Honor emulator: a Keycloak-style token endpoint, the rules in order, and responses with two lists of rejected tokens.
import { AccessTokens } from '../../../push/emulator/access-tokens.js';
import type { Emulator, EmulatorReply, EmulatorWorld, OpenEmulator, Refusal } from '../../../push/emulator/emulator.js';
import { refusalWords } from '../../../push/emulator/refusal-words.js';
import { t } from '../../../text/language.js';
import { demo } from '../demo.js';
import { FALLBACK_LIFETIME_SECONDS, facts, HOST_NAMES, PATHS } from '../facts.js';
import { resultCodes } from '../result-codes.js';
import { authorize, grantToken } from './auth.js';
import { explainSignature } from './explain.js';
import { readBody } from './message.js';
import { rules } from './rules.js';
import { JSON_TYPE, send } from './send.js';

const SEND = /^\/api\/v1\/([^/]+)\/sendMessage$/;

function open(world: EmulatorWorld): OpenEmulator {
  const tokens = new AccessTokens(world, FALLBACK_LIFETIME_SECONDS * 1000);
  return {
    handle(request, checker) {
      const isToken = request.path === PATHS.token || request.path === PATHS.longToken;
      const appId = SEND.exec(request.path)?.[1];
      checker.check('honor/path', isToken || appId !== undefined, request.path.slice(0, 80));
      checker.check('honor/method', request.method === 'POST', request.method);
      if (isToken) return grantToken(request, checker, world, tokens);
      const app = checker.found(
        'honor/app-known',
        world.apps().find((item) => item.value('honor_app_id') === appId),
      );
      const call = { app, checker, world };
      authorize(request, call, tokens);
      checker.check('honor/rate', world.count(`rate ${app.id}`, 1000) <= facts.requestsPerSecond);
      return send(readBody(request.text(), checker), call);
    },
    refuse,
    explainSignature: (request, at) => explainSignature(request, at, world, tokens),
  };
}

const OAUTH_STATUS: Readonly<Record<string, number>> = {
  invalid_request: 400,
  unsupported_grant_type: 400,
  invalid_client: 401,
  unauthorized_client: 401,
};

const wordsOf = refusalWords(rules, resultCodes);

function refuse(refusal: Refusal): EmulatorReply {
  const { code } = refusal.rule;
  const status = OAUTH_STATUS[code];
  if (status !== undefined) {
    const isClient = status === 401;
    return {
      status,
      headers: JSON_TYPE,
      body: {
        error: code,
        error_description: isClient ? 'Invalid client or Invalid client credentials' : wordsOf(refusal).en,
      },
    };
  }
  if (code === '404' || code === '405')
    return { status: Number(code), headers: { 'Content-Type': 'text/plain' }, body: '' };
  return {
    status: Number(code),
    headers: JSON_TYPE,
    body: {
      code: Number(code),
      message: `${wordsOf(refusal).en}. The number is the sandbox's: Honor publishes no failure codes.`,
      data: null,
    },
  };
}

export const emulator: Emulator = {
  hosts: HOST_NAMES,
  rules,
  accessTokenRule: 'honor/token-live',
  demo,
  leavesOut: [
    t(
      'the real failure codes: Honor does not publish them; ours follow HTTP and say so',
      '真实的失败码：荣耀没有公开；沙箱使用类似 HTTP 的码并注明',
    ),
    t(
      'receipts of phones whose notifications are off: the numbers Honor sends for them are not published',
      '通知已关闭的手机的回执：荣耀没有公开对应的状态码',
    ),
    t(
      'the rules of the marketing class and of the night: such pushes are delivered like all others',
      '资讯营销类和夜间的规则：沙箱照常送达',
    ),
  ],
  open,
};

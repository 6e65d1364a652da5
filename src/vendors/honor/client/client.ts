// Talks to Honor: an access token, a JSON body with a time in its header, and an answer with two lists of refused tokens.
import { createHash } from 'node:crypto';
import { type HttpRequest, type HttpResponse, UnreachableError } from '../../../http/types.js';
import { unreachableProblem } from '../../../problems/entries/network.js';
import type { Problem } from '../../../problems/types.js';
import type {
  AccessToken,
  PlannedRequest,
  PushMessage,
  SendResult,
  Settings,
  VendorClient,
  VendorDeps,
  Verification,
} from '../../../push/types.js';
import { t } from '../../../text/language.js';
import { FALLBACK_LIFETIME_SECONDS, sendPath } from '../facts.js';
import { honorProblem } from '../problems.js';
import { type Answer, codeProblem, field, isKnown, makeProblem, notUnderstood, parse, readAnswer } from './answers.js';
import { readCredentials, sendHeaders, tokenRequest } from './auth.js';
import { bodyOf } from './message.js';
import { deviceStatus } from './status.js';

export function planRequests(
  message: PushMessage,
  tokens: readonly string[],
  deps: Pick<VendorDeps, 'settings' | 'endpoint' | 'clock' | 'random'>,
): readonly PlannedRequest[] {
  return [
    {
      title: t('get an access token', '获取访问令牌'),
      request: tokenRequest(deps.endpoint('auth'), readCredentials(deps.settings)),
    },
    {
      title: t('push to the device tokens', '向设备 token 推送'),
      request: sendRequest(message, tokens, '$HONOR_ACCESS_TOKEN', deps),
    },
  ];
}

function sendRequest(
  message: PushMessage,
  tokens: readonly string[],
  accessToken: string,
  deps: Pick<VendorDeps, 'settings' | 'endpoint' | 'clock' | 'random'>,
): HttpRequest {
  const appId = deps.settings.text('honor_app_id')?.trim() ?? '';
  return {
    method: 'POST',
    url: `${deps.endpoint('push')}${sendPath(encodeURIComponent(appId))}`,
    headers: sendHeaders(accessToken, deps.clock.now()),
    body: JSON.stringify(bodyOf(message, deps.settings, tokens, deps.random.uuid())),
  };
}

export const connect = (deps: VendorDeps): VendorClient => ({
  verify: (signal) => verify(deps, signal),
  send: (message, tokens, signal) => send(deps, message, tokens, signal),
  status: (tokens, options, signal) =>
    deviceStatus(tokens, options, (message, group) => send(deps, message, group, signal)),
});

// ---------------------------------------------------------------- access token

type Refused = { readonly problem: Problem };

async function accessToken(deps: VendorDeps, signal: AbortSignal | undefined) {
  const credentials = readCredentials(deps.settings);
  const base = deps.endpoint('auth');
  const key = [
    'honor',
    base,
    credentials.clientId,
    createHash('sha256').update(credentials.clientSecret).digest('hex'),
  ];
  const token = await deps.accessTokens.get(key, async (): Promise<AccessToken | Refused> => {
    const response = await deps.http.request(tokenRequest(base, credentials), { signal });
    const answer = parse(response.body);
    const value = field(answer, 'access_token');
    if (typeof value !== 'string' || value === '') return { problem: tokenProblem(response, answer, deps.settings) };
    const seconds = Number(field(answer, 'expires_in') ?? FALLBACK_LIFETIME_SECONDS);
    return {
      value,
      expiresAt:
        deps.clock.now() + (Number.isFinite(seconds) && seconds > 0 ? seconds : FALLBACK_LIFETIME_SECONDS) * 1000,
    };
  });
  if (!('problem' in token)) deps.protect(token.value);
  return { token, key };
}

function tokenProblem(response: HttpResponse, answer: unknown, settings: Settings): Problem {
  const error = field(answer, 'error');
  if (typeof error !== 'string') return notUnderstood(response);
  const words = field(answer, 'error_description');
  const details = { vendorCode: error, vendorMessage: typeof words === 'string' ? words : '' };
  const key = `honor/${error}`;
  if (!isKnown(key))
    return honorProblem('honor/unknown-code', { ...details, args: { code: error, status: response.status } });
  return makeProblem(key, {
    ...details,
    at: settings.origin(error === 'invalid_client' ? 'honor_client_id' : 'honor_client_secret'),
  });
}

async function verify(deps: VendorDeps, signal: AbortSignal | undefined): Promise<Verification> {
  try {
    const { token } = await accessToken(deps, signal);
    if (!('problem' in token))
      return {
        status: 'verified',
        problems: [],
        note: t('App ID not proved: only a push uses it', 'App ID 未验证：只有推送才会用到'),
      };
    return {
      status: token.problem.entry.kind === 'credentials' ? 'refused' : 'unreachable',
      problems: [token.problem],
    };
  } catch (error) {
    if (!(error instanceof UnreachableError)) throw error;
    return { status: 'unreachable', problems: [unreachableProblem(error, 'honor')] };
  }
}

// ---------------------------------------------------------------- sending

async function send(
  deps: VendorDeps,
  message: PushMessage,
  tokens: readonly string[],
  signal: AbortSignal | undefined,
): Promise<readonly SendResult[]> {
  const startedAt = deps.clock.now();
  let attempts = 0;
  const everyone = (status: SendResult['status'], problem: Problem): readonly SendResult[] => {
    const tookMs = deps.clock.now() - startedAt;
    return tokens.map((token) => ({ token, status, attempts, problem, tookMs }));
  };
  try {
    for (;;) {
      const { token, key } = await accessToken(deps, signal);
      if ('problem' in token) return everyone('rejected', token.problem);
      attempts += 1;
      const response = await deps.http.request(sendRequest(message, tokens, token.value, deps), { signal });
      const answer = readAnswer(response.body);
      // Which answer means "token ended" is not published: whatever looks like it gets one new token.
      const looksEnded = response.status === 401 || answer?.code === '401';
      if (looksEnded && attempts === 1) {
        await deps.accessTokens.forget(key, token.value);
        continue;
      }
      if (answer === undefined)
        return everyone(
          // What broke behind the front door may have sent it.
          response.status >= 400 && response.status < 500 ? 'rejected' : 'unreachable',
          notUnderstood(response),
        );
      if (answer.code !== '200') return everyone('rejected', codeProblem(answer, response.status, deps.settings));
      return resultsOf(tokens, answer, attempts, deps.clock.now() - startedAt);
    }
  } catch (error) {
    if (!(error instanceof UnreachableError)) throw error;
    attempts = Math.max(1, attempts);
    return everyone('unreachable', unreachableProblem(error, 'honor'));
  }
}

/** Code 200 is not enough: both lists name tokens that got nothing, and sendResult false without lists means all of them. */
function resultsOf(tokens: readonly string[], answer: Answer, attempts: number, tookMs: number): readonly SendResult[] {
  const { failed, expired, requestId } = answer;
  const allFailed = answer.sendResult === false && failed.size === 0 && expired.size === 0;
  return tokens.map((token): SendResult => {
    const base = { token, attempts, tookMs, ...(requestId === undefined ? {} : { messageId: requestId }) };
    if (expired.has(token))
      return {
        ...base,
        status: 'rejected',
        problem: honorProblem('honor/expired-token', { vendorMessage: answer.words }),
      };
    if (allFailed || failed.has(token))
      return {
        ...base,
        status: 'rejected',
        problem: honorProblem('honor/failed-token', { vendorMessage: answer.words }),
      };
    return { ...base, status: 'accepted' };
  });
}

// Talks to Meizu: one signed form per request, and an answer whose `value` has four shapes.
import { UnreachableError } from '../../http/types.js';
import { unreachableProblem } from '../../problems/entries/network.js';
import type { Entry, Problem } from '../../problems/types.js';
import { problemMaker } from '../../problems/types.js';
import type {
  PlannedRequest,
  PushMessage,
  SendResult,
  VendorClient,
  VendorDeps,
  Verification,
} from '../../push/types.js';
import { t } from '../../text/language.js';
import { signedForm } from './auth.js';
import { PATHS } from './facts.js';
import { messageBody } from './message.js';
import { meizuProblem } from './problems.js';
import { resultCodes } from './result-codes.js';

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded;charset=UTF-8' } as const;

/** A well-formed pushId that belongs to nobody: asking for its switch proves the credentials and touches no phone. */
const NOBODY = `ZZZ${'0'.repeat(42)}`;

/** Answers that prove the signature was accepted although the question failed. */
const SIGNATURE_WAS_FINE = new Set(['200', '110002', '110003', '110032']);

/** The exact request of a send. */
export function planRequests(
  message: PushMessage,
  tokens: readonly string[],
  deps: Pick<VendorDeps, 'settings' | 'endpoint'>,
): readonly PlannedRequest[] {
  return [
    {
      title: t('push to the device tokens', '向设备 token 推送'),
      request: {
        method: 'POST',
        url: `${deps.endpoint('push')}${PATHS.push}`,
        headers: FORM,
        body: form(
          { pushIds: tokens.join(','), messageJson: JSON.stringify(messageBody(message, deps.settings)) },
          deps,
        ),
      },
    },
  ];
}

export function connect(deps: VendorDeps): VendorClient {
  return {
    verify: (signal) => verify(deps, signal),
    send: (message, tokens, signal) => send(deps, message, tokens, signal),
  };
}

function form(own: Readonly<Record<string, string>>, deps: Pick<VendorDeps, 'settings'>): string {
  const appId = deps.settings.text('mz_app_id')?.trim() ?? '';
  const appSecret = deps.settings.secret('mz_app_secret')?.reveal().trim() ?? '';
  return signedForm({ appId, ...own }, appSecret);
}

async function verify(deps: VendorDeps, signal: AbortSignal | undefined): Promise<Verification> {
  try {
    const answer = await ask(deps, 'subscription', PATHS.registerSwitch, { pushId: NOBODY }, signal);
    if ('problem' in answer) return { status: 'unreachable', problems: [answer.problem] };
    if (SIGNATURE_WAS_FINE.has(answer.code)) return { status: 'verified', problems: [] };
    const problem = problemOf(answer.code, answer.message, deps);
    return problem.entry.kind === 'credentials' || problem.entry.kind === 'app-state'
      ? { status: 'refused', problems: [problem] }
      : { status: 'unreachable', problems: [problem] };
  } catch (error) {
    if (!(error instanceof UnreachableError)) throw error;
    return { status: 'unreachable', problems: [unreachableProblem(error, 'meizu')] };
  }
}

async function send(
  deps: VendorDeps,
  message: PushMessage,
  tokens: readonly string[],
  signal: AbortSignal | undefined,
): Promise<readonly SendResult[]> {
  const everyone = (result: Omit<SendResult, 'token'>): readonly SendResult[] =>
    tokens.map((token) => ({ token, ...result }));
  const startedAt = deps.clock.now();
  try {
    const answer = await ask(
      deps,
      'push',
      PATHS.push,
      { pushIds: tokens.join(','), messageJson: JSON.stringify(messageBody(message, deps.settings)) },
      signal,
    );
    const tookMs = deps.clock.now() - startedAt;
    // An unreadable answer does not say whether the push went out, and a repeat could double it.
    if ('problem' in answer) return everyone({ status: 'unreachable', attempts: 1, problem: answer.problem, tookMs });
    if (answer.code !== '200')
      return everyone({
        status: 'rejected',
        attempts: 1,
        problem: problemOf(answer.code, answer.message, deps),
        tookMs,
      });
    return tokens.map((token): SendResult => {
      const code = answer.refused.get(token);
      const base = {
        token,
        attempts: 1,
        tookMs,
        ...(answer.messageId === undefined ? {} : { messageId: answer.messageId }),
      };
      return code === undefined
        ? { ...base, status: 'accepted' }
        : { ...base, status: 'rejected', problem: problemOfTarget(code) };
    });
  } catch (error) {
    if (!(error instanceof UnreachableError)) throw error;
    return everyone({
      status: 'unreachable',
      attempts: 1,
      problem: unreachableProblem(error, 'meizu'),
      tookMs: deps.clock.now() - startedAt,
    });
  }
}

interface Answer {
  readonly code: string;
  readonly message: string;
  readonly messageId: string | undefined;
  readonly value: unknown;
  /** Refused target to its code. */
  readonly refused: ReadonlyMap<string, string>;
}

async function ask(
  deps: VendorDeps,
  role: 'push' | 'subscription',
  path: string,
  own: Readonly<Record<string, string>>,
  signal: AbortSignal | undefined,
): Promise<Answer | { readonly problem: Problem }> {
  const response = await deps.http.request(
    { method: 'POST', url: `${deps.endpoint(role)}${path}`, headers: FORM, body: form(own, deps) },
    { signal },
  );
  return (
    readAnswer(response.body) ?? {
      problem: meizuProblem('meizu/answer-not-understood', {
        args: { status: response.status },
        vendorMessage: response.body.slice(0, 200),
      }),
    }
  );
}

/** `code` is a string by the document and a number in the wild; `value` may be an object, an array, a boolean or text. */
export function readAnswer(body: string): Answer | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return undefined;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return undefined;
  const { code, message, value, msgId } = parsed as Record<string, unknown>;
  if (typeof code !== 'string' && typeof code !== 'number') return undefined;
  return {
    code: String(code),
    message: typeof message === 'string' ? message : '',
    messageId: typeof msgId === 'string' ? msgId : undefined,
    value,
    refused: refusedTargets(value),
  };
}

function refusedTargets(value: unknown): ReadonlyMap<string, string> {
  const refused = new Map<string, string>();
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refused;
  for (const [code, targets] of Object.entries(value)) {
    if (Array.isArray(targets)) for (const target of targets) refused.set(String(target), code);
  }
  return refused;
}

const codeProblem = problemMaker(resultCodes, 'meizu');

const isKnown = (code: string): code is keyof typeof resultCodes => Object.hasOwn(resultCodes, code);

/** A refusal of the whole request. */
function problemOf(code: string, message: string, deps: VendorDeps): Problem {
  const key = `meizu/${code}`;
  const details = { vendorCode: code, vendorMessage: message };
  if (!isKnown(key)) return meizuProblem('meizu/unknown-code', { ...details, args: { code } });
  const entry: Entry = resultCodes[key];
  const field = code === '110000' ? 'mz_app_id' : 'mz_app_secret';
  return codeProblem(key, { ...details, at: entry.kind === 'credentials' ? deps.settings.origin(field) : undefined });
}

/** A refusal of one target inside a 200 answer: there 110010 means the switch of the device. */
function problemOfTarget(code: string): Problem {
  const key = code === '110010' ? 'meizu/110010-switch-off' : `meizu/${code}`;
  if (!isKnown(key)) return meizuProblem('meizu/unknown-code', { vendorCode: code, args: { code } });
  return codeProblem(key, { vendorCode: code });
}

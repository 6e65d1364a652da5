// Asking Meizu and reading its answers: one signed form per question, and a `value` with four shapes.
import type { Entry, Problem } from '../../../problems/types.js';
import { problemMaker } from '../../../problems/types.js';
import type { VendorDeps } from '../../../push/types.js';
import { meizuProblem } from '../problems.js';
import { resultCodes } from '../result-codes.js';
import { signedForm } from './auth.js';

export const FORM = { 'Content-Type': 'application/x-www-form-urlencoded;charset=UTF-8' } as const;

export function form(own: Readonly<Record<string, string>>, deps: Pick<VendorDeps, 'settings'>): string {
  const appId = deps.settings.text('mz_app_id')?.trim() ?? '';
  const appSecret = deps.settings.secret('mz_app_secret')?.reveal().trim() ?? '';
  return signedForm({ appId, ...own }, appSecret);
}

export interface Answer {
  readonly code: string;
  readonly message: string;
  readonly messageId: string | undefined;
  readonly value: unknown;
  /** With code 300 the address at which to repeat the request; else empty. */
  readonly redirect: string;
  /** Refused target to its code. */
  readonly refused: ReadonlyMap<string, string>;
}

export async function ask(
  deps: VendorDeps,
  role: 'push' | 'subscription',
  path: string,
  own: Readonly<Record<string, string>>,
  signal: AbortSignal | undefined,
): Promise<Answer | { readonly problem: Problem }> {
  const base = deps.endpoint(role);
  const body = form(own, deps);
  const post = (url: string) => deps.http.request({ method: 'POST', url, headers: FORM, body }, { signal });
  const first = await post(`${base}${path}`);
  const answer = readAnswer(first.body);
  const moved = answer?.code === MOVED ? placeToRepeat(answer.redirect, base) : undefined;
  if (moved === undefined) return answer ?? notUnderstood(first);
  const second = await post(moved);
  return readAnswer(second.body) ?? notUnderstood(second);
}

/** [A] "Repeat the request at `redirect`": nothing was done yet, so it is followed, once. */
const MOVED = '300';

/** Only Meizu's own addresses, or the place we asked ourselves: a signed form goes nowhere else. */
function placeToRepeat(redirect: string, base: string): string | undefined {
  if (!URL.canParse(redirect)) return undefined;
  const { protocol, hostname, origin } = new URL(redirect);
  const isMeizu = protocol === 'https:' && /(?:^|\.)meizu\.com$/.test(hostname);
  return isMeizu || origin === new URL(base).origin ? redirect : undefined;
}

const notUnderstood = (response: {
  readonly status: number;
  readonly body: string;
}): { readonly problem: Problem } => ({
  problem: meizuProblem('meizu/answer-not-understood', {
    args: { status: response.status },
    vendorMessage: response.body.slice(0, 200),
  }),
});

/** `code` is a string by the document and a number in the wild; `value` may be an object, an array, a boolean or text. */
export function readAnswer(body: string): Answer | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return undefined;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return undefined;
  const { code, message, value, msgId, redirect } = parsed as Record<string, unknown>;
  if (typeof code !== 'string' && typeof code !== 'number') return undefined;
  return {
    code: String(code),
    message: typeof message === 'string' ? message : '',
    messageId: typeof msgId === 'string' ? msgId : undefined,
    value,
    redirect: typeof redirect === 'string' ? redirect : '',
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
export function problemOf(code: string, message: string, deps: VendorDeps): Problem {
  const key = `meizu/${code}`;
  const details = { vendorCode: code, vendorMessage: message };
  if (!isKnown(key)) return meizuProblem('meizu/unknown-code', { ...details, args: { code } });
  const entry: Entry = resultCodes[key];
  const field = code === '110000' ? 'mz_app_id' : 'mz_app_secret';
  return codeProblem(key, { ...details, at: entry.kind === 'credentials' ? deps.settings.origin(field) : undefined });
}

/** A refusal of one target inside a 200 answer: there 110010 means the switch of the device. */
export function problemOfTarget(code: string): Problem {
  const key = code === '110010' ? 'meizu/110010-switch-off' : `meizu/${code}`;
  if (!isKnown(key)) return meizuProblem('meizu/unknown-code', { vendorCode: code, args: { code } });
  return codeProblem(key, { vendorCode: code });
}

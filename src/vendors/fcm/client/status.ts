// The state of one device token: first a dry run, then the optional information service.
import { requestWithRepeat } from '../../../http/repeat-once.js';
import { UnreachableError } from '../../../http/types.js';
import type { Mark } from '../../../problems/types.js';
import { type Access, isRefused } from '../../../push/access.js';
import { type DeviceStatus, refusalText, undecidedState } from '../../../push/device-status.js';
import type { VendorDeps } from '../../../push/types.js';
import { excerptOf } from '../../../text/excerpt.js';
import { type Text, t } from '../../../text/language.js';
import { fcmProblem } from '../problems.js';
import { aboutAddress, type InfoAnswer, ofOtherProject, readInfoAnswer } from './answers.js';
import type { Ask } from './client.js';
import { fieldOf } from './message.js';
import { infoRequest, isOurProject } from './requests.js';
import type { ServiceAccount } from './service-account.js';

export interface StatusTools {
  readonly deps: VendorDeps;
  readonly account: ServiceAccount;
  readonly access: Access;
  readonly ask: Ask;
}

/** Nothing reaches the phone. Only Google's permanent codes mean invalid; a token of another project is "unknown". */
export async function statusOf(
  token: string,
  tools: StatusTools,
  signal: AbortSignal | undefined,
): Promise<DeviceStatus> {
  const body = JSON.stringify({
    validate_only: true,
    message: { [fieldOf(token)]: token, notification: { title: 'check', body: 'check' } },
  });
  const end = await tools.ask(body, signal);
  if (end.kind !== 'answered') {
    const words = refusalText(end.problem);
    return undecidedState(token, [t(`validate_only: ${words.en}`, `validate_only：${words.zh}`)], end.problem);
  }
  const { answer } = end;
  if (answer.ok && (!answer.isDry || !isOurProject(answer.project, tools.account)))
    return undecidedState(
      token,
      [
        t(
          `validate_only: ${answer.name}, which is not an answer to a check`,
          `validate_only：${answer.name}，不是校验的响应`,
        ),
      ],
      fcmProblem('fcm/dry-run-not-dry'),
    );
  if (!answer.ok && answer.problem.entry.kind !== 'device-token' && answer.problem.vendorCode !== 'SENDER_ID_MISMATCH')
    return { token, state: 'unknown', evidence: [wordsOf(answer.problem)], confidence: 'A', problem: answer.problem };

  // How the information service responds to an installation ID is not known.
  const isToken = fieldOf(token) === 'token';
  const info = isToken ? await askInfo(token, tools, signal) : undefined;
  const evidence = [
    answer.ok
      ? t('validate_only: accepted, nothing was delivered', 'validate_only：通过，未下发')
      : wordsOf(answer.problem),
    ...(isToken ? infoWords(info) : []),
  ];
  if (!answer.ok) {
    const problem = aboutAddress(answer.problem, token);
    const invalid = problem.entry.deviceToken === 'invalid';
    const confidence: Mark = problem.entry.mark ?? 'A';
    return { token, state: invalid ? 'invalid' : 'unknown', evidence, confidence, problem };
  }
  // The dry run takes precedence, but a contradicting information service makes the state unknown.
  const doubt = info !== undefined && 'problem' in info ? info.problem : otherProject(info, tools.account);
  if (doubt !== undefined) return { token, state: 'unknown', evidence, confidence: 'B', problem: doubt };
  const problem = compare(info, tools);
  // Whether validate_only detects every invalid token is not documented.
  return { token, state: 'valid', evidence, confidence: 'B', ...(problem === undefined ? {} : { problem }) };
}

const wordsOf = (problem: { readonly vendorCode?: string; readonly vendorMessage?: string }): Text => {
  const words = `${problem.vendorCode ?? ''} ${excerptOf(problem.vendorMessage ?? '', 120)}`.trim();
  return t(`validate_only: ${words}`, `validate_only：${words}`);
};

async function askInfo(
  token: string,
  { deps, access }: StatusTools,
  signal: AbortSignal | undefined,
): Promise<InfoAnswer | undefined> {
  try {
    const accessToken = await access.get(signal);
    if (isRefused(accessToken)) return undefined;
    const request = infoRequest(deps.endpoint('info'), token, accessToken.value);
    return readInfoAnswer(await requestWithRepeat(deps, request, signal), deps.clock.now());
  } catch (error) {
    if (!(error instanceof UnreachableError)) throw error;
    return undefined;
  }
}

function infoWords(info: InfoAnswer | undefined): Text[] {
  if (info === undefined) return [t('iid/info: not reached', 'iid/info：无法访问')];
  switch (info.kind) {
    case 'known': {
      const parts = [
        info.application,
        info.version === undefined ? undefined : `version ${info.version}`,
        info.entity === undefined ? undefined : `project ${info.entity}`,
        info.platform,
        info.topics.length === 0 ? undefined : `topics ${info.topics.join(', ')}`,
      ];
      const words = excerptOf(parts.filter((part) => part !== undefined).join(', '), 300);
      return [t(`iid/info: ${words}`, `iid/info：${words}`)];
    }
    case 'no-answer':
      return [
        t(
          `iid/info: HTTP ${info.status}; the check is optional, and whether this account may use it is not documented`,
          `iid/info：HTTP ${info.status}；该检查为可选，账号是否有权使用没有文档说明`,
        ),
      ];
    default: {
      const words = excerptOf(info.problem.vendorMessage ?? '', 120);
      return [t(`iid/info: ${words}`, `iid/info：${words}`)];
    }
  }
}

const otherProject = (info: InfoAnswer | undefined, account: ServiceAccount) =>
  info?.kind !== 'known' || info.entity === undefined || isOurProject(info.entity, account)
    ? undefined
    : ofOtherProject(info.entity);

/** The token is valid, but may belong to a different app than the configured one. */
function compare(info: InfoAnswer | undefined, { deps }: StatusTools) {
  const wanted = deps.settings.text('package_name');
  if (info?.kind !== 'known' || info.application === undefined || wanted === undefined || info.application === wanted)
    return undefined;
  return fcmProblem('fcm/token-of-other-package', {
    args: { application: excerptOf(info.application, 80), package: wanted },
  });
}

// What `sandbox ready` and `sandbox wait` share: which sandbox is asked, how long, and the answer when none is there.
import { networkProblem } from '../../problems/entries/network.js';
import { usageProblem } from '../../problems/entries/usage.js';
import type { Problem } from '../../problems/types.js';
import { type ValueRule, wrongValue } from '../../problems/value-problem.js';
import { readSandboxChoice } from '../../session/sandbox/choice.js';
import { parseDurationMs } from '../../text/duration.js';
import { t } from '../../text/language.js';
import type { CommandContext } from '../context/context.js';
import { readPort } from '../flags/numbers.js';
import type { SandboxFlags } from './flags.js';

const LONGEST_MS = 86_400_000;

const ADDRESS: ValueRule = {
  says: t('the address of a sandbox, http or https', '沙箱的地址（http 或 https）'),
  example: 'http://127.0.0.1:4590',
};
const DAY: ValueRule = {
  says: t('a duration of at most one day such as 10s (ms, s, m, h)', '不超过一天的时长，例如 10s（单位 ms、s、m、h）'),
  example: '10s',
};

export interface AskedSandbox {
  readonly url: string;
  readonly until: number;
  readonly forMs: number;
}

/** `--sandbox`, else TIM_PUSH_SANDBOX_URL, else the port where `tim-push sandbox` listens. */
export function readAsked(
  { io }: CommandContext,
  flags: SandboxFlags,
  standardMs: number,
): AskedSandbox | { readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const port = readPort('--port', flags.port);
  if (typeof port === 'object') problems.push(port.problem);
  const choice = readSandboxChoice(flags.sandbox, io.env);
  if (choice.kind === 'empty') problems.push(usageProblem('usage/empty-value', { args: { flag: choice.variable } }));
  const own = `http://127.0.0.1:${typeof port === 'number' ? port : 4590}`;
  const url = choice.kind === 'url' ? choice.url : own;
  if (!URL.canParse(url) || !/^https?:/i.test(url))
    problems.push(
      wrongValue(
        flags.sandbox === undefined ? 'TIM_PUSH_SANDBOX_URL' : '--sandbox',
        url,
        ADDRESS,
        `--sandbox ${ADDRESS.example}`,
      ),
    );
  const forMs = flags.for === undefined ? standardMs : parseDurationMs(flags.for);
  if (forMs === undefined || forMs > LONGEST_MS) problems.push(wrongValue('--for', flags.for ?? '', DAY));
  if (problems.length > 0 || forMs === undefined) return { problems };
  return { url, forMs, until: io.clock.now() + forMs };
}

export const noSandbox = (url: string): Problem => networkProblem('network/no-sandbox', { args: { url } });

// The flags for many device tokens, interpreted: journal, resume, rate, repeats, strictness, shard.

import type { Shard } from '../../delivery/shard.js';
import { usageProblem } from '../../problems/entries/usage.js';
import type { Problem } from '../../problems/types.js';
import { notOneOf, type ValueRule, wrongValue } from '../../problems/value-problem.js';
import { STANDARD_RETRIES } from '../../sending/plan.js';
import type { JournalRequest } from '../../sending/run-journal.js';
import type { ProcessFacts } from '../../stores/journal-lock.js';
import { t } from '../../text/language.js';
import type { FlagValues } from '../define.js';
import { readRetries } from '../flags/numbers.js';
import { readShard } from '../flags/shard.js';
import type { sendFlags } from './flags.js';

const MOST_RETRIES = 20;
const CLASSES = ['temporary', 'unreachable'] as const;
const AGAIN = [...CLASSES, 'cut'] as const;

export interface ManyOptions {
  readonly journal: JournalRequest | undefined;
  readonly rate: number | 'none' | undefined;
  readonly retries: number;
  readonly strictInput: boolean;
  readonly shard: Shard | undefined;
  readonly problems: readonly Problem[];
}

export function readManyFlags(flags: FlagValues<typeof sendFlags>, process: ProcessFacts): ManyOptions {
  const problems: Problem[] = [];
  const wrong: Wrong = (problem) => {
    problems.push(problem);
    return undefined;
  };
  const needs = (flag: string, other: string): void => {
    problems.push(usageProblem('usage/flag-needs', { args: { flag, other } }));
  };

  const { journal: file, resume, strictInput } = flags;
  const asked = (flags.again ?? '').split(',').filter((name) => name !== '');
  const again = CLASSES.filter((name) => asked.includes(name));
  const unknown = asked.find((name) => !AGAIN.some((known) => known === name));
  if (unknown !== undefined) wrong(notOneOf('--again', unknown, AGAIN));
  if (resume && file === undefined) needs('--resume', '--journal <file>');
  if (asked.length > 0 && !resume) needs('--again', '--journal <file> --resume');
  const retries = readRetries(flags.retries, STANDARD_RETRIES, MOST_RETRIES);
  if (typeof retries === 'object') wrong(retries.problem);
  const sharded = readShard(flags.shard);
  if ('problem' in sharded) problems.push(sharded.problem);

  return {
    journal: file === undefined ? undefined : { file, resume, again, acceptCut: asked.includes('cut'), process },
    rate: readRate(flags.rate, wrong),
    retries: typeof retries === 'object' ? STANDARD_RETRIES : retries,
    strictInput,
    shard: 'problem' in sharded ? undefined : sharded.shard,
    problems,
  };
}

type Wrong = (problem: Problem) => undefined;

const RATE_RULE: ValueRule = {
  says: t('pushes per second such as 200 or 0.5, or none', '每秒推送数，例如 200 或 0.5，或 none'),
  example: '200',
};

function readRate(text: string | undefined, wrong: Wrong): number | 'none' | undefined {
  if (text === undefined || text === 'none') return text;
  const rate = /^\d{1,7}(\.\d{1,3})?$/.test(text) ? Number(text) : 0;
  return rate > 0 ? rate : wrong(wrongValue('--rate', text, RATE_RULE));
}

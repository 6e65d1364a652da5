// The answer of `smoke`: a line per vendor with a sign for each check, what was not checked and why, the verdict, and what to fix.

import { renderProblem } from '../../problems/render.js';
import type { Problem } from '../../problems/types.js';
import { fill, type Language, type Text, type TextArgs, t } from '../../text/language.js';
import { printable } from '../../text/printable.js';
import { DONE } from '../claims.js';
import { layoutProblems } from '../problem.js';
import type { DocumentOf } from '../shapes/index.js';
import { type Cell, layoutTable } from '../table.js';
import { lead, SIGNS, type TerminalText, widthOf } from '../terminal-text.js';
import { wrapBehind } from '../wrap.js';
import { stepTitles } from './diagnose.js';
import type { StepId } from './steps.js';

/** One check of the plan. */
export interface SmokeStep {
  /** `<vendor>/<step>`, with the device's name behind it where there is one; `config` for the file itself. */
  readonly id: string;
  readonly step: StepId;
  /** Undefined for what belongs to no vendor. */
  readonly vendor: string | undefined;
  /** The vendor's own spelling of its name. */
  readonly vendorName: Text | undefined;
  readonly device: string | undefined;
  readonly status: 'passed' | 'failed' | 'skipped';
  readonly reason: Text;
  readonly args: TextArgs;
  readonly problems: readonly Problem[];
  /** The sandbox's demo app, or its demo device. */
  readonly demo?: boolean;
}

/** The part of the plan that was run. */
export interface SmokeShard {
  readonly index: number;
  readonly count: number;
  /** Configured vendors, Tencent IM included, that other shards check. */
  readonly others: number;
}

export interface SmokeReport {
  readonly steps: readonly SmokeStep[];
  readonly verdict: SmokeVerdict;
  readonly shard?: SmokeShard | undefined;
  /** Findings that belong to no step. */
  readonly loose: readonly Problem[];
}

export interface SmokeVerdict {
  readonly id: 'passed' | 'failed' | 'interrupted' | 'nothing-checked' | 'other-shards';
  readonly sentence: Text;
  readonly args: TextArgs;
  readonly next: readonly Text[];
  readonly nextArgs: TextArgs;
  readonly counts: { readonly passed: number; readonly failed: number; readonly skipped: number };
}

const words = {
  vendor: t('vendor', '厂商'),
  config: t('config', '配置'),
  reach: t('reach', '连接'),
  credentials: t('credentials', '凭证'),
  ext: t('ext', 'ext'),
  class: t('message', '消息'),
  'dry-run': t('dry run', '试运行'),
  'device-token': t('devices', '设备'),
  'direct-push': t('push', '推送'),
  notes: t('notes', '说明'),
  demo: t('demo', '演示'),
  notChecked: t('Not checked:', '未检查：'),
  verdict: t('Verdict:', '结论：'),
  shard: t(
    'Shard {index}/{count}; vendors checked here: {own}, in other shards: {others}.',
    '分片 {index}/{count}；此处检查 {own} 个厂商，其他分片检查 {others} 个。',
  ),
  next: t('Next:', '下一步：'),
  again: t('solve {code} as it says above, then run this again', '先按上面的说明解决 {code}，再重新运行'),
} satisfies Record<string, Text>;

/** The columns, in the order of the checks. */
export const SMOKE_COLUMNS = [
  'config',
  'reach',
  'credentials',
  'ext',
  'class',
  'dry-run',
  'device-token',
  'direct-push',
] as const;
type Column = (typeof SMOKE_COLUMNS)[number];

/** Tencent IM's only check is shown in the column of the credentials. */
const columnOf = (step: StepId): StepId => (step === 'im-credentials' ? 'credentials' : step);

export const columnTitle = (column: Column, language: Language): string => words[column][language];

/** The full name of a check: vendor, step, device. */
export const titleOf = ({ vendorName, step, device }: SmokeStep, language: Language): string =>
  [vendorName?.[language], stepTitles[step][language], device === undefined ? undefined : `(${printable(device)})`]
    .filter((part) => part !== undefined)
    .join(' ');

export function smokeStepDocument(step: SmokeStep, language: Language): DocumentOf<'smoke'>['steps'][number] {
  const [problem] = step.problems;
  return {
    id: step.id,
    title: titleOf(step, language),
    ...(step.vendor === undefined ? {} : { vendor: step.vendor }),
    ...(step.device === undefined ? {} : { device: step.device }),
    status: step.status,
    reason: fill(step.reason, language, step.args),
    ...(step.demo === true ? { demo: true } : {}),
    ...(problem === undefined ? {} : { problem: renderProblem(problem, language) }),
  };
}

/** Which shard ran, in a sentence; undefined for a whole plan. */
export function shardSentence({ shard, steps }: SmokeReport, language: Language): string | undefined {
  if (shard === undefined) return undefined;
  const { index, count, others } = shard;
  return fill(words.shard, language, { index, count, others, own: checkedVendors(steps).length });
}

export function smokeDocument({ steps, verdict, shard }: SmokeReport, language: Language): DocumentOf<'smoke'> {
  return {
    steps: steps.map((step) => smokeStepDocument(step, language)),
    verdict: {
      id: verdict.id,
      sentence: smokeSentence(verdict, language),
      next: verdict.next.map((text) => fill(text, language, verdict.nextArgs)),
      ...verdict.counts,
    },
    ...(shard === undefined ? {} : { shard: { index: shard.index, count: shard.count, otherVendors: shard.others } }),
  };
}

export const smokeSentence = (verdict: SmokeVerdict, language: Language): string =>
  fill(verdict.sentence, language, verdict.args).replace(/([.。])[.。]$/, '$1');

/** All findings, each once: two checks may have the same finding. */
export function problemsOf({ steps, loose }: SmokeReport): readonly Problem[] {
  const found = [...loose, ...steps.flatMap(({ problems }) => problems)];
  const key = ({ code, vendor, args, at }: Problem) => JSON.stringify([code, vendor, args, at]);
  return [...new Map(found.map((problem) => [key(problem), problem])).values()];
}

/** Vendors with their steps, without those whose steps were all skipped. */
export function checkedVendors(steps: readonly SmokeStep[]): readonly (readonly SmokeStep[])[] {
  const groups = new Map<string, SmokeStep[]>();
  for (const step of steps) {
    if (step.vendor === undefined) continue;
    groups.set(step.vendor, [...(groups.get(step.vendor) ?? []), step]);
  }
  return [...groups.values()].filter((group) => group.some(({ status }) => status !== 'skipped'));
}

/** The checks of one vendor under one heading: one, or one for each device. */
export const stepsUnder = (group: readonly SmokeStep[], column: Column): readonly SmokeStep[] =>
  group.filter(({ step }) => columnOf(step) === column);

/** The sign of a cell; several devices are counted. */
export function signOf(group: readonly SmokeStep[], column: Column): Cell {
  const own = stepsUnder(group, column);
  const [only] = own;
  if (only === undefined) return { text: '' };
  const count = (status: SmokeStep['status']) => own.filter((step) => step.status === status).length;
  const many = own.length > 1;
  if (count('failed') > 0)
    return { text: `${SIGNS.broken}${many ? ` ${count('failed')}/${own.length}` : ''}`, tone: 'bad' };
  if (count('passed') === 0) return { text: SIGNS.skipped, tone: 'quiet' };
  const warned = own.some(({ problems }) => problems.some(({ severity }) => severity === 'warning'));
  return {
    text: `${DONE}${warned ? SIGNS.look : ''}${many ? ` ${count('passed')}` : ''}`,
    tone: warned ? 'look' : 'good',
  };
}

/** What was left out, one line for each reason, with the checks and vendors it concerns. */
export function skippedLines(steps: readonly SmokeStep[], language: Language): readonly string[] {
  const looked = new Set(checkedVendors(steps).flatMap((group) => group.map(({ vendor }) => vendor)));
  const [comma, colon] = language === 'zh' ? ['、', '：'] : [', ', ': '];
  // Groups the vendors that lack the same check for the same reason, then the checks that the same vendors lack.
  const vendorsOf = new Map<string, Set<string>>();
  for (const step of steps) {
    if (step.status !== 'skipped') continue;
    const what = looked.has(step.vendor) ? stepTitles[step.step][language] : '';
    const key = JSON.stringify([what, fill(step.reason, language, step.args)]);
    vendorsOf.set(key, (vendorsOf.get(key) ?? new Set()).add(step.vendorName?.[language] ?? ''));
  }
  const checksOf = new Map<string, string[]>();
  for (const [key, vendors] of vendorsOf) {
    const [what = '', reason = ''] = JSON.parse(key) as string[];
    const same = JSON.stringify([[...vendors].join(comma), reason]);
    checksOf.set(same, [...(checksOf.get(same) ?? []), what]);
  }
  return [...checksOf].map(([key, checks]) => {
    const [names = '', reason = ''] = JSON.parse(key) as string[];
    const named = checks.filter((what) => what !== '');
    return `${names}${colon}${named.length === 0 ? '' : `${named.join(comma)}${colon}`}${reason}`;
  });
}

export function layoutSmoke(report: SmokeReport, terminal: TerminalText): string {
  const { steps, verdict } = report;
  const groups = checkedVendors(steps);
  const lines: string[] = [];
  if (groups.length > 0) {
    const header = [words.vendor, ...SMOKE_COLUMNS.map((column) => words[column]), words.notes];
    const rows = groups.map((group): (string | Cell)[] => [
      group[0]?.vendorName?.[terminal.language] ?? '',
      ...SMOKE_COLUMNS.map((column) => signOf(group, column)),
      group.find(({ status }) => status === 'failed')?.problems[0]?.code ??
        (group.some(({ demo }) => demo === true) ? terminal.say(words.demo) : ''),
    ]);
    lines.push(...layoutTable(terminal, header, rows), '');
  }
  const skipped = skippedLines(steps, terminal.language);
  if (skipped.length > 0) {
    const listed = skipped.flatMap((line) => wrapBehind(`  ${SIGNS.skipped} `, printable(line), terminal.wrapAt));
    lines.push(terminal.say(words.notChecked), ...listed, '');
  }
  const problems = problemsOf(report).filter(({ severity }) => severity !== 'hint');
  lines.push(...layoutProblems(terminal, problems, steps));
  const part = shardSentence(report, terminal.language);
  if (part !== undefined) lines.push(part);
  const head = lead(terminal.say(words.verdict));
  const sentence = printable(smokeSentence(verdict, terminal.language));
  lines.push(...wrapBehind(terminal.color.bold(head), sentence, terminal.wrapAt, widthOf(head)));
  // The fix of the first finding is already printed above.
  const [broken] = steps.filter(({ status }) => status === 'failed').flatMap((step) => step.problems);
  const isShown = broken !== undefined && verdict.id === 'failed' && problems.some(({ code }) => code === broken.code);
  const next = isShown
    ? [terminal.say(words.again, { code: broken.code })]
    : verdict.next.map((text) => terminal.say(text, verdict.nextArgs));
  next.forEach((text, i) => {
    const label = lead(terminal.say(words.next));
    lines.push(...wrapBehind(i === 0 ? label : ' '.repeat(widthOf(label)), printable(text), terminal.wrapAt));
  });
  return `${lines.join('\n')}\n`;
}

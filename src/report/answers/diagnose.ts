// The answer of `diagnose`: numbered steps, the verdict in one sentence, the next thing to do, and what to look at on a silent phone.

import { renderProblem } from '../../problems/render.js';
import type { Problem } from '../../problems/types.js';
import { fill, type Language, type Text, t } from '../../text/language.js';
import { printable } from '../../text/printable.js';
import { DONE } from '../claims.js';
import { layoutProblems } from '../problem.js';
import type { DocumentOf } from '../shapes/index.js';
import { lead, padTo, SIGNS, type TerminalText, widthOf } from '../terminal-text.js';
import { wrapBehind, wrapText } from '../wrap.js';
import type { Step, StepId, Subject, Verdict } from './steps.js';

export interface DiagnoseReport {
  readonly steps: readonly Step[];
  readonly verdict: Verdict;
  readonly subject: Subject;
  /** What to look at on the phone, most likely cause first. */
  readonly checklist: readonly Text[];
  /** The HTML page that could not be written. */
  readonly unwritten?: Problem;
}

export const stepTitles: Readonly<Record<StepId, Text>> = {
  config: t('config', '配置'),
  reach: t('connection to the vendor', '连接厂商'),
  credentials: t('credentials', '凭证'),
  'device-token': t('device token', '设备 token'),
  ext: t('ext and click', 'ext 与点击'),
  class: t('class and channel', '分类与渠道'),
  'dry-run': t('dry run', '试运行'),
  'direct-push': t('direct push', '直连推送'),
  'im-credentials': t('Chat app', 'IM 应用'),
  'im-account': t('IM account', 'IM 账号'),
  'through-tencent': t('through Tencent', '经由腾讯'),
  'certificate-id': t('certificate ID', '证书 ID'),
  phone: t('phone', '手机'),
};

const words = {
  verdict: t('Verdict:', '结论：'),
  next: t('Next:', '下一步：'),
  also: t('Also broken, independently of this: {steps}.', '此外还有独立的问题：{steps}。'),
  notLookedAt: t('Not looked at: {steps}.', '没有检查：{steps}。'),
  silent: t('If the phone stays silent, most likely first:', '如果手机没有反应，最可能的原因依次是：'),
} satisfies Record<string, Text>;

/** What was found, what was not checked, and what the verdict does not mean. */
export function verdictText(verdict: Verdict, language: Language): string {
  const { sentence, but, args, notLookedAt } = verdict;
  const unseen = fill(words.notLookedAt, language, { steps: titlesOf(notLookedAt, language) });
  const said = [
    // The sentence ends with the finding's title, which may bring a full stop of its own.
    fill(sentence, language, args).replace(/([.。])[.。]$/, '$1'),
    ...(notLookedAt.length === 0 ? [] : [unseen]),
    ...(but === undefined ? [] : [fill(but, language, args)]),
  ];
  return said.join(language === 'zh' ? '' : ' ');
}

export function diagnoseDocument(report: DiagnoseReport, language: Language): DocumentOf<'diagnose'> {
  const { verdict, steps, checklist } = report;
  return {
    steps: steps.map(({ id, status, reason, args, problems }) => ({
      id,
      title: stepTitles[id][language],
      status,
      reason: fill(reason, language, args),
      ...(problems[0] === undefined ? {} : { problem: renderProblem(problems[0], language) }),
    })),
    verdict: {
      id: verdict.id,
      sentence: verdictText(verdict, language),
      next: verdict.next.map((text) => fill(text, language, verdict.nextArgs)),
      also: verdict.also,
      notLookedAt: verdict.notLookedAt,
      ...(verdict.problem === undefined ? {} : { problem: verdict.problem.code }),
    },
    checklist: checklist.map((text) => text[language]),
  };
}

const titlesOf = (ids: readonly StepId[], language: Language): string =>
  ids.map((id) => stepTitles[id][language]).join(language === 'zh' ? '、' : ', ');

const roomBehind = (head: string, { wrapAt }: TerminalText): number | undefined =>
  wrapAt === undefined ? undefined : Math.max(20, wrapAt - widthOf(head) - 2);

export function layoutDiagnose(report: DiagnoseReport, terminal: TerminalText): string {
  const { steps, verdict, checklist } = report;
  const width = Math.max(...steps.map(({ id }) => widthOf(terminal.say(stepTitles[id]))));
  const lines = steps.flatMap((step, i) => {
    const sign = step.status === 'passed' ? DONE : step.status === 'failed' ? SIGNS.broken : SIGNS.skipped;
    const paint =
      step.status === 'passed'
        ? terminal.color.green
        : step.status === 'failed'
          ? terminal.color.red
          : terminal.color.dim;
    const warned =
      step.status === 'passed' && step.problems.some(({ severity }) => severity === 'warning') ? ` ${SIGNS.look}` : '';
    const reason = printable(terminal.say(step.reason, step.args));
    const head = `${String(i + 1).padStart(2)} ${padTo(terminal.say(stepTitles[step.id]), width)}  `;
    const [first = '', ...rest] = wrapText(`${sign} ${reason}`, roomBehind(head, terminal));
    const indent = ' '.repeat(widthOf(head) + widthOf(sign) + 1);
    return [`${head}${paint(first)}${terminal.color.yellow(warned)}`, ...rest.map((line) => `${indent}${paint(line)}`)];
  });
  const head = lead(terminal.say(words.verdict));
  const sentence = printable(verdictText(verdict, terminal.language));
  lines.push('', ...wrapBehind(terminal.color.bold(head), sentence, terminal.wrapAt, widthOf(head)));
  verdict.next.forEach((text, i) => {
    const label = lead(terminal.say(words.next));
    const said = printable(terminal.say(text, verdict.nextArgs));
    lines.push(...wrapBehind(i === 0 ? label : ' '.repeat(widthOf(label)), said, terminal.wrapAt));
  });
  if (verdict.also.length > 0)
    lines.push(terminal.say(words.also, { steps: titlesOf(verdict.also, terminal.language) }));
  if (checklist.length > 0)
    lines.push(
      '',
      terminal.say(words.silent),
      ...checklist.flatMap((text, i) => wrapBehind(`  ${i + 1}. `, terminal.say(text), terminal.wrapAt)),
    );
  const problems = [...new Set(steps.flatMap((step) => step.problems))].filter(({ severity }) => severity !== 'hint');
  if (report.unwritten !== undefined) problems.push(report.unwritten);
  // Fixes that the verdict already names are not repeated below its cause.
  const below = problems.map((problem) => {
    const fix = problem.entry.fix.filter(({ en }) => !verdict.next.some((text) => text.en === en));
    return problem === verdict.problem ? { ...problem, entry: { ...problem.entry, fix } } : problem;
  });
  if (below.length > 0) lines.push('', ...layoutProblems(terminal, below));
  while (lines[lines.length - 1] === '') lines.pop();
  return `${lines.join('\n')}\n`;
}

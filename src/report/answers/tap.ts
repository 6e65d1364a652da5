// The answer of `tap`: what was opened and how, what came up, and what that proves and does not prove.
import type { TapState } from '../../problems/statuses.js';
import type { Problem } from '../../problems/types.js';
import { type Language, type Text, t } from '../../text/language.js';
import { printable } from '../../text/printable.js';
import { claims, DONE } from '../claims.js';
import { layoutProblems } from '../problem.js';
import type { DocumentOf } from '../shapes/index.js';
import { padTo, SIGNS, type TerminalText } from '../terminal-text.js';
import { wrapBehind } from '../wrap.js';

export interface TapReport {
  readonly vendor: { readonly id: string; readonly name: Text };
  readonly state: TapState;
  readonly opens: string;
  readonly ext: string | undefined;
  readonly packageName: string;
  readonly phone?: { readonly model: string; readonly android: string };
  readonly uid?: number | undefined;
  readonly target?: { readonly component: string; readonly exported: boolean | undefined };
  readonly ran?: string;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  readonly file?: { readonly path: string; readonly simctl: string; readonly isOwnerOnly: boolean };
  readonly proves: readonly Text[];
  readonly doesNotProve: readonly Text[];
  readonly problems: readonly Problem[];
}

const words = {
  opens: t('a tap opens', '点击打开'),
  ext: t('ext', 'ext'),
  phone: t('phone', '手机'),
  onPhone: t('{model}, Android {android}', '{model}，Android {android}'),
  uid: t('adb runs as', 'adb 身份'),
  shell: t('shell (uid 2000)', 'shell（uid 2000）'),
  root: t('root (uid 0)', 'root（uid 0）'),
  other: t('uid {uid}', 'uid {uid}'),
  ran: t('on the phone', '手机上执行'),
  target: t('handled by', '响应的页面'),
  exported: t('{component} (exported)', '{component}（已导出）'),
  closed: t('{component} (not exported)', '{component}（未导出）'),
  before: t('front before', '之前前台'),
  after: t('front now', '现在前台'),
  untold: t('not reported by the phone', '手机没有给出'),
  next: t('Next: {command}', '下一步：{command}'),
  proves: t('shows', '能说明'),
  doesNotProve: t('does not show', '不能说明'),
} satisfies Record<string, Text>;

export function tapDocument(report: TapReport, language: Language): DocumentOf<'tap'> {
  const { phone, uid, target, ran, file, ext } = report;
  return {
    vendor: report.vendor.id,
    state: report.state,
    opens: report.opens,
    ...(ext === undefined ? {} : { ext }),
    ...(report.packageName === '' ? {} : { package: report.packageName }),
    ...(phone === undefined ? {} : { phone }),
    ...(uid === undefined ? {} : { uid }),
    ...(target === undefined ? {} : { target: { component: target.component, exported: target.exported ?? null } }),
    ...(ran === undefined ? {} : { ran, before: report.before ?? null, after: report.after ?? null }),
    ...(file === undefined ? {} : { file: file.path, simctl: file.simctl }),
    proves: report.proves.map((text) => text[language]),
    doesNotProve: report.doesNotProve.map((text) => text[language]),
  };
}

const LABEL = 16;

export function layoutTap(report: TapReport, terminal: TerminalText): string {
  const { file, after, target } = report;
  const lines = [...factsOf(report, terminal), ''];
  if (report.state === 'came-up')
    lines.push(
      terminal.color.green(
        `${DONE} ${terminal.say(claims.tapCameUp, { activity: printable(after ?? target?.component ?? '') })}`,
      ),
      '',
    );
  if (file !== undefined)
    lines.push(
      terminal.color.green(
        `${DONE} ${terminal.say(file.isOwnerOnly ? claims.configWritten : claims.configWrittenOpen, { file: printable(file.path) })}`,
      ),
      '',
    );
  const points = (label: Text, texts: readonly Text[]): void => {
    for (const [i, text] of texts.entries())
      lines.push(
        ...wrapBehind(
          padTo(i === 0 ? `  ${terminal.say(label)}` : '', LABEL),
          `${SIGNS.skipped} ${terminal.say(text)}`,
          terminal.wrapAt,
          LABEL + 2,
        ),
      );
    if (texts.length > 0) lines.push('');
  };
  points(words.proves, report.proves);
  points(words.doesNotProve, report.doesNotProve);
  lines.push(
    ...layoutProblems(terminal, report.problems, [{ vendor: report.vendor.id, vendorName: report.vendor.name }]),
  );
  if (file !== undefined) lines.push(terminal.say(words.next, { command: file.simctl }));
  while (lines.at(-1) === '') lines.pop();
  return `${lines.join('\n')}\n`;
}

function factsOf(report: TapReport, terminal: TerminalText): string[] {
  const { phone, uid, target, ran, ext } = report;
  const fact = (label: Text, value: string | undefined): readonly string[] =>
    value === undefined
      ? []
      : wrapBehind(padTo(`  ${terminal.say(label)}`, LABEL), printable(value), terminal.wrapAt, LABEL);
  const untold = terminal.say(words.untold);
  const who = uid === 2000 ? words.shell : uid === 0 ? words.root : words.other;
  const answered =
    target === undefined
      ? undefined
      : target.exported === undefined
        ? target.component
        : terminal.say(target.exported ? words.exported : words.closed, { component: target.component });
  return [
    terminal.color.bold(terminal.say(report.vendor.name)),
    ...fact(words.opens, report.opens),
    ...fact(words.ext, ext),
    ...fact(words.phone, phone === undefined ? undefined : terminal.say(words.onPhone, phone)),
    ...fact(words.uid, phone === undefined ? undefined : uid === undefined ? untold : terminal.say(who, { uid })),
    ...fact(words.target, answered),
    ...fact(words.ran, ran),
    ...(ran === undefined ? [] : fact(words.before, report.before ?? untold)),
    ...(ran === undefined || report.state === 'not-opened' ? [] : fact(words.after, report.after ?? untold)),
  ];
}

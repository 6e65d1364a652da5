// The layout of one problem on a terminal: the answer first, then cause, place, fix and where to read more.
import { renderProblem } from '../problems/render.js';
import type { Origin, Problem } from '../problems/types.js';
import { worstFirst } from '../problems/worst-first.js';
import { type Text, t } from '../text/language.js';
import { printable } from '../text/printable.js';
import { markWords } from './mark-words.js';
import { padTo, SIGNS, type TerminalText, widthOf } from './terminal-text.js';
import { wrapBehind } from './wrap.js';

const words = {
  cause: t('cause', '原因'),
  at: t('at', '位置'),
  fix: t('fix', '解决'),
  more: t('more', '详情'),
  said: t('said', '原文'),
  guess: t('a guess', '推测'),
  status: t('basis', '依据'),
} satisfies Record<string, Text>;

/** Columns before a sentence: its label may carry colour codes and is not measured. */
const INDENT = 9;

/** Lines of one problem; the code is at the right edge. */
export const layoutProblem = (terminal: TerminalText, problem: Problem, subject?: Text): string[] =>
  layoutBlock(terminal, [problem], subject);

/** Further fixes would only repeat the sentence for other names. */
const MOST_FIXES = 6;

/** Lines of one cause that was found in one or many places: reported once, with every place. */
export function layoutBlock(
  terminal: TerminalText,
  [problem, ...others]: readonly [Problem, ...Problem[]],
  subject?: Text,
): string[] {
  const shown = renderProblem(problem, terminal.language);
  const sign = problem.severity === 'error' ? SIGNS.broken : problem.severity === 'warning' ? SIGNS.look : '·';
  const paint =
    problem.severity === 'error'
      ? terminal.color.red
      : problem.severity === 'warning'
        ? terminal.color.yellow
        : terminal.color.dim;
  const lead = `${sign} ${subject === undefined ? '' : `${terminal.say(subject)}  `}${printable(shown.title)}`;
  const lines = layoutTitle(terminal, lead, shown.code, paint);
  const label = (text: Text): string => terminal.color.dim(padTo(terminal.say(text), 6));
  const list = (name: Text, texts: readonly string[]): void => {
    texts.forEach((text, i) => {
      const before = `  ${i === 0 ? label(name) : ' '.repeat(6)} `;
      lines.push(...wrapBehind(before, printable(text), terminal.wrapAt, INDENT));
    });
  };
  if (shown.cause !== '') list(words.cause, [shown.cause]);
  // The vendor's message is quoted as evidence where it differs from ours.
  if (shown.vendorMessage !== undefined && shown.vendorMessage !== '' && shown.vendorMessage !== shown.title) {
    lines.push(`  ${label(words.said)} “${printable(shown.vendorMessage).slice(0, 300)}”`);
  }
  const all = [shown, ...others.map((other) => renderProblem(other, terminal.language))];
  const places = [problem, ...others].map((item, i) => {
    const title = all[i]?.title ?? '';
    return title === shown.title ? shownPlace(item) : `${shownPlace(item)}  ${title}`.trimStart();
  });
  list(
    words.at,
    [...new Set(places)].filter((place) => place !== ''),
  );
  list(words.fix, [...new Set(all.flatMap((item) => item.fix))].slice(0, Math.max(MOST_FIXES, shown.fix.length)));
  const mark = shown.confidence;
  // Facts with mark A or B (official, or confirmed by several sources) need no remark.
  if (mark === 'C' || mark === 'D') lines.push(`  ${label(words.status)} ${terminal.say(markWords[mark])}`);
  if (problem.severity !== 'hint') lines.push(`  ${label(words.more)} tim-push explain ${explainWords(problem)}`);
  return lines;
}

/** The title with the code at the right edge; a title that leaves no room wraps, with the code after its end. */
function layoutTitle(terminal: TerminalText, title: string, code: string, paint: (text: string) => string): string[] {
  const edge = Math.min(terminal.columns, 100);
  const lines = wrapBehind('', title, terminal.wrapAt, 2);
  const last = lines.at(-1) ?? '';
  const isRoom = terminal.wrapAt === undefined || widthOf(last) + 2 + widthOf(code) <= terminal.wrapAt;
  const room = isRoom ? Math.max(2, edge - widthOf(last) - widthOf(code)) : Math.max(2, edge - widthOf(code));
  const tail = `${' '.repeat(room)}${terminal.color.dim(code)}`;
  const painted = lines.map((line) => paint(line));
  return isRoom ? [...painted.slice(0, -1), `${paint(last)}${tail}`] : [...painted, tail];
}

const explainWords = (problem: Problem): string =>
  // A vendor code that begins with a dash would be parsed as a flag.
  problem.vendorCode === undefined || problem.code.includes('/-') ? problem.code : problem.code.replace('/', ' ');

/** file:line  key (from ${ENV}). */
export const shownPlace = (problem: Problem): string => (problem.at === undefined ? '' : placeText(problem.at));

/** A place as people write it. */
export function placeText(at: Origin): string {
  const place = `${at.file}${at.line === undefined ? '' : `:${at.line}${at.column === undefined ? '' : `:${at.column}`}`}`;
  return `${printable(place)}${at.key === undefined ? '' : `  ${printable(at.key)}`}${at.through === undefined ? '' : ` (${printable(at.through)})`}`;
}

/** All problems, errors first, separated by empty lines. */
export function layoutProblems(
  terminal: TerminalText,
  problems: readonly Problem[],
  /** Where the vendors have their names. */
  rows: readonly { readonly vendor?: string | undefined; readonly vendorName?: Text | undefined }[] = [],
): string[] {
  return worstFirst(problems).flatMap((problem) => {
    const named = rows.find(({ vendor }) => vendor !== undefined && vendor === problem.vendor);
    return [...layoutProblem(terminal, problem, named?.vendorName), ''];
  });
}

// The answer of `device-status`: a state for each device token, what it rests on, and the numbers of tasks.
import { renderProblem } from '../../../problems/render.js';
import type { Problem } from '../../../problems/types.js';
import type { DeviceStatus, TaskReport } from '../../../push/device-status.js';
import { type Language, type Text, t } from '../../../text/language.js';
import { printable } from '../../../text/printable.js';
import { claims, DONE } from '../../claims.js';
import { markWords } from '../../mark-words.js';
import { layoutProblems } from '../../problem.js';
import type { DocumentOf } from '../../shapes/index.js';
import { type Cell, layoutPairs, layoutTable, TONES } from '../../table.js';
import { SIGNS, shortenToken, type TerminalText } from '../../terminal-text.js';
import { wrapBehind } from '../../wrap.js';
import { type LossReport, layoutLosses, lossDocument } from './push-losses.js';
import { layoutUser, type UserRow, userDocument } from './user-status.js';

/** What is shown of an attached phone; undefined inside when none could be read. */
export interface ShownPhone {
  /** The phone reported something about the app's notifications. */
  readonly isTold: boolean;
  readonly phone:
    | {
        readonly manufacturer: string;
        readonly brand: string;
        readonly model: string;
        readonly android: string;
        readonly skin: { readonly name: string; readonly version: string };
      }
    | undefined;
  readonly facts: readonly { readonly id: string; readonly label: Text; readonly value: string }[];
  readonly problems: readonly Problem[];
}

export interface DeviceReport {
  readonly devices: readonly (DeviceStatus & {
    readonly vendor: string;
    readonly vendorName: Text;
    /** The shortened device token. */
    readonly shown: string;
    /** A device of the sandbox's demo. */
    readonly demo?: boolean;
  })[];
  readonly tasks: readonly (TaskReport & { readonly vendor: string; readonly vendorName: Text })[];
  /** The IM user, with --user. */
  readonly user: UserRow | undefined;
  /** Chat pushes of Tencent IM, with --losses. */
  readonly losses?: LossReport | undefined;
  /** The attached phone, with --adb. */
  readonly phone: ShownPhone | undefined;
  readonly problems: readonly Problem[];
  /** Words before the answer: whose devices were asked about. */
  readonly preface: readonly Text[];
}

type Row = DeviceReport['devices'][number];

/** Devices that get a block of their own; more of them become a table. */
const BLOCKS = 5;

const words = {
  vendor: t('vendor', '厂商'),
  device: t('device', '设备'),
  demo: t('{what} (demo)', '{what}（演示）'),
  state: t('state', '状态'),
  evidence: t('evidence', '依据'),
  valid: claims.tokenValid,
  invalid: t('invalid', '失效'),
  'switched-off': t('switched off', '已关闭'),
  unknown: t('unknown', '未知'),
  sure: t('how sure', '可信度'),
  task: claims.taskFound,
  phone: t('attached phone', '所连手机'),
  meaning: t(
    'Valid means the vendor knows the device token, not that the phone shows a push.',
    '“有效”表示厂商认识该设备 token，不代表手机会展示推送。',
  ),
  phoneFine: claims.phoneFine,
  nextUser: t(
    'Next: tim-push send --via tencent --user {user}, then look at the phone',
    '下一步：tim-push send --via tencent --user {user}，然后看手机',
  ),
  nextSend: t(
    'Next: tim-push send --vendor {vendor} --token <device token>',
    '下一步：tim-push send --vendor {vendor} --token <设备 token>',
  ),
  nextProbe: t(
    'Next: send one push to find out, it may show on the phone: add --probe',
    '下一步：加上 --probe 发送一条推送来判断（可能会显示在手机上）',
  ),
} satisfies Record<string, Text>;

export function deviceStatusDocument(
  report: DeviceReport,
  language: Language,
  showTokens: boolean,
): DocumentOf<'device-status'> {
  return {
    devices: report.devices.map((row) => ({
      vendor: row.vendor,
      token: showTokens ? row.token : shortenToken(row.token),
      state: row.state,
      evidence: row.evidence.map((text) => text[language]),
      confidence: row.confidence,
      ...(row.demo === true ? { demo: true as const } : {}),
      ...(row.problem === undefined ? {} : { problem: renderProblem(row.problem, language) }),
    })),
    ...(report.tasks.length === 0
      ? {}
      : {
          tasks: report.tasks.map((task) => ({
            vendor: task.vendor,
            id: task.id,
            found: task.found,
            facts: task.facts.map((fact) => ({ label: fact.label[language], value: fact.value })),
            ...(task.problem === undefined ? {} : { problem: renderProblem(task.problem, language) }),
          })),
        }),
    ...(report.user === undefined ? {} : { user: userDocument(report.user, showTokens) }),
    ...(report.losses === undefined ? {} : { losses: lossDocument(report.losses) }),
    ...phoneDocument(report.phone, language),
  };
}

function phoneDocument(report: ShownPhone | undefined, language: Language): Pick<DocumentOf<'device-status'>, 'phone'> {
  if (report?.phone === undefined) return {};
  const { phone, facts } = report;
  return {
    phone: {
      manufacturer: phone.manufacturer,
      brand: phone.brand,
      model: phone.model,
      android: phone.android,
      system: phone.skin.name,
      systemVersion: phone.skin.version,
      facts: facts.map((fact) => ({ id: fact.id, label: fact.label[language], value: fact.value })),
    },
  };
}

export function layoutDeviceStatus(report: DeviceReport, terminal: TerminalText): string {
  const lines: string[] = report.preface.map((text) => terminal.say(text));
  if (lines.length > 0) lines.push('');
  if (report.devices.length > BLOCKS) lines.push(...layoutRows(report.devices, terminal), '');
  else for (const row of report.devices) lines.push(...layoutDevice(row, terminal), '');
  for (const task of report.tasks) lines.push(...layoutTask(task, terminal), '');
  if (report.user !== undefined) lines.push(...layoutUser(report.user, terminal), '');
  if (report.losses !== undefined) lines.push(...layoutLosses(report.losses, terminal), '');
  if (report.phone?.phone !== undefined) lines.push(...layoutPhone(report.phone, terminal), '');
  lines.push(...layoutProblems(terminal, oncePerKind(report.problems), [...report.devices, ...report.tasks]));
  lines.push(...nextLines(report, terminal));
  while (lines[lines.length - 1] === '') lines.pop();
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

const LOOKS = {
  valid: { sign: DONE, tone: 'good' },
  invalid: { sign: SIGNS.broken, tone: 'bad' },
  'switched-off': { sign: SIGNS.look, tone: 'look' },
  unknown: { sign: SIGNS.skipped, tone: 'quiet' },
} as const;

const deviceOf = ({ demo, token }: Row, terminal: TerminalText): string =>
  demo === true ? terminal.say(words.demo, { what: terminal.token(token) }) : terminal.token(token);

function layoutDevice(row: Row, terminal: TerminalText): string[] {
  const look = LOOKS[row.state];
  const lead = `${look.sign} ${terminal.say(row.vendorName)}  ${deviceOf(row, terminal)}  ${terminal.say(words[row.state])}`;
  const lines = [terminal.color[TONES[look.tone]](lead)];
  for (const text of row.evidence) lines.push(...wrapBehind('  ', printable(terminal.say(text)), terminal.wrapAt));
  if (row.state !== 'unknown' && row.confidence !== 'A')
    lines.push(`  ${terminal.color.dim(terminal.say(words.sure))}  ${terminal.say(markWords[row.confidence])}`);
  return lines;
}

const layoutRows = (rows: readonly Row[], terminal: TerminalText): string[] =>
  layoutTable(
    terminal,
    [words.vendor, words.device, words.state, words.evidence],
    rows.map((row): (string | Text | Cell)[] => [
      row.vendorName,
      deviceOf(row, terminal),
      { text: terminal.say(words[row.state]), tone: LOOKS[row.state].tone },
      printable(row.evidence.map((text) => terminal.say(text)).join(terminal.language === 'zh' ? '；' : '; ')),
    ]),
  );

function layoutPhone({ facts, problems, isTold }: ShownPhone, terminal: TerminalText): string[] {
  const wrong = problems.some((problem) => problem.severity === 'error');
  const warned = problems.some((problem) => problem.severity === 'warning');
  const sign = wrong ? SIGNS.broken : warned || !isTold ? SIGNS.look : DONE;
  const lead = `${sign} ${terminal.say(words.phone)}`;
  const paint = wrong ? terminal.color.red : warned || !isTold ? terminal.color.yellow : terminal.color.green;
  return [paint(lead), ...layoutFacts(facts, terminal)];
}

const layoutFacts = (
  facts: readonly { readonly label: Text; readonly value: string }[],
  terminal: TerminalText,
): string[] => layoutPairs(facts.map(({ label, value }) => [terminal.say(label), value]));

function layoutTask(task: DeviceReport['tasks'][number], terminal: TerminalText): string[] {
  const title = terminal.say(words.task, { vendor: task.vendorName, id: printable(task.id) });
  const lead = `${task.found ? DONE : SIGNS.broken} ${title}`;
  return [task.found ? terminal.color.green(lead) : terminal.color.red(lead), ...layoutFacts(task.facts, terminal)];
}

/** The same finding about several device tokens is reported once. */
function oncePerKind(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Map(problems.map((problem) => [`${problem.vendor ?? ''} ${problem.code}`, problem]));
  return [...seen.values()];
}

function nextLines(report: DeviceReport, terminal: TerminalText): string[] {
  const valid = report.devices.find((row) => row.state === 'valid');
  const undecidedYet = report.devices.some((row) => row.state === 'unknown' && row.problem === undefined);
  const isPhoneFine = report.phone?.phone !== undefined && report.phone.isTold && report.phone.problems.length === 0;
  const isBroken = report.problems.some(({ severity }) => severity === 'error');
  const isAboutUserAlone = report.devices.length === 0 && report.user?.state === 'PushOnline' && !isBroken;
  return [
    ...(isPhoneFine ? [terminal.color.dim(terminal.say(words.phoneFine))] : []),
    ...(isAboutUserAlone ? [terminal.say(words.nextUser, { user: report.user?.id ?? '' })] : []),
    ...(valid === undefined ? [] : [terminal.color.dim(terminal.say(words.meaning))]),
    ...(undecidedYet ? [terminal.say(words.nextProbe)] : []),
    ...(valid === undefined || undecidedYet ? [] : [terminal.say(words.nextSend, { vendor: valid.vendor })]),
  ];
}

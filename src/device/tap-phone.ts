// Opens on one attached phone what a tap on a push would open, and looks at what came up: installed, resolved, exported, started, in front.
import { tapProblem } from '../problems/entries/app/tap.js';
import { phoneProblem } from '../problems/entries/phone.js';
import type { TapState } from '../problems/statuses.js';
import type { Problem } from '../problems/types.js';
import type { SentTap } from '../push/click/tap.js';
import { describeTap } from '../push/click/tap.js';
import type { Clock } from '../push/types.js';
import { excerptOf } from '../text/excerpt.js';
import { commandLine } from '../text/shell-words.js';
import { findPhone } from './find-phone.js';
import { isPhone, unansweredProblem } from './inspect-phone.js';
import { isWholeAnswer, isWholePackage, readPackage, readProperties } from './read-phone.js';
import {
  isNeverUnlocked,
  type ResolvedActivity,
  readFrontActivity,
  readResolved,
  readSchemes,
  readScreenLocked,
  readStarted,
  readUid,
  type StartedActivity,
  wholeComponent,
} from './read-tap.js';
import type { Adb } from './run-adb.js';
import type { TapCommand } from './tap-command.js';

export interface TapQuestion {
  readonly packageName: string;
  readonly serial?: string | undefined;
  readonly sent: SentTap;
  readonly command: Extract<TapCommand, { kind: 'start' }>;
  /** A link opens another app. */
  readonly opensApp: boolean;
}

export interface TapOutcome {
  readonly state: TapState;
  readonly phone?: { readonly model: string; readonly android: string };
  /** Who adb is on the phone: 2000 is shell, 0 is root. */
  readonly uid?: number | undefined;
  /** What the phone resolved the tap to. */
  readonly target?: ResolvedActivity;
  /** Several activities answer, and Android asks which one. */
  readonly several?: boolean;
  /** Whether the lock screen lies above; undefined where the phone does not tell. */
  readonly locked?: boolean | undefined;
  /** As the phone's shell got it. */
  readonly ran?: string;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  readonly problems: readonly Problem[];
}

/** A trampoline (the push SDK's own activity) starts the next one and ends: what is in front must be the same twice. */
const LOOKS = 4;
const BETWEEN_MS = 500;

type Shell = (words: readonly string[]) => Promise<string>;

export async function tapPhone(
  question: TapQuestion,
  adb: Adb,
  clock: Pick<Clock, 'sleep'>,
  signal?: AbortSignal,
): Promise<TapOutcome> {
  const { packageName, command } = question;
  const found = await findPhone(question, adb, signal);
  if ('problem' in found) return { state: 'not-opened', problems: [found.problem] };
  const broken: Problem[] = [];
  const shell: Shell = async (words) => {
    const answer = await adb(['-s', found.serial, 'shell', commandLine(words)], signal);
    if (answer.kind === 'done') return `${answer.stdout}\n${answer.stderr}`;
    broken.push(phoneProblem(answer.kind === 'missing' ? 'device/adb-missing' : 'device/adb-silent'));
    return '';
  };

  const properties = readProperties(await shell(['getprop']));
  if (!isPhone(properties)) return { state: 'not-opened', problems: [broken[0] ?? unansweredProblem('getprop')] };
  const known = {
    phone: {
      model: `${properties.get('ro.product.manufacturer') ?? ''} ${properties.get('ro.product.model') ?? ''}`.trim(),
      android: properties.get('ro.build.version.release') ?? '',
    },
    uid: readUid(await shell(['id', '-u'])),
  };
  const dump = await shell(['dumpsys', 'package', packageName]);
  const stop = (problem: Problem): TapOutcome => ({ ...known, state: 'not-opened', problems: [broken[0] ?? problem] });
  if (!isWholeAnswer(dump) || !isWholePackage(dump, packageName)) return stop(unansweredProblem('dumpsys package'));
  const app = readPackage(dump, packageName);
  if (app === undefined) return stop(phoneProblem('device/app-not-installed', { args: { name: packageName } }));
  if (app.disabled || app.hidden || app.suspended)
    return stop(phoneProblem('device/app-disabled', { args: { name: packageName } }));
  if (isNeverUnlocked(await shell(['am', 'get-started-user-state', '0']))) return stop(tapProblem('device/tap-locked'));
  const warnings = app.stopped ? [phoneProblem('device/force-stopped')] : [];

  const resolved = readResolved(await shell(['cmd', 'package', 'resolve-activity', ...command.intent]));
  if (resolved === 'nothing') return stop(await whyNothing(question, dump, shell));
  if (resolved === 'unread' && command.launcher) return stop(tapProblem('device/tap-unresolved'));
  const target = typeof resolved === 'string' ? undefined : resolved;
  const intent = command.launcher && target !== undefined ? launcherOf(target) : command.intent;

  const before = readFrontActivity(await shell(['dumpsys', 'activity', 'activities']));
  const words = ['am', 'start', '-W', ...command.extras, ...intent];
  const started = readStarted(await shell(words));
  const tried = {
    ...known,
    ...(target === undefined ? {} : { target }),
    ...(resolved === 'chooser' ? { several: true } : {}),
    ran: commandLine(words),
    before,
  };
  const shut = target?.exported === false ? [tapProblem('device/tap-not-exported', { args: argsOf(target) })] : [];
  const refused = broken[0] ?? refusalOf(started, question, target, shut);
  if (refused !== undefined)
    return { ...tried, state: 'not-opened', problems: [...new Set([...shut, refused]), ...warnings] };
  // A link belongs to the app that Android chose for it, never to just anything that came in front.
  const chosen = target?.component ?? (started?.kind === 'started' ? started.component : undefined);
  const owner = question.opensApp ? packageName : chosen?.split('/')[0];
  // What Android says it started is another app's: then whatever is in front does not come from this tap.
  const other = started.kind === 'started' && owner !== undefined ? started.component : undefined;
  if (other !== undefined && owner !== undefined && !isOf(other, owner)) {
    const args = { what: excerptOf(describeTap(question.sent.tap), 160), other: excerptOf(other, 160) };
    return { ...tried, state: 'not-opened', problems: [tapProblem('device/tap-other-app', { args }), ...warnings] };
  }
  const { front, locked, isChanging } = await lookAtFront(owner, shell, clock, signal);
  const problems = [...shut, ...warnings];
  const at = { ...tried, after: front, locked };
  const isOpen =
    locked !== true && front !== undefined && owner !== undefined && isOf(front, owner) && !CHOOSER.test(front);
  if (isOpen && before !== undefined) {
    if (front !== before) return { ...at, state: 'came-up', problems };
    const same = tapProblem('device/tap-front-before', { args: { front: excerptOf(front, 160) } });
    return { ...at, state: 'in-front-before', problems: [same, ...problems] };
  }
  const why = isOpen ? tapProblem('device/tap-before-unread') : absent(front, locked, isChanging, question);
  return { ...at, state: 'not-in-front', problems: [broken[0] ?? why, ...problems] };
}

const launcherOf = ({ component }: ResolvedActivity): readonly string[] => [
  '-n',
  component,
  '-a',
  'android.intent.action.MAIN',
  '-c',
  'android.intent.category.LAUNCHER',
];

/** The system's question which app to take. */
const CHOOSER = /(?:Resolver|Chooser)Activity$/;

const isOf = (component: string, packageName: string): boolean => component.startsWith(`${packageName}/`);
const argsOf = ({ component }: ResolvedActivity) => ({ component: excerptOf(component, 160) });

/** Nothing in the app answers: another app may, or the app knows other schemes. */
async function whyNothing({ sent, packageName }: TapQuestion, dump: string, shell: Shell): Promise<Problem> {
  const { tap } = sent;
  const args = { what: excerptOf(describeTap(tap), 160), package: packageName };
  if (tap.kind === 'activity') return tapProblem('device/tap-no-class', { args });
  if (tap.kind === 'app') return tapProblem('device/tap-no-launcher', { args });
  if (tap.kind === 'link') return tapProblem('device/tap-no-link', { args });
  if (tap.kind === 'page') {
    const other = readResolved(await shell(['cmd', 'package', 'resolve-activity', tap.intent.trim()]));
    if (typeof other !== 'string' && !isOf(other.component, packageName))
      return tapProblem('device/tap-other-app', { args: { ...args, other: excerptOf(other.component, 160) } });
  }
  const known = readSchemes(dump, packageName).slice(0, 8).join(', ');
  return known === ''
    ? tapProblem('device/tap-no-page', { args })
    : tapProblem('device/tap-other-schemes', { args: { ...args, known } });
}

function refusalOf(
  started: StartedActivity,
  { sent, packageName }: TapQuestion,
  target: ResolvedActivity | undefined,
  shut: readonly Problem[],
): Problem | undefined {
  const what = excerptOf(target?.component ?? describeTap(sent.tap), 160);
  switch (started.kind) {
    case 'started':
      return undefined;
    case 'not-exported':
      return shut[0] ?? tapProblem('device/tap-not-exported', { args: { component: what } });
    case 'denied':
      return shut[0] ?? tapProblem('device/tap-denied', { args: { what } });
    case 'no-class':
      return tapProblem('device/tap-no-class', { args: { what, package: packageName } });
    case 'no-activity':
      return sent.tap.kind === 'link'
        ? tapProblem('device/tap-no-link', { args: { what } })
        : tapProblem('device/tap-no-page', { args: { what, package: packageName } });
    case 'silent':
      return tapProblem('device/tap-silent', { args: { what } });
    default:
      return tapProblem('device/tap-failed', { args: { words: started.words } });
  }
}

/** What is in front when the last two looks agree; `isChanging` when they do not. */
async function lookAtFront(
  owner: string | undefined,
  shell: Shell,
  clock: Pick<Clock, 'sleep'>,
  signal: AbortSignal | undefined,
): Promise<{
  readonly front: string | undefined;
  readonly locked: boolean | undefined;
  readonly isChanging: boolean;
}> {
  let last: string | undefined;
  let isSteady = false;
  let locked: boolean | undefined;
  for (let look = 0; look < LOOKS; look += 1) {
    await clock.sleep(BETWEEN_MS, signal);
    const output = await shell(['dumpsys', 'activity', 'activities']);
    const front = readFrontActivity(output);
    locked = readScreenLocked(output);
    isSteady = front === last;
    last = front;
    if (isSteady && front !== undefined && owner !== undefined && isOf(front, owner)) break;
  }
  return { front: isSteady ? last : undefined, locked, isChanging: !isSteady && last !== undefined };
}

function absent(
  front: string | undefined,
  locked: boolean | undefined,
  isChanging: boolean,
  { sent, packageName, opensApp }: TapQuestion,
): Problem {
  if (locked === true) return tapProblem('device/tap-screen-locked');
  if (isChanging) return tapProblem('device/tap-front-changing');
  if (front === undefined) return tapProblem('device/tap-front-unread');
  const args = { front: excerptOf(wholeComponent(front), 160), what: excerptOf(describeTap(sent.tap), 160) };
  if (CHOOSER.test(front)) return tapProblem('device/tap-chooser', { args });
  return opensApp
    ? tapProblem('device/tap-not-in-front', { args: { ...args, package: packageName } })
    : tapProblem('device/tap-link-unseen', { args });
}

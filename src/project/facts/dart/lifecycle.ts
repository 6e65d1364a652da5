// The life cycle of a Flutter app: which object observes it, and which state leads to which report.
import { blockAround, type DartCall } from '../../../readers/dart/calls.js';
import { isSign } from '../../../readers/dart/constants.js';
import { t } from '../../../text/language.js';
import { editDistance } from '../../../text/suggest.js';
import type { Project } from '../../project.js';
import { reasons } from '../../reasons.js';
import { type Finding, placeOf } from '../../types.js';
import { bodiesAround } from './functions.js';
import { isUnreachable } from './platforms.js';

const METHOD = 'didChangeAppLifecycleState';

/** Of AppLifecycleListener. */
const HANDLERS: Readonly<Record<string, string>> = {
  onResume: 'resumed',
  onPause: 'paused',
  onInactive: 'inactive',
  onHide: 'hidden',
  onDetach: 'detached',
};

/** Why the reports of the life cycle do not run, or run in the wrong state. */
export function lifecycleFault(project: Project): Finding | undefined {
  const reports = [...project.calls('doBackground'), ...project.calls('doForeground'), ...kitReports(project)];
  for (const call of reports) {
    const name = bodiesAround(call.file, call.index).find((body) => body.name !== undefined)?.name ?? '';
    const { text } = call.file.source;
    if (name !== METHOD && editDistance(name, METHOD) <= 2)
      return { at: placeOf(call), found: METHOD, expected: METHOD };
    const hears = /WidgetsBindingObserver/.test(text) && project.mentions('addObserver').length === 0;
    if (name === METHOD && hears)
      return { at: placeOf(call), found: 'addObserver(this)', expected: 'addObserver(this)' };
    const state = stateOf(call);
    // In `detached` the process ends: alone it comes too late.
    const isLate = reports.every((other) => other.name !== call.name || stateOf(other) === 'detached');
    const isBackground = call.name === 'doBackground';
    const isWrong = isBackground
      ? state === 'resumed' || isLate
      : /^(?:paused|inactive|hidden|detached)$/.test(state ?? '');
    const missing =
      isLate && isBackground
        ? 'doBackground on paused'
        : `${isBackground ? 'doForeground' : 'doBackground'} on ${state}`;
    const [twin = '', at = ''] = missing.split(' on ');
    const isLost = isUnreachable(call);
    if (isWrong || isLost)
      return {
        at: placeOf(call),
        found: isLost ? call.name : t(missing, `${at} 时的 ${twin}`),
        expected: isLost ? call.name : twin,
        args: { name: call.name, state: isLost ? reasons.behindReturn : t(`on ${state}`, `在 ${state} 时调用`) },
      };
  }
  return undefined;
}

type Report = Pick<DartCall, 'file' | 'index' | 'name' | 'offset'>;

/** `AppStatus.background` as the chat kit takes it, directly in a callback of the life cycle. */
const kitReports = ({ dart }: Project): readonly Report[] =>
  dart.flatMap((file) =>
    /AppStatus\.(?:back|fore)ground/.test(file.source.text)
      ? file.tokens.flatMap(({ text, offset }, index) =>
          /^(?:back|fore)ground$/.test(text) && file.tokens[index - 2]?.text === 'AppStatus'
            ? [{ file, index, offset, name: text === 'background' ? 'doBackground' : 'doForeground' }]
            : [],
        )
      : [],
  );

/** The one state whose `case` or `if` a call is in. */
function stateOf({ file, index }: Report): string | undefined {
  const { tokens } = file;
  const block = blockAround(tokens, index) ?? 0;
  const states: string[] = [];
  let depth = 0;
  for (let i = index - 1; i > block; i -= 1) {
    const token = tokens[i];
    if (token?.kind === 'sign') depth += token.text === '}' ? 1 : token.text === '{' ? -1 : 0;
    if (depth === 0 && /^(?:break|default|return|else|if)$/.test(token?.text ?? '')) break;
    if (
      depth === 0 &&
      token?.kind === 'word' &&
      isSign(tokens[i - 1], '.') &&
      tokens[i - 2]?.text === 'AppLifecycleState' &&
      tokens[i - 3]?.text === 'case'
    )
      states.push(token.text);
  }
  if (states.length > 0) return states.length === 1 ? states[0] : undefined;
  const [closure] = bodiesAround(file, index);
  const open = closure?.name === undefined ? (closure?.start ?? 0) : 0;
  const handler = /(\w+):\(\)(?:async)?[={]?$/.exec(
    tokens
      .slice(Math.max(0, open - 6), open)
      .map(({ text }) => text)
      .join(''),
  );
  const named = HANDLERS[handler?.[1] ?? ''];
  if (named !== undefined) return named;
  const head = tokens
    .slice(Math.max(0, block - 8), block)
    .map(({ text }) => text)
    .join('');
  return /if\(\w+==AppLifecycleState\.(\w+)\)$/.exec(head)?.[1];
}

// The life cycle of a Flutter app: who is told of it, and which state leads to which report.
import { blockAround, type DartCall } from '../../../readers/dart/calls.js';
import { isSign } from '../../../readers/dart/constants.js';
import { t } from '../../../text/language.js';
import { editDistance } from '../../../text/suggest.js';
import type { Project } from '../../project.js';
import type { Finding } from '../../types.js';
import { bodiesAround } from './functions.js';
import { placeIn } from './sent-push.js';

const METHOD = 'didChangeAppLifecycleState';

/** Why the reports of the life cycle do not run, or run in the wrong state. */
export function lifecycleFault(project: Project): Finding | undefined {
  const reports = [...project.calls('doBackground'), ...project.calls('doForeground')];
  for (const call of reports) {
    const name = bodiesAround(call.file, call.index).find((body) => body.name !== undefined)?.name ?? '';
    const { text } = call.file.source;
    if (name !== METHOD && editDistance(name, METHOD) <= 2)
      return { at: placeIn(call), found: METHOD, expected: METHOD };
    const hears = /WidgetsBindingObserver/.test(text) && project.mentions('addObserver').length === 0;
    if (name === METHOD && hears)
      return { at: placeIn(call), found: 'addObserver(this)', expected: 'addObserver(this)' };
    const state = stateOf(call);
    const isWrong =
      call.name === 'doBackground' ? state === 'resumed' : /^(?:paused|inactive|hidden)$/.test(state ?? '');
    const twin = call.name === 'doBackground' ? 'doForeground' : 'doBackground';
    if (isWrong) return { at: placeIn(call), found: t(`${twin} on ${state}`, `${state} 时的 ${twin}`), expected: twin };
  }
  return undefined;
}

/** The one state whose `case` or `if` a call is in. */
function stateOf({ file: { tokens }, index }: DartCall): string | undefined {
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
  const head = tokens
    .slice(Math.max(0, block - 8), block)
    .map(({ text }) => text)
    .join('');
  return /if\(\w+==AppLifecycleState\.(\w+)\)$/.exec(head)?.[1];
}

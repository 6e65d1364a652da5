// DART, the click handler: a context that is used after an `await`, when its page may have been closed.

import { type DartFile, endOfValue, mayCall } from '../../../../readers/dart/calls.js';
import { isSign } from '../../../../readers/dart/constants.js';
import { t } from '../../../../text/language.js';
import { bodiesOf, type DartBody, MOST_PLACES } from '../../../facts/dart/functions.js';
import type { Project } from '../../../project.js';
import { reasons, undecided } from '../../../reasons.js';
import { type Finding, type Rule, skipped, verdict } from '../../../types.js';
import { anyFlutter, warning } from '../../defaults.js';

const HANDLERS = ['pushClickAction', 'onNotificationClicked', 'onClickNotification', 'onTapNotification'];

interface Handler {
  readonly file: DartFile;
  readonly body: DartBody;
}

/** Words before a bracket that call no code of the app: control flow, and functions of Dart, Flutter, go_router and GetX. */
const KNOWN = new RegExp(
  `^(?:${[
    'if|for|while|switch|catch|await|return|assert|print|debugPrint|log|unawaited|then|catchError|whenComplete|delayed',
    'jsonDecode|jsonEncode|decode|encode|parse|tryParse|toString|contains|containsKey|startsWith|endsWith|replaceFirst',
    'replaceAll|substring|split|trim|cast|from|setState|addPostFrameCallback|of|pop|popUntil|push|pushNamed',
    'pushReplacement|pushReplacementNamed|pushAndRemoveUntil|pushNamedAndRemoveUntil|go|goNamed|to|toNamed|off|offAll',
    'offNamed|offAllNamed',
  ].join('|')})$`,
);

/** Bodies of the functions passed as click handler, and whether one was not found. */
function handlersOf(project: Project): { readonly found: readonly Handler[]; readonly isElsewhere: boolean } {
  const found: Handler[] = [];
  let isElsewhere = false;
  const read = new Set<string>();
  /** A function that is called twice is examined once. */
  const add = (handlers: readonly Handler[]): void => {
    for (const { file, body } of handlers)
      if (!found.some((other) => other.file === file && other.body.start === body.start)) found.push({ file, body });
  };
  const handedOver = (name: string): void => {
    if (read.has(name)) return;
    read.add(name);
    const bodies = bodiesIn(project, name);
    if (bodies.length === 0) isElsewhere = true;
    add(bodies);
  };
  /** Names such as `open` are common: takes the function of this file, else the only one in the project. */
  const called = (name: string, file: DartFile): void => {
    if (read.has(name)) return;
    const all = bodiesIn(project, name);
    const own = all.filter((handler) => handler.file === file);
    if (own.length > 0) add(own);
    else if (all.length === 1) add(all);
    else if (all.length > 1 || !KNOWN.test(name)) isElsewhere = true;
  };
  for (const file of project.dart) {
    if (!HANDLERS.some((name) => file.source.text.includes(name))) continue;
    const { tokens } = file;
    tokens.forEach((token, i) => {
      if (token.kind !== 'word' || !HANDLERS.includes(token.text) || !isSign(tokens[i + 1], ':')) return;
      if (found.length >= MOST_PLACES) {
        isElsewhere = true;
        return;
      }
      if (isSign(tokens[i + 2], '(')) {
        const end = endOfValue(tokens, i + 2);
        add([{ file, body: { name: undefined, start: i + 2, end } }]);
        // `(msg) => handle(msg)`: the function that is called does the work.
        for (const name of calledIn(file, i + 2, end)) called(name, file);
        return;
      }
      let at = i + 2;
      while (tokens[at]?.kind === 'word' && isSign(tokens[at + 1], '.')) at += 2;
      const name = tokens[at];
      if (name?.kind === 'word') handedOver(name.text);
    });
  }
  return { found, isElsewhere };
}

/** Functions that are called here; a capitalised name is a constructor. */
const calledIn = ({ tokens }: DartFile, start: number, end: number): readonly string[] =>
  tokens
    .slice(start, end)
    .filter(({ kind, text }, i) => kind === 'word' && isSign(tokens[start + i + 1], '(') && /^_?[a-z]/.test(text))
    .map(({ text }) => text);

const bodiesIn = (project: Project, name: string): Handler[] =>
  project.dart.flatMap((file) =>
    mayCall(file.source.text, name) ? bodiesOf(file, name).map((body) => ({ file, body })) : [],
  );

const NAVIGATION = /^(?:push|pushNamed|of|go|pushReplacement|pushReplacementNamed|pushAndRemoveUntil)$/;

/** The name of the call whose bracket opens here; `push<void>(` is a push. */
function callBefore(file: DartFile, open: number): string {
  let at = open - 1;
  if (isSign(file.tokens[at], '>')) while (at > 0 && !isSign(file.tokens[at], '<')) at -= 1;
  return file.tokens[isSign(file.tokens[at], '<') ? at - 1 : at]?.text ?? '';
}

/** Where a handler uses `context` after an `await` without checking whether its page is still mounted. */
function staleUse({ file, body }: Handler): number | undefined {
  let hasWaited = false;
  for (let i = body.start; i < body.end; i += 1) {
    const token = file.tokens[i];
    if (token?.kind !== 'word') continue;
    if (token.text === 'await') hasWaited = true;
    if (token.text === 'mounted') return undefined;
    // `builder: (context) =>` declares its own context.
    const isUse =
      token.text === 'context' &&
      isSign(file.tokens[i - 1], '(') &&
      !(isSign(file.tokens[i + 1], ')') && isSign(file.tokens[i + 2], '=')) &&
      NAVIGATION.test(callBefore(file, i - 1));
    if (hasWaited && isUse) return token.offset;
  }
  return undefined;
}

export const staleContextRules: readonly Rule[] = [
  {
    ...anyFlutter,
    id: 'DART-07',
    ...warning,
    mark: 'A',
    source:
      'Tencent Chat: offline push for Flutter, processing the click callback; Dart lint use_build_context_synchronously',
    title: t('the click handler uses its context after an await', '点击处理函数在 await 之后使用 context'),
    cause: t(
      'when the app comes from the background the page of this context may be gone: the redirect throws, and the tap only opens the app',
      '应用从后台恢复时该 context 的页面可能已销毁：跳转抛异常，点击只能打开应用',
    ),
    fix: t(
      'navigate with a GlobalKey<NavigatorState>, or check context.mounted first',
      '用 GlobalKey<NavigatorState> 跳转，或先检查 context.mounted',
    ),
    check: (project) => {
      const { found, isElsewhere } = handlersOf(project);
      const [first] = found;
      const findings = found.flatMap((handler): Finding[] => {
        const offset = staleUse(handler);
        return offset === undefined
          ? []
          : [{ at: handler.file.source.at(offset), found: 'context', expected: 'GlobalKey<NavigatorState>' }];
      });
      if (findings.length > 0) return verdict(findings);
      if (isElsewhere)
        return skipped(undecided('the click handler is in code that is not read', '点击处理函数不在可读取的代码中'));
      return first === undefined
        ? skipped(reasons.notUsed)
        : verdict([], first.file.source.at(first.file.tokens[first.body.start]?.offset ?? 0));
    },
  },
];

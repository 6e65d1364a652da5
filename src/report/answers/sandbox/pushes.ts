// What `sandbox ready` and `sandbox wait` print for scripts: that the sandbox answers, and the pushes that arrived.
import type { Problem } from '../../../problems/types.js';
import { t } from '../../../text/language.js';
import { printable } from '../../../text/printable.js';
import { claims, DONE } from '../../claims.js';
import { layoutProblems } from '../../problem.js';
import { layoutTable } from '../../table.js';
import { shortenToken, type TerminalText } from '../../terminal-text.js';

export interface ArrivedRow {
  readonly message: string;
  readonly vendor: string;
  readonly at: number;
  readonly status: 'accepted' | 'refused';
  readonly token?: string;
  readonly title?: string;
  readonly code?: string;
}

const words = {
  refused: t('refused {code}', '被拒绝 {code}'),
  refusedPlain: t('refused', '被拒绝'),
} as const;

const header = [
  t('vendor', '厂商'),
  t('device token', '设备 token'),
  t('result', '结果'),
  t('message', '消息'),
  t('title', '标题'),
];

export const layoutAnswering = (url: string, terminal: TerminalText): string =>
  `${terminal.color.green(`${DONE} ${terminal.say(claims.sandboxAnswers, { url })}`)}\n`;

export function arrivedDocument({ at, token, ...row }: ArrivedRow, showTokens: boolean): Record<string, unknown> {
  return {
    ...row,
    at: new Date(at).toISOString(),
    ...(token === undefined ? {} : { token: showTokens ? token : shortenToken(token) }),
  };
}

export interface ArrivedReport {
  readonly rows: readonly ArrivedRow[];
  /** Accepted pushes. */
  readonly arrived: number;
  readonly enough: boolean;
  readonly problems: readonly Problem[];
}

export function layoutArrived({ rows, arrived, enough, problems }: ArrivedReport, terminal: TerminalText): string {
  const table =
    rows.length === 0
      ? []
      : layoutTable(
          terminal,
          header,
          rows.map(({ vendor, token, status, code, message, title }) => [
            printable(vendor),
            token === undefined ? '–' : terminal.token(token),
            status === 'accepted'
              ? { text: terminal.say(claims.accepted), tone: 'good' }
              : {
                  text:
                    code === undefined
                      ? terminal.say(words.refusedPlain)
                      : printable(terminal.say(words.refused, { code })),
                  tone: 'bad',
                },
            `#${printable(message)}`,
            printable(title ?? ''),
          ]),
        );
  const end = enough
    ? [terminal.color.green(`${DONE} ${terminal.say(claims.pushesArrived, { count: arrived })}`)]
    : layoutProblems(terminal, problems);
  const lines = [...table, ...(table.length > 0 && end.length > 0 ? [''] : []), ...end];
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

// The counts of results in words: `99,969 accepted, 31 rejected`.
import { type Text, t } from '../../../text/language.js';
import { claims } from '../../claims.js';
import type { TerminalText } from '../../terminal-text.js';
import type { SendCounts } from './send-report.js';

/** A result in one word. */
export const statusWords = {
  accepted: claims.accepted,
  rejected: t('rejected', '被拒绝'),
  unreachable: t('unreachable', '无法连接'),
  'not-sent': t('not sent', '未发送'),
  'dry-run-ok': claims.dryRunOk,
} satisfies Record<string, Text>;

export const figure = (value: number, terminal: TerminalText): string =>
  value.toLocaleString(terminal.language === 'zh' ? 'zh-CN' : 'en-US');

export const listOf = (parts: readonly string[], terminal: TerminalText): string =>
  parts.join(terminal.language === 'zh' ? '，' : ', ');

/** `99,969 accepted`, `31 rejected`, without the zeros. */
export const countWords = (counts: SendCounts, terminal: TerminalText): readonly string[] =>
  (
    [
      ['accepted', counts.accepted],
      ['dry-run-ok', counts.dryRunOk],
      ['rejected', counts.rejected],
      ['unreachable', counts.unreachable],
      ['not-sent', counts.notSent],
    ] as const
  )
    .filter(([, count]) => count > 0)
    .map(
      ([name, count]) =>
        `${figure(count, terminal)} ${terminal.language === 'zh' ? '条' : ''}${terminal.say(statusWords[name])}`,
    );

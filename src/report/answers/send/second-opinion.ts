// The two answers of `send --client sdk` side by side, and what their difference means.
import type { SendResult } from '../../../push/types.js';
import { type Language, type Text, t } from '../../../text/language.js';
import { printable } from '../../../text/printable.js';
import { version } from '../../../version.js';
import { claims } from '../../claims.js';
import type { DocumentOf } from '../../shapes/index.js';
import { layoutTable } from '../../table.js';
import type { TerminalText } from '../../terminal-text.js';

export interface SecondRow {
  readonly client: string;
  readonly version: string;
  readonly status: 'accepted' | 'rejected' | 'unreachable' | 'not-sent';
  readonly code?: string;
  readonly message?: string;
  readonly httpStatus?: number;
  readonly notes: readonly Text[];
}

const words = {
  title: t(
    'A second push of the same message, with the {client} of this project:',
    '用本项目的 {client} 把同一条消息又推送了一次：',
  ),
  notPushed: t('No second push:', '没有第二次推送：'),
  client: t('client', '客户端'),
  result: t('result', '结果'),
  answer: t('answer', '返回'),
  accepted: claims.accepted,
  rejected: t('rejected', '被拒绝'),
  unreachable: t('unreachable', '无法连接'),
  'not-sent': t('not sent', '未发送'),
  'dry-run-ok': claims.dryRunOk,
  says: t('{client} says: {words}', '{client} 的原文：{words}'),
};

export const secondDocument = (
  { notes, httpStatus: _status, ...second }: SecondRow,
  language: Language,
): NonNullable<DocumentOf<'send'>['results'][number]['second']> => ({
  ...second,
  notes: notes.map((note) => note[language]),
});

export function layoutSecond(first: SendResult, second: SecondRow, terminal: TerminalText): string[] {
  const notes = second.notes.map((note) => `  ${printable(terminal.say(note))}`);
  if (second.status === 'not-sent') return [terminal.say(words.notPushed), ...notes];
  const [own, other] = [`tim-push ${version}`, `${second.client} ${second.version}`];
  const rows = [
    [own, terminal.say(words[first.status]), printable(first.problem?.code ?? first.messageId ?? '')],
    [
      printable(other),
      terminal.say(words[second.status]),
      printable(second.code ?? (second.status === 'accepted' ? (second.message ?? '') : '')),
    ],
  ];
  const says =
    second.status === 'accepted' || second.message === undefined || second.message === ''
      ? []
      : [`  ${terminal.say(words.says, { client: second.client, words: printable(second.message) })}`];
  return [
    terminal.say(words.title, { client: second.client }),
    '',
    ...layoutTable(terminal, [words.client, words.result, words.answer], rows),
    '',
    ...says,
    ...notes,
  ];
}

// What is in a UserSig, and what it fits; the UserSig itself is never shown here.

import type { Problem } from '../../problems/types.js';
import { formatDuration } from '../../text/duration.js';
import { type Text, t } from '../../text/language.js';
import { printable } from '../../text/printable.js';
import { claims, DONE } from '../claims.js';
import { layoutProblems } from '../problem.js';
import type { DocumentOf } from '../shapes/index.js';
import { SIGNS, type TerminalText } from '../terminal-text.js';

export interface ReadUserSig {
  readonly document?: {
    readonly userId: string;
    readonly sdkAppId: number;
    readonly version: string;
    readonly expire: number;
    readonly userBuf?: string;
  };
  readonly madeAt?: number;
  readonly endsAt?: number;
  readonly signature: 'matches' | 'differs' | 'unknown';
  readonly problems: readonly Problem[];
}

const words = {
  good: t('UserSig of {user} for SDKAppID {app}', '{user} 的 UserSig（SDKAppID {app}）'),
  made: t('made', '生成'),
  ends: t('ends', '到期'),
  left: t('{life} from now', '还有 {life}'),
  gone: t('{life} ago', '{life}前'),
  signature: t('signature', '签名'),
  matches: claims.userSigMatches,
  differs: t('does not match im_secret_key', '与 im_secret_key 不符'),
  unknown: t('not compared: im_secret_key is not set', '未比较：没有设置 im_secret_key'),
  version: t('version', '版本'),
  room: t('room key', '房间密钥'),
  yes: t('yes (TLS.userbuf)', '是（TLS.userbuf）'),
} satisfies Record<string, Text>;

/** Instants beyond what a date can hold are left out. */
const instant = (ms: number | undefined): string | undefined =>
  ms === undefined || Math.abs(ms) > 8.64e15 ? undefined : new Date(ms).toISOString();

export function userSigDocument(report: ReadUserSig): DocumentOf<'user-sig'> {
  const { document } = report;
  if (document === undefined) return { signature: report.signature };
  const madeAt = instant(report.madeAt);
  const endsAt = instant(report.endsAt);
  return {
    user: document.userId,
    sdkAppId: document.sdkAppId,
    version: document.version,
    ...(madeAt === undefined ? {} : { madeAt }),
    ...(endsAt === undefined ? {} : { endsAt }),
    expireSeconds: document.expire,
    signature: report.signature,
  };
}

export function layoutUserSig(report: ReadUserSig, terminal: TerminalText, now: number): string {
  const lines: string[] = [];
  const { document, madeAt, endsAt } = report;
  const has = (wanted: Problem['severity']): boolean => report.problems.some(({ severity }) => severity === wanted);
  if (document !== undefined) {
    const title = terminal.say(words.good, { user: printable(document.userId), app: document.sdkAppId });
    lines.push(
      has('error')
        ? terminal.color.red(`${SIGNS.broken} ${title}`)
        : has('warning')
          ? terminal.color.yellow(`${SIGNS.look} ${title}`)
          : report.signature === 'matches'
            ? terminal.color.green(`${DONE} ${title}`)
            : `${SIGNS.skipped} ${title}`,
    );
    const rows: (readonly [Text, string])[] = [
      [words.made, shown(madeAt)],
      [words.ends, `${shown(endsAt)}${endsAt === undefined ? '' : `  (${distance(endsAt - now, terminal)})`}`],
      [words.signature, terminal.say(words[report.signature])],
      [words.version, printable(document.version)],
      ...(document.userBuf === undefined ? [] : [[words.room, terminal.say(words.yes)] as const]),
    ];
    const width = Math.max(...rows.map(([label]) => terminal.say(label).length));
    for (const [label, value] of rows)
      lines.push(`  ${terminal.color.dim(terminal.say(label).padEnd(width))}  ${value}`);
    lines.push('');
  }
  lines.push(...layoutProblems(terminal, report.problems));
  while (lines[lines.length - 1] === '') lines.pop();
  return `${lines.join('\n')}\n`;
}

const shown = (ms: number | undefined): string => (instant(ms) ?? '?').slice(0, 16).replace('T', ' ').concat(' UTC');

const distance = (ms: number, terminal: TerminalText): string =>
  terminal.say(ms >= 0 ? words.left : words.gone, { life: formatDuration(Math.abs(ms)) });

// The answer of `explain`: meaning, likely cause, fix, whether a retry helps, the source and how sure we are.

import { docsOf } from '../../problems/render.js';
import { sourceIn } from '../../problems/source-words.js';
import type { Entry, Mark, Retry } from '../../problems/types.js';
import { fill, type Text, t } from '../../text/language.js';
import { markWords } from '../mark-words.js';
import type { DocumentOf } from '../shapes/index.js';
import { padTo, type TerminalText, widthOf } from '../terminal-text.js';
import { wrapBehind, wrapText } from '../wrap.js';

export interface CodeExplained {
  readonly code: string;
  readonly entry: Entry;
  /** Whose code it is. */
  readonly name: Text;
}

const words = {
  cause: t('cause', '原因'),
  fix: t('fix', '解决'),
  retry: t('retry', '重试'),
  sure: t('how sure', '可信度'),
  source: t('source', '来源'),
  token: t('token', 'token'),
  pasted: t('found in the text: {codes}', '在文本中找到：{codes}'),
  foreign: t('found in the text, but no code of {owner}: {codes}', '在文本中找到（不是{owner}的码）：{codes}'),
  status: t(
    'If it is an HTTP status: tim-push explain http {number}, or with its vendor: apns {number}',
    '若是 HTTP 状态码：tim-push explain http {number}，或加上厂商：apns {number}',
  ),
  many: t('{count} codes', '共 {count} 个码'),
} satisfies Record<string, Text>;

const retryWords: Readonly<Record<Retry, Text>> = {
  no: t('no: the same request is refused again', '不要：同样的请求还会被拒绝'),
  yes: t('yes, after a short wait', '可以，稍等后重试'),
  later: t('later', '稍后再试'),
  'next-day': t('not before tomorrow', '明天再试'),
  'after-fix': t('after the fix', '修正后再试'),
  'after-new-token': t(
    'once, with a fresh access token (tim-push does that by itself)',
    '换新的访问令牌后重试一次（tim-push 会自动完成）',
  ),
};

/** Whether to send the same again; undefined for what was accepted or delivered. */
export const retryText = ({ severity, retry }: Entry): Text | undefined =>
  retry === undefined || (severity === 'hint' && retry === 'no') ? undefined : retryWords[retry];

/** With the letter the fact sheets use. */
export const letteredMark = (mark: Mark): Text => t(`${mark}: ${markWords[mark].en}`, `${mark}：${markWords[mark].zh}`);

const tokenWords: Readonly<Record<NonNullable<Entry['deviceToken']>, Text>> = {
  invalid: t(
    'refused for good with these credentials: remove it once app and credentials are known to be right',
    '使用当前凭证会一直被拒绝：确认应用和凭证无误后再删除',
  ),
  'switched-off': t('the device is there, but pushes are switched off', '设备存在，但推送已关闭'),
  inactive: t('the device has not been seen for long; it may come back', '设备长期未上线，可能会恢复'),
};

/** Columns of the words before a sentence. */
const LABEL = 8;

/** JSON does not depend on the terminal's language: names are never translated, sentences are in English and Chinese. */
export function explainDocument(found: readonly CodeExplained[]): DocumentOf<'explain'> {
  return {
    codes: found.map(({ code, entry }) => ({
      code,
      severity: entry.severity,
      kind: entry.kind,
      title: both(entry.title),
      cause: both(entry.cause),
      fix: entry.fix.map(both),
      ...docsOf(code),
      ...(entry.retry === undefined ? {} : { retry: entry.retry }),
      ...(entry.mark === undefined ? {} : { confidence: entry.mark }),
      ...(entry.deviceToken === undefined ? {} : { deviceToken: entry.deviceToken }),
      ...(entry.source === undefined ? {} : { source: entry.source }),
    })),
  };
}

const both = (text: Text): { en: string; zh: string } => ({ en: withoutBraces(text.en), zh: withoutBraces(text.zh) });

/** A placeholder has no value here: show its name in angle brackets. */
const withoutBraces = (text: string): string => text.replace(/\{([a-zA-Z]+)\}/g, '<$1>');

interface Asked {
  readonly pasted: boolean;
  readonly number?: string;
  /** The service that the text names. */
  readonly scope?: string;
  readonly owner?: Text;
}

/** `pasted`: the codes were found in a longer text, which is not repeated. A sentence that several entries share is printed once. */
export function layoutExplained(
  found: readonly CodeExplained[],
  terminal: TerminalText,
  { pasted, number, scope, owner }: Asked,
): string {
  const said = new Set<string>();
  const isForeign = scope !== undefined && !found.some(({ code }) => code.startsWith(`${scope}/`));
  const lines: string[] = pasted
    ? [
        ...wrapText(
          terminal.say(isForeign ? words.foreign : words.pasted, {
            codes: found.map(({ code }) => code).join(', '),
            owner: owner ?? '',
          }),
          terminal.wrapAt,
        ).map((line) => terminal.color.dim(line)),
        '',
      ]
    : [];
  if (scope === undefined && /^[3-5]\d\d$/.test(number ?? ''))
    lines.push(...wrapText(terminal.say(words.status, { number: number ?? '' }), terminal.wrapAt), '');
  for (const [i, { code, entry, name }] of found.entries()) {
    const say = (text: Text): string => withoutBraces(fill(text, terminal.language));
    const line = (label: Text | undefined, text: string): void => {
      const shown = label === undefined ? ' '.repeat(LABEL) : terminal.color.dim(padTo(terminal.say(label), LABEL));
      lines.push(...wrapBehind(`  ${shown} `, text, terminal.wrapAt, LABEL + 3));
    };
    const title = `${terminal.say(name)}${terminal.language === 'zh' ? '：' : ': '}${say(entry.title)}`;
    lines.push(...wrapBehind(`${terminal.color.bold(code)}  `, title, terminal.wrapAt, widthOf(code) + 2));
    line(words.cause, say(entry.cause));
    const fixes = entry.fix.map(say);
    const fresh = fixes.filter((fix) => !said.has(fix));
    for (const [n, fix] of (fresh.length === 0 ? fixes : fresh).entries()) {
      line(n === 0 ? words.fix : undefined, fix);
      said.add(fix);
    }
    const retry = retryText(entry);
    if (retry !== undefined) line(words.retry, terminal.say(retry));
    if (entry.deviceToken !== undefined) line(words.token, terminal.say(tokenWords[entry.deviceToken]));
    const next = found[i + 1]?.entry;
    const isLast = next?.mark !== entry.mark || next?.source !== entry.source;
    if (entry.mark !== undefined && isLast) line(words.sure, terminal.say(letteredMark(entry.mark)));
    if (entry.source !== undefined && isLast && !markWords[entry.mark ?? 'A'].en.startsWith(entry.source))
      line(words.source, sourceIn(entry.source, terminal.language));
    lines.push('');
  }
  lines.pop();
  return `${lines.join('\n')}\n`;
}

export function layoutCodeList(found: readonly CodeExplained[], terminal: TerminalText): string {
  const width = Math.max(...found.map(({ code }) => code.length));
  const lines = found.flatMap(({ code, entry }) =>
    wrapBehind(
      `  ${padTo(code, width)}  ${entry.mark ?? ' '}  `,
      withoutBraces(fill(entry.title, terminal.language)),
      terminal.wrapAt,
    ),
  );
  return `${lines.join('\n')}\n\n${terminal.say(words.many, { count: found.length })}\n`;
}

// A report about answers that no table lists: what a vendor answered to which request, without the sender's texts and ids.

import { HiddenValues } from '../http/redaction/hidden-values.js';
import type { Exchange } from '../http/types.js';
import { renderProblem } from '../problems/render.js';
import type { Problem } from '../problems/types.js';
import { fill, type Language, type Text, t } from '../text/language.js';
import { printable, printableLines } from '../text/printable.js';

/** Codes for an answer that no table lists. */
const UNKNOWN = /\/(?:unknown-code|unknown-reason|answer-not-understood)$/;

export const unknownAnswers = (problems: readonly Problem[]): readonly Problem[] => [
  ...new Map(
    problems
      .filter(({ code }) => UNKNOWN.test(code))
      .map((problem) => [`${problem.code} ${problem.vendorCode}`, problem]),
  ).values(),
];

const words = {
  title: t('# A response that tim-push does not know', '# tim-push 不认识的厂商返回'),
  intro: t(
    'Read it before you share it. Masked: secrets, device tokens, long ids, and the values of the request (only names, kinds and lengths are left); in the answer every value of the request of five characters and more.',
    '公开之前请先通读。已脱敏：密钥、设备 token、较长的 ID、请求中的值（只保留字段名、类型和长度），以及返回中重复出现的请求值（五个字符及以上）。',
  ),
  command: t('Command', '命令'),
  question: t('Request', '请求'),
  answer: t('Answer', '返回'),
  noExchange: t('(no longer kept)', '（未保留）'),
  asked: t('## What only you can add', '## 只有你能补充的信息'),
  questions: t(
    "- What do the vendor's console or documents say about this code (address, date)?\n- What had changed before it came: app, certificate, account, quota?\n- Does it persist when you send it again?",
    '- 厂商控制台或文档对这个码的说明（网址、日期）：\n- 出现之前有什么变动（应用、证书、账号、配额）：\n- 再次发送是否仍然出现：',
  ),
} satisfies Record<string, Text>;

export interface UnknownReport {
  readonly command: string;
  readonly problems: readonly Problem[];
  readonly exchanges: readonly Exchange[];
  /** Programs and their versions. */
  readonly versions: readonly (readonly [string, string])[];
  readonly language: Language;
}

/** Markdown, fit for a public issue. */
export function unknownReport({ command, problems, exchanges, versions, language }: UnknownReport): string {
  const say = (text: Text): string => fill(text, language);
  const lines = [
    say(words.title),
    '',
    say(words.intro),
    '',
    `- ${say(words.command)}: \`tim-push ${command}\``,
    ...versions.map(([name, version]) => `- ${name} ${version}`),
    '',
  ];
  for (const problem of problems) {
    const { code, title, vendorCode, vendorMessage } = renderProblem(problem, language);
    const exchange = exchangeOf(problem, exchanges);
    const safe = (text: string): string => hideLong(withoutEchoes(text, exchange));
    const head = vendorCode === undefined ? code : `${code} – ${inLine(safe(vendorCode))}`;
    lines.push(`## ${head}`, '', inLine(safe(title)), '');
    if (vendorMessage !== undefined) lines.push(...fenced(safe(vendorMessage)));
    lines.push(`### ${say(words.question)}`, '');
    lines.push(...(exchange === undefined ? [say(words.noExchange), ''] : fenced(requestOf(exchange))));
    if (exchange !== undefined) lines.push(`### ${say(words.answer)}`, '', ...fenced(answerOf(exchange)));
  }
  lines.push(say(words.asked), '', say(words.questions), '');
  return `${lines.join('\n')}\n`;
}

/** The service's newest answer that contains the code, else its newest answer. */
function exchangeOf(problem: Problem, exchanges: readonly Exchange[]): Exchange | undefined {
  const own = exchanges.filter(({ owner, response }) => owner === problem.vendor && response !== undefined);
  const code = problem.vendorCode ?? '';
  return own.findLast(({ response }) => code !== '' && response?.body.includes(code) === true) ?? own.at(-1);
}

function requestOf({ request }: Exchange): string {
  const { origin, pathname, searchParams } = new URL(request.url);
  const query = [...searchParams].map(([name, value]) => `${name}=${kindOf(value)}`).join('&');
  const headers = Object.entries(request.headers).map(([name, value]) =>
    /^(?:content-type|push-type|apns-(?:push-type|priority))$/i.test(name) ? `${name}: ${value}` : `${name}: …`,
  );
  return [
    `${request.method} ${origin}${hideLong(pathname)}${query === '' ? '' : `?${query}`}`,
    ...headers,
    '',
    shapeOf(request.body),
  ].join('\n');
}

function answerOf(exchange: Exchange): string {
  const { response } = exchange;
  const kept = Object.entries(response?.headers ?? {}).filter(([name]) =>
    /^(?:content-type|retry-after|date|server)$/i.test(name),
  );
  return [
    `HTTP ${response?.status ?? ''}`,
    ...kept.map(([name, value]) => `${name}: ${value}`),
    '',
    hideLong(withoutEchoes(response?.body ?? '', exchange)),
  ].join('\n');
}

/** A body with its names; each value is replaced by its kind. */
function shapeOf(body: string): string {
  if (body === '') return '';
  const parsed = parse(body);
  if (parsed !== undefined) return JSON.stringify(kinds(parsed), null, 2);
  return [...new URLSearchParams(body)].map(([name, value]) => `${name}=${kindOf(value)}`).join('\n');
}

function kinds(value: unknown): unknown {
  if (Array.isArray(value))
    return value.length === 0 ? [] : [kinds(value[0]), ...(value.length > 1 ? [`… ${value.length}`] : [])];
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, kinds(item)]));
  return typeof value === 'string' ? kindOf(value) : typeof value === 'number' ? 'number' : value;
}

const kindOf = (value: string): string => `text(${value.length})`;

function parse(body: string): unknown {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Shorter texts are words of the protocol, not of the user. */
const SHORTEST_ECHO = 5;

/** Removes the sent values that the answer repeats. */
function withoutEchoes(text: string, exchange: Exchange | undefined): string {
  if (exchange === undefined) return text;
  const { body, headers, url } = exchange.request;
  const { pathname, searchParams } = new URL(url);
  const sent = [
    ...leaves(parse(body) ?? [...new URLSearchParams(body).values()]),
    ...pathname.split('/').map(decodeURIComponent),
    ...leaves([...searchParams.values()]),
    // `Bearer …`, `key=…`: an answer may repeat only the second part.
    ...Object.values(headers).flatMap((value) => [value, ...value.split(/[ =]/)]),
  ];
  const hidden = new HiddenValues();
  for (const value of new Set(sent)) if (value.length >= SHORTEST_ECHO) hidden.add({ value, mask: '…' });
  return hidden.mask(text);
}

/** Every text and number in a value; for a text that is JSON, its parts as well. */
function leaves(value: unknown): readonly string[] {
  if (typeof value === 'number') return [String(value)];
  if (typeof value === 'string') return [value, ...leaves(parse(value))];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(leaves);
}

/** Device tokens and ids of every service are longer than any word of an answer. */
const hideLong = (text: string): string =>
  text.replace(/[A-Za-z0-9+=_:-]{32,}|\d{15,}/g, (run) => `${run.slice(0, 4)}…(${run.length})`);

const inLine = (text: string): string => printable(text).replace(/[\\`*_[\]<>|]/g, '\\$&');

/** Quotes foreign text so that no fence inside it can end the block. */
const fenced = (text: string): string[] => ['````text', printableLines(text).replaceAll('````', '` ` ` `'), '````', ''];

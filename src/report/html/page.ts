// One self-contained page: the path as a picture, the problems, the masked exchanges, the versions. No script, no external address; light, dark and print.

import type { Exchange } from '../../http/types.js';
import { renderProblem } from '../../problems/render.js';
import type { Problem } from '../../problems/types.js';
import { worstFirst } from '../../problems/worst-first.js';
import { type Language, type Text, t } from '../../text/language.js';
import { severityWords } from '../severity-words.js';
import { laneDetails, lanesPicture, type PathRow } from './lanes.js';
import { type Markup, markup, raw } from './markup.js';
import { pathPicture, SIGN_OF } from './path.js';
import { STYLE } from './style.js';

export interface PageStep {
  readonly title: string;
  readonly status: 'passed' | 'failed' | 'skipped';
  readonly reason: string;
}

export interface PageContent {
  readonly language: Language;
  readonly title: string;
  readonly verdict: string;
  /** `skipped`: nothing failed, but nothing was proved either. */
  readonly outcome: PageStep['status'];
  readonly next: readonly string[];
  /** One path, or several side by side. */
  readonly path:
    | { readonly steps: readonly PageStep[] }
    | { readonly columns: readonly string[]; readonly lanes: readonly PathRow[]; readonly leftOut: readonly string[] };
  readonly checklist: readonly string[];
  readonly problems: readonly Problem[];
  /** What was looked at: app, config, and whether it was a sandbox. */
  readonly facts: readonly (readonly [string, string])[];
  /** Secrets are masked already. */
  readonly exchanges: readonly Exchange[];
  readonly versions: readonly (readonly [string, string])[];
  readonly madeAt: string;
}

const words = {
  path: t('The path', '链路'),
  lanes: t('Vendor by vendor', '各厂商'),
  leftOut: t('Not checked', '未检查'),
  next: t('Next', '下一步'),
  silent: t('If the phone stays silent, most likely first', '如果手机没有反应，最可能的原因依次是'),
  problems: t('Problems', '问题'),
  none: t('None was found.', '没有发现问题。'),
  facts: t('What was looked at', '检查对象'),
  cause: t('Cause', '原因'),
  fix: t('Fix', '解决'),
  at: t('At', '位置'),
  said: t('In the vendor’s words', '厂商原文'),
  exchanges: t('Requests and responses', '请求与响应'),
  noExchanges: t('No request was sent.', '没有发出任何请求。'),
  vendor: t('vendor', '厂商'),
  masked: t(
    'Secrets and access tokens are masked, device tokens are shortened.',
    '密钥和访问令牌已脱敏，设备 token 只显示首尾。',
  ),
  noAnswer: t('no answer', '没有响应'),
  versions: t('Versions', '版本'),
  step: t('Step', '步骤'),
  state: t('State', '状态'),
  seen: t('What was seen', '结果'),
  passed: t('passed', '通过'),
  failed: t('failed', '失败'),
  skipped: t('skipped', '跳过'),
} satisfies Record<string, Text>;

/** Longest body on the page, in characters: the rest only makes the file heavy. */
const LONGEST_BODY = 4000;

export function htmlPage(content: PageContent): string {
  const say = (text: Text): string => text[content.language];
  const { exchanges } = content;
  const problems = worstFirst(content.problems);
  const page = markup`<!doctype html>
<html lang="${content.language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${content.title}</title>
<style>${raw(STYLE)}</style>
</head>
<body>
<header>
<h1>${content.title}</h1>
<p class="verdict ${{ passed: 'good', failed: 'bad', skipped: 'open' }[content.outcome]}">${SIGN_OF[content.outcome]} ${content.verdict}</p>
<dl class="facts" aria-label="${say(words.facts)}">${content.facts.map(([name, value]) => markup`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
${content.next.length === 0 ? '' : section('next', say(words.next), markup`<ol>${content.next.map((text) => markup`<li>${text}</li>`)}</ol>`)}
</header>
<main>
${'steps' in content.path ? pathSection(content.path.steps, say) : lanesSection(content.path, say)}
${section(
  'problems',
  say(words.problems),
  problems.length === 0
    ? markup`<p>${say(words.none)}</p>`
    : markup`${problems.map((problem) => problemBlock(problem, content.language))}`,
)}
${content.checklist.length === 0 ? '' : section('silent', say(words.silent), markup`<ol>${content.checklist.map((text) => markup`<li>${text}</li>`)}</ol>`)}
${section(
  'exchanges',
  say(words.exchanges),
  exchanges.length === 0
    ? markup`<p>${say(words.noExchanges)}</p>`
    : markup`<p class="soft">${say(words.masked)}</p>${exchanges.map((exchange) => exchangeBlock(exchange, content.language))}`,
)}
</main>
<footer>
<h2>${say(words.versions)}</h2>
<dl>${content.versions.map(([name, value]) => markup`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
<p class="soft">${content.madeAt}</p>
</footer>
</body>
</html>
`;
  return page.html;
}

type Say = (text: Text) => string;

const section = (id: string, heading: string, inside: Markup): Markup =>
  markup`<section class="${id}" aria-labelledby="${id}"><h2 id="${id}">${heading}</h2>${inside}</section>`;

function pathSection(steps: readonly PageStep[], say: Say): Markup {
  const shown = markup`${pathPicture(steps, (status) => say(words[status]))}
<table class="steps">
<thead><tr><th scope="col">#</th><th scope="col">${say(words.step)}</th><th scope="col">${say(words.state)}</th><th scope="col">${say(words.seen)}</th></tr></thead>
<tbody>${steps.map(
    (step, i) => markup`
<tr><td>${i + 1}</td><th scope="row">${step.title}</th><td class="${step.status}">${SIGN_OF[step.status]} ${say(words[step.status])}</td><td>${step.reason}</td></tr>`,
  )}
</tbody></table>`;
  return section('path', say(words.path), shown);
}

function lanesSection(path: Extract<PageContent['path'], { readonly lanes: unknown }>, say: Say): Markup {
  const word = (status: PageStep['status']): string => say(words[status]);
  const { lanes, columns, leftOut } = path;
  const shown =
    lanes.length === 0
      ? ''
      : markup`${lanesPicture(lanes, say(words.vendor), columns, word)}${laneDetails(lanes, word)}`;
  const missing =
    leftOut.length === 0
      ? ''
      : markup`<h3>${say(words.leftOut)}</h3><ul class="soft">${leftOut.map((line) => markup`<li>${line}</li>`)}</ul>`;
  return section('lanes', say(words.lanes), markup`${shown}${missing}`);
}

function problemBlock(problem: Problem, language: Language): Markup {
  const shown = renderProblem(problem, language);
  const say = (text: Text): string => text[language];
  const place =
    shown.at === undefined
      ? undefined
      : `${shown.at.file}${shown.at.line === undefined ? '' : `:${shown.at.line}`} ${shown.at.key ?? ''}`.trim();
  return markup`<article class="problem ${shown.severity}">
<h3><span class="severity">${say(severityWords[shown.severity])}</span> ${shown.title} <code>${shown.code}</code></h3>
<dl>
<dt>${say(words.cause)}</dt><dd>${shown.cause}</dd>
${shown.vendorMessage === undefined ? '' : markup`<dt>${say(words.said)}</dt><dd>“${shown.vendorMessage}”</dd>`}
${place === undefined ? '' : markup`<dt>${say(words.at)}</dt><dd>${place}</dd>`}
<dt>${say(words.fix)}</dt><dd><ul>${shown.fix.map((fix) => markup`<li>${fix}</li>`)}</ul></dd>
</dl>
</article>`;
}

function exchangeBlock({ owner, request, response, error, tookMs }: Exchange, language: Language): Markup {
  const headers = (all: Readonly<Record<string, string>>): string =>
    Object.entries(all)
      .map(([name, value]) => `${name}: ${value}`)
      .join('\n');
  const answer =
    response === undefined
      ? `${words.noAnswer[language]}: ${error?.reason ?? ''} ${error?.message ?? ''}`
      : `${response.status}\n${headers(response.headers)}\n\n${response.body.slice(0, LONGEST_BODY)}`;
  const status = response === undefined ? (error?.reason ?? '') : String(response.status);
  return markup`<details><summary>${owner}  ${request.method} ${request.url}  →  ${status}  (${Math.round(tookMs)} ms)</summary>
<pre tabindex="0">${`${request.method} ${request.url}\n${headers(request.headers)}\n\n${request.body.slice(0, LONGEST_BODY)}`}</pre>
<pre tabindex="0">${answer}</pre>
</details>`;
}

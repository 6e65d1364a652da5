// One self-contained page: the path as a picture, the problems, the masked exchanges, the versions. No script, no outside address; light, dark and on paper.

import type { Exchange } from '../../http/types.js';
import { renderProblem } from '../../problems/render.js';
import type { Problem } from '../../problems/types.js';
import { type Language, type Text, t } from '../../text/language.js';
import { DONE } from '../claims.js';
import { SIGNS } from '../terminal-text.js';
import { type Lane, laneDetails, lanesPicture } from './lanes.js';
import { type Markup, markup, raw } from './markup.js';
import { pathPicture } from './path.js';

export interface PageStep {
  readonly title: string;
  readonly status: 'passed' | 'failed' | 'skipped';
  readonly reason: string;
}

export interface PageContent {
  readonly language: Language;
  readonly title: string;
  readonly verdict: string;
  /** Skipped: nothing broke, and nothing was proved either. */
  readonly outcome: PageStep['status'];
  readonly next: readonly string[];
  /** One path from end to end, or several side by side. */
  readonly path:
    | { readonly steps: readonly PageStep[] }
    | { readonly columns: readonly string[]; readonly lanes: readonly Lane[]; readonly leftOut: readonly string[] };
  readonly checklist: readonly string[];
  readonly problems: readonly Problem[];
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
  none: t('None.', '没有。'),
  cause: t('Cause', '原因'),
  fix: t('Fix', '解决'),
  at: t('At', '位置'),
  said: t('In the vendor’s words', '厂商原文'),
  exchanges: t('What was asked and answered', '请求与应答'),
  masked: t(
    'Secrets and access tokens are masked, device tokens are shortened.',
    '密钥和访问令牌已遮盖，设备 token 已缩短。',
  ),
  noAnswer: t('no answer', '没有应答'),
  versions: t('Versions', '版本'),
  step: t('Step', '步骤'),
  state: t('State', '状态'),
  seen: t('What was seen', '结果'),
  passed: t('passed', '通过'),
  failed: t('failed', '失败'),
  skipped: t('skipped', '跳过'),
} satisfies Record<string, Text>;

const SIGN = { passed: DONE, failed: SIGNS.broken, skipped: SIGNS.skipped } as const;

/** Longest body on the page, in characters: the rest only makes the file heavy. */
const LONGEST_BODY = 4000;

export function htmlPage(content: PageContent): string {
  const say = (text: Text): string => text[content.language];
  const { problems, exchanges } = content;
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
<p class="verdict ${{ passed: 'good', failed: 'bad', skipped: 'open' }[content.outcome]}">${SIGN[content.outcome]} ${content.verdict}</p>
${content.next.length === 0 ? '' : markup`<section class="next"><h2>${say(words.next)}</h2><ol>${content.next.map((text) => markup`<li>${text}</li>`)}</ol></section>`}
</header>
${'steps' in content.path ? pathSection(content.path.steps, say) : lanesSection(content.path, say)}
${content.checklist.length === 0 ? '' : markup`<section><h2>${say(words.silent)}</h2><ol>${content.checklist.map((text) => markup`<li>${text}</li>`)}</ol></section>`}
<section>
<h2>${say(words.problems)}</h2>
${problems.length === 0 ? markup`<p>${say(words.none)}</p>` : problems.map((problem) => problemBlock(problem, content.language))}
</section>
<section>
<h2>${say(words.exchanges)}</h2>
<p class="soft">${say(words.masked)}</p>
${exchanges.map((exchange) => exchangeBlock(exchange, content.language))}
</section>
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

function pathSection(steps: readonly PageStep[], say: Say): Markup {
  return markup`<section>
<h2>${say(words.path)}</h2>
${pathPicture(steps, (status) => say(words[status]))}
<table>
<thead><tr><th scope="col">#</th><th scope="col">${say(words.step)}</th><th scope="col">${say(words.state)}</th><th scope="col">${say(words.seen)}</th></tr></thead>
<tbody>${steps.map(
    (step, i) => markup`
<tr><td>${i + 1}</td><th scope="row">${step.title}</th><td class="${step.status}">${SIGN[step.status]} ${say(words[step.status])}</td><td>${step.reason}</td></tr>`,
  )}
</tbody></table>
</section>`;
}

function lanesSection(path: Extract<PageContent['path'], { readonly lanes: unknown }>, say: Say): Markup {
  const word = (status: PageStep['status']): string => say(words[status]);
  const { lanes, columns, leftOut } = path;
  const shown = lanes.length === 0 ? '' : markup`${lanesPicture(lanes, columns, word)}${laneDetails(lanes, word)}`;
  const missing =
    leftOut.length === 0
      ? ''
      : markup`<h3>${say(words.leftOut)}</h3><ul class="soft">${leftOut.map((line) => markup`<li>${line}</li>`)}</ul>`;
  return markup`<section>
<h2>${say(words.lanes)}</h2>
${shown}
${missing}
</section>`;
}

function problemBlock(problem: Problem, language: Language): Markup {
  const shown = renderProblem(problem, language);
  const say = (text: Text): string => text[language];
  const place =
    shown.at === undefined
      ? undefined
      : `${shown.at.file}${shown.at.line === undefined ? '' : `:${shown.at.line}`} ${shown.at.key ?? ''}`.trim();
  return markup`<article class="problem ${shown.severity}">
<h3>${shown.title} <code>${shown.code}</code></h3>
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
<pre>${`${request.method} ${request.url}\n${headers(request.headers)}\n\n${request.body.slice(0, LONGEST_BODY)}`}</pre>
<pre>${answer}</pre>
</details>`;
}

const STYLE = `
:root { color-scheme: light dark; --ink: #1b1f24; --soft: #57606a; --ground: #fff; --panel: #f5f6f8; --line: #d0d7de; --good: #0b6b3a; --bad: #b3261e; --grey: #6e7781; font: 15px/1.5 system-ui, "Noto Sans CJK SC", sans-serif; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8eaed; --soft: #a3acb5; --ground: #14171a; --panel: #1c2126; --line: #3a424a; --good: #66d19e; --bad: #ff8a80; --grey: #9aa4ad; } }
body { margin: 2rem auto; max-width: 60rem; padding: 0 1rem; color: var(--ink); background: var(--ground); }
h1 { font-size: 1.3rem; } h2 { font-size: 1.05rem; margin-top: 1.8rem; } h3 { font-size: .95rem; margin: 0 0 .4rem; }
.verdict { font-size: 1.15rem; font-weight: 600; border-left: 6px solid; padding: .5rem .8rem; background: var(--panel); }
.good, .passed { color: var(--good); } .bad, .failed { color: var(--bad); } .skipped, .soft { color: var(--soft); }
table { border-collapse: collapse; width: 100%; margin-top: 1rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
td:nth-child(3) { white-space: nowrap; }
.problem { border-left: 4px solid var(--grey); background: var(--panel); padding: .6rem .9rem; margin: .7rem 0; break-inside: avoid; }
.problem.error { border-color: var(--bad); }
.problem code { float: right; font-weight: 400; color: var(--soft); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem .9rem; margin: 0; } dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; } dd ul { margin: 0; padding-left: 1.1rem; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--panel); border: 1px solid var(--line); padding: .6rem; font: 12.5px/1.45 ui-monospace, monospace; }
details { margin: .4rem 0; } details.lane > summary { font: 14px/1.6 system-ui, "Noto Sans CJK SC", sans-serif; } table.checks { margin: .2rem 0 1rem 1.1rem; width: calc(100% - 1.1rem); } table.checks th { font-weight: 400; width: 30%; } table.checks td:nth-child(3) { white-space: normal; } summary { cursor: pointer; overflow-wrap: anywhere; font: 13px ui-monospace, monospace; }
svg { width: 100%; height: auto; } .wide { overflow-x: auto; } .wide svg { min-width: 40rem; } svg text { fill: var(--ink); font: 11px system-ui, "Noto Sans CJK SC", sans-serif; } svg .head, svg .count { fill: var(--soft); } svg .lane { font-weight: 600; font-size: 12px; } svg .sign { fill: #fff; font-weight: 700; font-size: 13px; }
svg circle.passed { fill: var(--good); } svg circle.failed { fill: var(--bad); } svg circle.skipped { fill: var(--grey); } svg line { stroke: var(--line); stroke-width: 3; }
@media (prefers-color-scheme: dark) { svg .sign { fill: #14171a; } }
@media print { .wide svg { min-width: 0; } :root { --ink: #000; --soft: #444; --ground: #fff; --panel: #fff; --line: #999; --good: #0b6b3a; --bad: #b3261e; } body { margin: 0; max-width: none; } details > pre { display: none; } svg .head, svg .count { fill: var(--soft); } svg .lane { font-weight: 600; font-size: 12px; } svg .sign { fill: #fff; } }
`;

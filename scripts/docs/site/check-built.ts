// The built site page by page: links and pictures lead to something that is there, nothing is fetched from elsewhere, no markup is left as text.
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileOf } from './serve.js';

const entities = (text: string): string =>
  text
    .replaceAll('&amp;', '&')
    .replaceAll('&#38;', '&')
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>');

const attributes = (html: string, name: string): string[] =>
  [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map(([, value = '']) => entities(value));

/** What a reader sees of a page, without code. */
const visible = (html: string): string =>
  entities(html.replace(/<(script|style|head|pre|code)\b[\s\S]*?<\/\1>/g, ' ').replace(/<[^>]+>/g, ' '));

const MARKUP =
  /\*\*|\]\(|(?<!\w)__\w|^\s*:::|\{\{|<!-- \w|<\/?(?:br|b|i|p|div|span|img|picture|details|summary|code|pre|table)\b/m;

export interface Checked {
  readonly pages: number;
  readonly faults: readonly string[];
}

export function checkBuilt(folder: string, base: string): Checked {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.html'));
  const faults: string[] = [];
  const anchors = new Map<string, ReadonlySet<string>>();
  const anchorsOf = (file: string): ReadonlySet<string> => {
    const known = anchors.get(file) ?? new Set(attributes(readFileSync(file, 'utf8'), 'id'));
    anchors.set(file, known);
    return known;
  };
  const seen = new Map<string, boolean>();
  const leads = (path: string, anchor: string): boolean => {
    const key = `${path}#${anchor}`;
    const known = seen.get(key);
    if (known !== undefined) return known;
    const file = path.startsWith(base) ? fileOf(folder, path.slice(base.length)) : undefined;
    const fine = file !== undefined && (anchor === '' || anchorsOf(file).has(anchor));
    seen.set(key, fine);
    return fine;
  };
  for (const name of files) {
    const html = readFileSync(join(folder, name), 'utf8');
    const here = `${base}${name.replace(/(?:index)?\.html$/, '')}`;
    for (const target of [...attributes(html, 'href'), ...attributes(html, 'src')]) {
      if (/^(?:https?:|mailto:|data:)/.test(target)) continue;
      const [path = '', anchor = ''] = target.split('#');
      const whole = path === '' ? here : posix.join(path.startsWith('/') ? '/' : posix.dirname(here), path);
      if (!leads(whole, decodeURIComponent(anchor))) faults.push(`${name}: ${target} leads nowhere`);
    }
    for (const tag of html.match(/<(?:script|link|img|iframe|source)\b[^>]*>/g) ?? [])
      if (/\s(?:src|href)="(?:https?:)?\/\//.test(tag)) faults.push(`${name}: fetches from elsewhere: ${tag}`);
    if (/<(?:p|li|td|th)>undefined/.test(html)) faults.push(`${name}: says "undefined"`);
    for (const tag of html.match(/<img\b[^>]*>/g) ?? [])
      if (!/\salt="[^"]+"/.test(tag)) faults.push(`${name}: a picture without words: ${tag}`);
    const left = MARKUP.exec(visible(html.slice(html.indexOf('<body'))));
    if (left !== null) {
      const text = visible(html.slice(html.indexOf('<body')));
      faults.push(
        `${name}: markup is shown as text: …${text.slice(Math.max(0, left.index - 40), left.index + 40).replace(/\s+/g, ' ')}…`,
      );
    }
  }
  return { pages: files.length, faults };
}

// Markup in which every inserted value is escaped, except markup that this module made.
import { printableLines } from '../../text/printable.js';

export class Markup {
  constructor(readonly html: string) {}
}

/** Text of our own that is markup already. */
export const raw = (html: string): Markup => new Markup(html);

const escapeHtml = (text: string): string =>
  printableLines(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

type Part = string | number | Markup | readonly Markup[];

const shown = (part: Part): string => {
  if (part instanceof Markup) return part.html;
  if (typeof part === 'object') return part.map(({ html }) => html).join('');
  return escapeHtml(String(part));
};

/** A template whose values are escaped. */
export const markup = (texts: TemplateStringsArray, ...parts: readonly Part[]): Markup =>
  new Markup(texts.map((text, i) => text + (i < parts.length ? shown(parts[i] as Part) : '')).join(''));

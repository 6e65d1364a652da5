// @ts-check
// The rules a message passed or broke, each with its source, how sure it is, and for a broken one the fix.
import { el } from './dom.js';

/**
 * @typedef {import('../../control/json.js').MessageDetail} Detail
 * @typedef {import('./phone.js').Say} Say
 * @typedef {import('./words.js').Language} Language
 */

/** Broken rules first: they are what a user came for. */
const ORDER = { broken: 0, passed: 1, off: 2 };
const SIGNS = { passed: '✓', broken: '✗', off: '–' };
const PAINT = { passed: 'good', broken: 'bad', off: 'soft' };

/** @param {Detail} message @param {Say} say @param {Language} language */
export function rulesView(message, say, language) {
  const { rules } = message;
  if (rules.length === 0) return el('p', {}, say('noRules'));
  const count = (/** @type {'passed' | 'broken' | 'off'} */ verdict) =>
    rules.filter((rule) => rule.verdict === verdict).length;
  const sorted = [...rules].sort((a, b) => ORDER[a.verdict] - ORDER[b.verdict]);
  return el(
    'div',
    {},
    el('p', {}, say('rulesCount', { passed: count('passed'), broken: count('broken'), off: count('off') })),
    el('ul.steps', {}, ...sorted.map((rule) => ruleItem(rule, say, language))),
  );
}

/** @param {Detail['rules'][number]} rule @param {Say} say @param {Language} language */
function ruleItem(rule, say, language) {
  const { verdict, problem } = rule;
  const why =
    verdict !== 'off'
      ? say(verdict)
      : rule.needs === undefined
        ? say('offStrict')
        : say('offNeeds', { needs: rule.needs });
  return el(
    'li.rule',
    {},
    el(`span.${PAINT[verdict]}`, { 'aria-hidden': 'true' }, SIGNS[verdict]),
    el(
      'div',
      {},
      el(
        'p',
        {},
        el('span.hidden', {}, `${say(verdict)}: `),
        rule.title[language],
        rule.detail !== undefined && el('span.soft', {}, `  (${rule.detail})`),
      ),
      el(
        'p.meta',
        {},
        `${why} · ${rule.rule} · ${rule.code} · ${say(/** @type {'markA'} */ (`mark${rule.mark}`))} · ${say('source')}: ${rule.source}`,
      ),
      verdict === 'broken' &&
        problem !== undefined &&
        el(
          'div.fix',
          {},
          el('p', {}, el('strong', {}, problem.title[language])),
          el('p', {}, `${say('cause')}: ${problem.cause[language]}`),
          el('p', {}, `${say('fix')}:`),
          el('ul', {}, ...problem.fix.map((fix) => el('li', {}, fix[language]))),
          el('p.soft.mono', {}, `tim-push explain ${problem.code}`),
        ),
    ),
  );
}

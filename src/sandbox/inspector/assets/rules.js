// @ts-check
// The rules a message passed or broke: the broken one first with its fix, each with its source and how sure it is.
import { el } from './dom.js';

/**
 * @typedef {import('../../control/json.js').MessageDetail} Detail
 * @typedef {Detail['rules'][number]} Rule
 * @typedef {import('./phone.js').Say} Say
 * @typedef {import('./texts.js').Language} Language
 */

const COLON = { en: ': ', zh: '：' };
const SIGNS = { passed: '✓', broken: '✗', off: '–' };
const PAINT = { passed: 'good', broken: 'bad', off: 'soft' };

/** @param {Detail} message @param {Say} say @param {Language} language */
export function rulesView(message, say, language) {
  const { rules } = message;
  if (rules.length === 0) return el('p', {}, say('noRules'));
  const of = (/** @type {Rule['verdict']} */ verdict) => rules.filter((rule) => rule.verdict === verdict);
  const counts = { passed: of('passed').length, broken: of('broken').length, off: of('off').length };
  const items = (/** @type {readonly Rule[]} */ some) =>
    el('ul.steps', {}, ...some.map((rule) => ruleItem(rule, say, language)));
  const folded = (/** @type {'passed' | 'off'} */ verdict, /** @type {boolean} */ isOpen) =>
    counts[verdict] > 0 &&
    el(
      'details',
      isOpen ? { open: '' } : {},
      el('summary', {}, `${SIGNS[verdict]} ${say(verdict)} (${counts[verdict]})`),
      items(of(verdict)),
    );
  return el(
    'div',
    {},
    el('p', {}, say('rulesCount', counts)),
    counts.broken > 0 && items(of('broken')),
    message.refusedBy !== undefined && el('p.soft', {}, say('stopsThere')),
    folded('passed', counts.broken === 0),
    folded('off', false),
  );
}

/** @param {Rule} rule @param {Say} say @param {Language} language */
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
        rule.title[language],
        rule.detail !== undefined && el('span.soft', {}, `  (${rule.detail[language]})`),
      ),
      el(
        'p.meta',
        {},
        `${why} · ${rule.rule} · ${rule.code} · ${say(/** @type {'markA'} */ (`mark${rule.mark}`))} · ${say('source')}${COLON[language]}${rule.source[language]}`,
      ),
      verdict === 'broken' && problem !== undefined && fixBlock(problem, say, language),
    ),
  );
}

/** What is wrong, why, and what to do. @param {NonNullable<Rule['problem']>} problem @param {Say} say @param {Language} language */
export const fixBlock = (problem, say, language) =>
  el(
    'div.fix',
    {},
    el('p', {}, el('strong', {}, problem.title[language])),
    el('p', {}, `${say('cause')}${COLON[language]}${problem.cause[language]}`),
    el('p', {}, `${say('fix')}${COLON[language].trimEnd()}`),
    el('ul', {}, ...problem.fix.map((fix) => el('li', {}, fix[language]))),
    el('p.soft.mono', {}, `tim-push explain ${problem.code}`),
  );

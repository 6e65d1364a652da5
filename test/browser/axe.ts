// What axe finds on a page in its present state: rules of WCAG 2.2 AA and axe's own best practices.
import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

/** One line for each violation; empty if there is none. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { violations } = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as AxeResults;
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`),
  );
}

// What axe finds on a page as it stands: rules of WCAG 2.2 AA and axe's own best practice.
import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

/** One line for each place that is wrong; none when all is well. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { violations } = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as AxeResults;
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`),
  );
}

// The built site in Chromium: search in both languages, accessibility, no request to other hosts, languages, pictures, and every built page.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkBuilt } from '../../scripts/docs/site/check-built.js';
import { serve } from '../../scripts/docs/site/serve.js';
import { SHOWN, shotName, startChromium, WIDTHS } from '../../scripts/docs/site/shots.js';
import { BUILT, baseOf } from '../../scripts/docs/site/site.js';
import { axeFindings } from '../browser/axe.js';

const GROUNDS = ['light', 'dark'] as const;

let browser: Browser;
let site: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  if (!existsSync(join(BUILT, 'index.html'))) throw new Error('the site is not built: npm run docs');
  const started = startChromium();
  if (started === undefined) throw new Error('Chromium is not installed: apt-get install chromium, or set CHROMIUM');
  browser = await started;
  site = await serve(BUILT, baseOf());
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** Runs on a fresh page; returns requests to other hosts and errors in the console. */
async function on(
  options: { readonly path: string; readonly width?: number; readonly ground?: (typeof GROUNDS)[number] },
  work: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: 900 },
    colorScheme: options.ground ?? 'light',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('request', (request) => {
    if (!/^(?:data:|blob:)/.test(request.url()) && !request.url().startsWith(site.url)) wrong.push(request.url());
  });
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') wrong.push(message.text());
  });
  await page.goto(`${site.url}${options.path}`, { waitUntil: 'networkidle' });
  await work(page);
  await context.close();
  expect(wrong).toEqual([]);
}

async function openSearch(page: Page, query: string): Promise<void> {
  const input = page.locator('#localsearch-input');
  // The page handles the key only after its script has started.
  for (let presses = 0; presses < 20 && !(await input.isVisible()); presses += 1) {
    await page.keyboard.press('Control+k');
    await input.waitFor({ timeout: 3000 }).catch(() => {});
  }
  await input.fill(query);
  await page.locator('#localsearch-list a').first().waitFor();
}

describe('the documentation site', () => {
  it.each([
    { path: '', query: 'vivo 10302', first: 'reference/problems/vivo/10302$' },
    { path: 'zh/', query: 'vivo 10302', first: 'zh/reference/problems/vivo/10302$' },
    { path: '', query: 'HW-01', first: 'reference/problems/doctor/HW-01' },
    { path: 'zh/', query: '离线推送', first: 'zh/' },
    { path: 'zh/', query: '证书', first: 'zh/reference/credentials/' },
    { path: 'zh/', query: '测试设备', first: 'zh/reference/problems/vivo/' },
    { path: '', query: 'sandbox faults', first: 'sandbox' },
  ])('finds "$query" on top of the results at /$path', async ({ path, query, first }) => {
    await on({ path }, async (page) => {
      await openSearch(page, query);
      const targets = await page
        .locator('#localsearch-list a')
        .evaluateAll((links) => links.map((link) => (link as unknown as { readonly href: string }).href));
      expect(targets[0]?.slice(site.url.length)).toMatch(new RegExp(`^${first}`));
      await page.keyboard.press('Enter');
      await page.waitForURL((url) => new RegExp(`^${first}`).test(url.href.slice(site.url.length)));
      expect(await page.locator('h1').first().isVisible()).toBe(true);
    });
  });

  it.each(GROUNDS.flatMap((ground) => WIDTHS.map((width) => ({ ground, width }))))(
    'passes axe, $ground, $width pixels wide, with the search open too',
    async ({ ground, width }) => {
      for (const path of SHOWN)
        await on({ path, width, ground }, async (page) => {
          expect(await axeFindings(page)).toEqual([]);
          // The page is not wider than the screen.
          expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
          // No table needs horizontal scrolling.
          expect(
            await page
              .locator('.vp-doc table')
              .evaluateAll((all) => all.map((table) => Math.max(0, table.scrollWidth - table.clientWidth))),
          ).toEqual((await page.locator('.vp-doc table').all()).map(() => 0));
        });
      await on({ path: 'zh/', width, ground }, async (page) => {
        await openSearch(page, '证书');
        expect(await axeFindings(page)).toEqual([]);
      });
    },
  );

  it('can fail: axe finds a picture without a text alternative', async () => {
    await on({ path: 'changelog' }, async (page) => {
      await page.evaluate("document.querySelector('main').append(new Image())");
      expect((await axeFindings(page)).join()).toContain('image-alt');
    });
  });

  it('links a page to the same page in the other language, and says where Chinese is missing', async () => {
    await on({ path: 'reference/problems/vivo/10302-not-test-device' }, async (page) => {
      await page
        .getByRole('button', { name: /language/i })
        .first()
        .hover();
      await page.getByRole('link', { name: '简体中文' }).first().click();
      await page.waitForURL(`${site.url}zh/reference/problems/vivo/10302-not-test-device`);
      await page.getByRole('heading', { name: '解决办法' }).waitFor();
    });
    await on({ path: 'zh/decisions/0007-no-telemetry' }, async (page) => {
      await page.getByText('本页尚无中文版').waitFor();
    });
  });

  it('shows a session on the background of the page, in light and in dark', async () => {
    for (const ground of GROUNDS)
      await on({ path: '', ground }, async (page) => {
        const shown = page.locator('.picture img:visible');
        expect(await shown.count()).toBeGreaterThan(0);
        for (const source of await shown.evaluateAll((images) =>
          images.map((image) => (image as unknown as { readonly src: string }).src),
        ))
          expect(source).toContain(`.${ground}.`);
      });
  });

  it('has the pictures of its pages at both widths, light and dark', () => {
    for (const path of SHOWN)
      for (const width of WIDTHS)
        for (const ground of GROUNDS) {
          const png = readFileSync(join(BUILT, 'screenshots', shotName(path, width, ground)));
          expect(png.readUInt32BE(16)).toBe(width);
        }
    for (const ground of GROUNDS) expect(existsSync(join(BUILT, 'pictures', `inspector.${ground}.png`))).toBe(true);
  });

  it('has no dead link, no external resource and no markup shown as text on any page', () => {
    const { pages, faults } = checkBuilt(BUILT, baseOf());
    expect(faults).toEqual([]);
    expect(pages).toBeGreaterThan(100);
  });
});

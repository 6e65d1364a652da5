// The report of `diagnose` in a real Chromium: light, dark, in print, narrow, and without any request.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyFolder, run } from '../helpers/run-cli.js';
import { axeFindings } from './axe.js';
import { startChromium } from './chromium.js';
import { contrasts } from './contrasts.js';

let browser: Browser;
let page: Page;
const asked: string[] = [];
const cwd = emptyFolder();

beforeAll(async () => {
  browser = await startChromium();
  await run(
    [
      'diagnose',
      '--sandbox',
      '--vendor',
      'vivo',
      '--user',
      'frank',
      '--conversation',
      'c2c_bob',
      '--report',
      'path.html',
    ],
    { cwd },
  );
  page = await browser.newPage({ viewport: { width: 1000, height: 900 } });
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(pathToFileURL(join(cwd, 'path.html')).href);
});
afterAll(() => browser?.close());

describe('report', () => {
  it('sends no request', () => {
    expect(asked).toEqual([pathToFileURL(join(cwd, 'path.html')).href]);
  });

  it('shows the verdict first, the path as a picture with words, and the masked exchanges', async () => {
    expect(await page.locator('.verdict').innerText()).toContain('certificate ID 10099');
    const stations = (await page.locator('ol.path li').allTextContents()).join('; ');
    expect(stations).toMatch(/✓passed 1 config;.*✗failed 11 certificate ID; –skipped 12 phone/);
    expect(await page.locator('ol.path .dot.failed').count()).toBe(1);
    expect(await page.locator('.facts').innerText()).toMatch(
      /App\s+demo app of the sandbox[\s\S]*Config\s+no file[\s\S]*Sandbox\s+http:/,
    );
    await page.locator('details').first().click();
    expect(await page.locator('pre').first().isVisible()).toBe(true);
    expect(await page.locator('pre').allInnerTexts()).toContainEqual(expect.stringContaining('[redacted]'));
  });

  it('is readable in light and dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await axeFindings(page)).toEqual([]);
      for (const { what, ratio } of await page.evaluate(contrasts))
        expect(`${what} ${ratio >= 4.5 ? 'readable' : ratio.toFixed(2)}`).toBe(`${what} readable`);
    }
  });

  it('fits a narrow screen and a printed page', async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.subarray(0, 4).toString()).toBe('%PDF');
    expect(readFileSync(join(cwd, 'path.html')).length).toBeLessThan(200_000);
  });
});

describe('report of smoke', () => {
  it('is readable in light and dark, and fits a narrow screen', async () => {
    const folder = emptyFolder();
    await run(['smoke', '--sandbox', '--report', 'smoke.html'], { cwd: folder });
    await page.setViewportSize({ width: 1000, height: 900 });
    await page.goto(pathToFileURL(join(folder, 'smoke.html')).href);
    expect(await page.locator('table.lanes tbody th').allTextContents()).toContain('Tencent IM');
    await page.locator('details.lane').first().click();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await axeFindings(page)).toEqual([]);
      for (const { what, ratio } of await page.evaluate(contrasts))
        expect(`${what} ${ratio >= 4.5 ? 'readable' : ratio.toFixed(2)}`).toBe(`${what} readable`);
    }
    await page.setViewportSize({ width: 390, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  });
});

// Pictures that only a browser can make: the inspector with pushes in it, and pages of the built site at two widths, light and dark.
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import type { Sandbox } from '../../../src/index.js';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The system's Chromium, without traffic of its own; undefined where there is none. */
export function startChromium(): Promise<Browser> | undefined {
  const executablePath = [process.env['CHROMIUM'] ?? '', ...PLACES].find((path) => path !== '' && existsSync(path));
  if (executablePath === undefined) return undefined;
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

const PUSHES = [
  { vendor: 'huawei', title: 'Alice', body: 'See you at nine.' },
  { vendor: 'xiaomi', title: 'Team lunch', body: 'Bob: noodles or rice?' },
  { vendor: 'vivo', title: 'Lunch?', body: 'Noodles at one.', ext: '{"conversationID":"c2c_alice"}' },
];

/** inspector.light.png and inspector.dark.png, from the built sandbox. */
export async function inspectorPictures(browser: Browser, folder: string): Promise<void> {
  const { startSandbox } = (await import(pathToFileURL(resolve('dist/index.js')).href)) as {
    startSandbox(options: { port: number; tlsPort: number }): Promise<Sandbox>;
  };
  const sandbox = await startSandbox({ port: 0, tlsPort: 0 });
  try {
    for (const push of PUSHES) {
      const answer = await fetch(`${sandbox.url}/_sandbox/compose`, {
        method: 'POST',
        headers: { 'x-tim-push': '1', 'content-type': 'application/json' },
        body: JSON.stringify(push),
      });
      if (!answer.ok) throw new Error(`the sandbox did not take a push for the picture: HTTP ${answer.status}`);
    }
    for (const colorScheme of ['light', 'dark'] as const) {
      const context = await browser.newContext({
        colorScheme,
        locale: 'en-GB',
        timezoneId: 'Asia/Shanghai',
        viewport: { width: 1200, height: 720 },
      });
      const page = await context.newPage();
      await page.goto(sandbox.url);
      await page.getByText('Lunch?').first().click();
      await page.getByText('Noodles at one.').last().waitFor();
      await page.screenshot({ path: join(folder, `inspector.${colorScheme}.png`) });
      await context.close();
    }
  } finally {
    await sandbox.close();
  }
}

/** Pages whose looks are kept with the built site, for reviews. */
export const SHOWN = [
  '',
  'troubleshooting',
  'reference/problems/vivo/10302-not-test-device',
  'zh/',
  'zh/troubleshooting',
] as const;
export const WIDTHS = [1280, 390] as const;

export const shotName = (page: string, width: number, colorScheme: string): string =>
  `${page.replace(/\/$/, '').replaceAll('/', '-') || 'home'}.${width}.${colorScheme}.png`;

export async function pageShots(browser: Browser, url: string, folder: string): Promise<number> {
  mkdirSync(folder, { recursive: true });
  let count = 0;
  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of WIDTHS) {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
      const page = await context.newPage();
      for (const path of SHOWN) {
        await page.goto(`${url}${path}`, { waitUntil: 'networkidle' });
        await page.screenshot({ path: join(folder, shotName(path, width, colorScheme)), fullPage: false });
        count += 1;
      }
      await context.close();
    }
  return count;
}

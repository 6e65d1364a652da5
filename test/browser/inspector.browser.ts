// The inspector in a real Chromium: live update, filter, each view, compose, both languages, keyboard, narrow screens, hostile payloads.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/index.js';
import { startChromium } from './chromium.js';
import { contrasts } from './contrasts.js';

let browser: Browser;
let sandbox: Sandbox;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  [browser, sandbox] = await Promise.all([startChromium(), startSandbox({ port: 0, tlsPort: 0 })]);
});
afterAll(async () => {
  await browser?.close();
  await sandbox?.close();
});
beforeEach(async () => {
  await fetch(`${sandbox.url}/_sandbox/reset`, {
    method: 'POST',
    headers: { 'x-tim-push': '1', 'content-type': 'application/json' },
    body: '{}',
  });
  complaints.length = 0;
  await page?.close();
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1200, height: 800 } });
  page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(sandbox.url);
  await page.getByText('live, 0 shown').waitFor();
});

const compose = (push: Record<string, string>): Promise<Response> =>
  fetch(`${sandbox.url}/_sandbox/compose`, {
    method: 'POST',
    headers: { 'x-tim-push': '1', 'content-type': 'application/json' },
    body: JSON.stringify(push),
  });

const rows = () => page.locator('#list [role=option]');

describe('inspector', () => {
  it('says how to send something while nothing was heard, and shows a push the moment it comes', async () => {
    await page.getByText(`tim-push send --sandbox=${sandbox.url}`).waitFor();
    await compose({ vendor: 'vivo', title: 'Lunch?', body: 'Noodles at one.' });
    await page.getByRole('option', { name: /Lunch\?/ }).waitFor();
    expect(await rows().filter({ hasText: '1 of 1 pushes accepted' }).count()).toBe(1);
    expect(complaints).toEqual([]);
  });

  it('searches, and filters by vendor and by outcome', async () => {
    await compose({ vendor: 'vivo', title: 'Lunch?' });
    await compose({ vendor: 'xiaomi', title: 'Dinner?' });
    await page.getByRole('option', { name: /Dinner\?/ }).waitFor();
    await page.getByRole('searchbox').fill('lunch');
    await page.waitForFunction(() => document.querySelectorAll('#list [role=option]').length === 1);
    await page.getByRole('searchbox').fill('');
    await page.locator('#vendor').selectOption('xiaomi');
    expect(await rows().allInnerTexts()).toEqual([expect.stringContaining('Dinner?')]);
    await page.locator('#vendor').selectOption('');
    await page.locator('#outcome').selectOption('other');
    // The call for vivo's access token is no push.
    expect(await rows().allInnerTexts()).toEqual([expect.stringContaining('/message/auth')]);
    await page.getByRole('searchbox').fill('nowhere');
    await page.getByText('No message matches').waitFor();
  });

  it('shows one message as the phone, the wire and the rules see it', async () => {
    await compose({ vendor: 'vivo', title: 'Lunch?', body: 'Noodles at one.', ext: '{"conversationID":"c2c_alice"}' });
    await page.getByRole('option', { name: /Lunch\?/ }).click();
    await page.getByRole('img', { name: 'Lunch?: Noodles at one.' }).waitFor();
    expect(await page.locator('.under').innerText()).toContain('{"conversationID":"c2c_alice"}');
    await page.getByRole('tab', { name: 'Wire' }).click();
    const wire = await page.getByRole('tabpanel').innerText();
    expect(wire).toContain('POST /message/send');
    expect(wire).toContain('"title": "Lunch?"');
    await page.getByRole('tab', { name: 'Rules' }).click();
    const rules = await page.getByRole('tabpanel').innerText();
    expect(rules).toMatch(/\d+ passed, 0 broken/);
    expect(rules).toMatch(/A: the vendor says so/);
  });

  it('a refusal stands first among the rules, with its cause and fix', async () => {
    const token = await deviceOf('vivo', 'not-test-device');
    await fetch(`${sandbox.url}/vivo/message/send`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authtoken: 'wrong' },
      body: JSON.stringify({ regId: token }),
    });
    await rows().first().click();
    await page.keyboard.press('3');
    const first = page.getByRole('tabpanel').getByRole('listitem').first();
    expect(await first.innerText()).toMatch(/Cause: .+[\s\S]*What to do:[\s\S]*tim-push explain vivo\//);
  });

  it('a signature is recomputed step by step', async () => {
    await compose({ vendor: 'vivo', title: 'Lunch?' });
    await page.getByRole('option', { name: /message\/auth/ }).click();
    await page.keyboard.press('2');
    const wire = await page.getByRole('tabpanel').innerText();
    expect(wire).toContain('Signature, recomputed step by step');
    expect(wire).toMatch(/✓ right/);
    expect(wire).toContain('[redacted]');
  });

  it('the compose form sends to a device and tells what the vendor said', async () => {
    await page.getByRole('button', { name: 'Compose' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Vendor').selectOption('vivo');
    await dialog.getByLabel('Title').fill('From the form');
    await dialog.getByRole('button', { name: 'Send' }).click();
    await dialog.getByText('✓ accepted').waitFor();
    const dead = await dialog.getByLabel('Device').locator('option', { hasText: 'uninstalled' }).getAttribute('value');
    await dialog.getByLabel('Device').selectOption(dead);
    await dialog.getByRole('button', { name: 'Send' }).click();
    await dialog.getByText(/tim-push explain vivo\//).waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await page
      .getByRole('option', { name: /From the form/ })
      .first()
      .waitFor();
  });

  it('speaks Chinese from the first screen to the rules, and keeps the choice', async () => {
    await compose({ vendor: 'oppo', title: '午饭？' });
    await page.getByRole('button', { name: 'Switch to Chinese' }).click();
    await page.getByText(/实时，显示 \d+ 条/).waitFor();
    await page.getByRole('option', { name: /午饭/ }).click();
    await page.getByRole('tab', { name: '规则' }).click();
    expect(await page.getByRole('tabpanel').innerText()).toMatch(/通过 \d+，违反 0[\s\S]*厂商官方说明/);
    await page.reload();
    await page.getByRole('button', { name: '发一条' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
  });

  it('can be used by keyboard alone', async () => {
    await compose({ vendor: 'vivo', title: 'First' });
    await compose({ vendor: 'vivo', title: 'Second' });
    await page.getByRole('option', { name: /Second/ }).waitFor();
    await page.keyboard.press('j');
    await page.getByRole('heading', { name: /Second/ }).waitFor();
    // Each push was preceded by a call for its access token.
    await page.keyboard.press('j');
    await page.getByRole('heading', { name: /message\/auth/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('j');
    await page.getByRole('heading', { name: /First/ }).waitFor();
    await page.keyboard.press('2');
    expect(await page.getByRole('tab', { name: 'Wire' }).getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('/');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('search');
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('list');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('every control has a name, and lists, tabs and panels refer to each other', async () => {
    await compose({ vendor: 'vivo', title: 'Lunch?' });
    await page.getByRole('option', { name: /Lunch\?/ }).click();
    const nameless = await page.evaluate(() =>
      [...document.querySelectorAll('button, input, select, textarea')]
        .filter((item) => item.closest('dialog:not([open])') === null)
        .filter((item) => {
          const labels = (item as HTMLInputElement).labels;
          return (
            (item.getAttribute('aria-label') ?? item.textContent ?? '').trim() === '' &&
            (labels === null || labels === undefined || labels.length === 0)
          );
        })
        .map((item) => item.outerHTML),
    );
    expect(nameless).toEqual([]);
    expect(await page.getByRole('listbox').getAttribute('aria-activedescendant')).toMatch(/^message-\d+$/);
    expect(await page.getByRole('tabpanel').getAttribute('aria-labelledby')).toBe('tab-phone');
  });

  it('a narrow screen shows the list, then the message, and the way back; nothing runs out to the side', async () => {
    await page.setViewportSize({ width: 360, height: 640 });
    await compose({ vendor: 'vivo', title: 'Lunch?', body: 'x'.repeat(300) });
    await page.getByRole('option', { name: /Lunch\?/ }).click();
    await page.getByRole('button', { name: 'Back to the list' }).waitFor();
    expect(await page.getByRole('listbox').isVisible()).toBe(false);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    await page.getByRole('button', { name: 'Back to the list' }).click();
    expect(await page.getByRole('listbox').isVisible()).toBe(true);
  });

  it('light and dark both keep text readable', async () => {
    await compose({ vendor: 'vivo', title: 'Lunch?' });
    await page.getByRole('option', { name: /Lunch\?/ }).click();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const ratios = await page.evaluate(contrasts);
      for (const { what, ratio } of ratios)
        expect(`${what} ${ratio >= 4.5 ? 'readable' : ratio.toFixed(2)}`).toBe(`${what} readable`);
    }
  });

  it('a payload full of markup, scripts and addresses is shown as text and asks nobody for anything', async () => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const evil =
      '<img src="http://127.0.0.1:9/x.png" onerror="document.title=\'owned\'"><script>document.title=1</script>';
    await compose({ vendor: 'vivo', title: 'evil', body: evil, ext: JSON.stringify({ a: evil }) });
    await page.getByRole('option', { name: /evil/ }).first().click();
    for (const key of ['1', '2', '3']) await page.keyboard.press(key);
    await page.keyboard.press('2');
    expect(await page.getByRole('tabpanel').innerText()).toContain('onerror');
    expect(await page.title()).toBe('tim-push sandbox');
    expect(await page.locator('#panel img, #panel script, #list img').count()).toBe(0);
    expect(asked.every((url) => url.startsWith(sandbox.url))).toBe(true);
  });

  it('comes back by itself when the sandbox was away, and misses nothing', async () => {
    await page.context().setOffline(true);
    await page.evaluate(() => window.dispatchEvent(new Event('offline')));
    await compose({ vendor: 'vivo', title: 'While away' });
    await page.context().setOffline(false);
    await page.reload();
    await page.getByRole('option', { name: /While away/ }).waitFor();
  });

  it('the pictures of the documentation are made anew when asked for', async () => {
    await compose({ vendor: 'vivo', title: 'Lunch?', body: 'Noodles at one.', ext: '{"conversationID":"c2c_alice"}' });
    await compose({ vendor: 'huawei', title: 'Alice', body: 'See you at the station.' });
    await compose({ vendor: 'xiaomi', title: 'Group: Hiking', body: 'Bob: who brings the map?' });
    await page.getByRole('option', { name: /Lunch\?/ }).click();
    await page.getByRole('img', { name: /Lunch/ }).waitFor();
    const folder = process.env['SCREENSHOTS'];
    const picture = await page.screenshot({ animations: 'disabled' });
    expect(picture.length).toBeGreaterThan(10_000);
    if (folder !== undefined) {
      mkdirSync(folder, { recursive: true });
      await page.screenshot({ animations: 'disabled', path: join(folder, 'inspector.png') });
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.keyboard.press('2');
      await page.screenshot({ animations: 'disabled', path: join(folder, 'inspector-dark.png') });
    }
  });
});

async function deviceOf(vendor: string, fate: string): Promise<string> {
  const { devices } = (await (await fetch(`${sandbox.url}/_sandbox/devices?vendor=${vendor}`)).json()) as {
    devices: { token: string; fate: string }[];
  };
  return devices.find((device) => device.fate === fate)?.token ?? '';
}

// The inspector in a real Chromium: live update, filter, each view, compose, both languages, keyboard, narrow screens, hostile payloads.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/index.js';
import { axeFindings } from './axe.js';
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
  // The page of the last test may still request a message that is about to be deleted.
  await page?.close();
  await fetch(`${sandbox.url}/_sandbox/reset`, {
    method: 'POST',
    headers: { 'x-tim-push': '1', 'content-type': 'application/json' },
    body: '{}',
  });
  complaints.length = 0;
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1200, height: 800 } });
  page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(sandbox.url);
  await page.getByText(/^0 shown · 0 kept · [\d,]+ received$/).waitFor();
});

const compose = (push: Record<string, string>): Promise<Response> =>
  fetch(`${sandbox.url}/_sandbox/compose`, {
    method: 'POST',
    headers: { 'x-tim-push': '1', 'content-type': 'application/json' },
    body: JSON.stringify(push),
  });

const rows = () => page.locator('#list [role=treeitem]');

describe('inspector', () => {
  it('says how to send something before anything arrives, and shows a push as soon as it arrives', async () => {
    await page.getByText(`tim-push send --sandbox=${sandbox.url}`).waitFor();
    await compose({ vendor: 'vivo', title: 'Lunch?', body: 'Noodles at one.' });
    await page.getByRole('treeitem', { name: /Lunch\?/ }).waitFor();
    expect(await rows().filter({ hasText: '✓ accepted' }).count()).toBe(1);
    expect(complaints).toEqual([]);
  });

  it('searches, and filters by vendor and by outcome', async () => {
    await compose({ vendor: 'vivo', title: 'Lunch?' });
    await compose({ vendor: 'xiaomi', title: 'Dinner?' });
    await page.getByRole('treeitem', { name: /Dinner\?/ }).waitFor();
    await page.getByRole('searchbox').fill('lunch');
    await page.waitForFunction(() => document.querySelectorAll('#list [role=treeitem]').length === 1);
    await page.getByRole('searchbox').fill('');
    await page.locator('#vendor').selectOption('xiaomi');
    expect(await rows().allInnerTexts()).toEqual([expect.stringContaining('Dinner?')]);
    await page.locator('#vendor').selectOption('');
    await page.locator('#outcome').selectOption('other');
    // The call for vivo's access token is not a push.
    expect(await rows().allInnerTexts()).toEqual([expect.stringContaining('/message/auth')]);
    await page.getByRole('searchbox').fill('nowhere');
    await page.getByText('No message matches').waitFor();
  });

  it('shows one message in the views phone, wire and rules', async () => {
    await compose({ vendor: 'vivo', title: 'Lunch?', body: 'Noodles at one.', ext: '{"conversationID":"c2c_alice"}' });
    await page.getByRole('treeitem', { name: /Lunch\?/ }).click();
    for (const screen of ['Lock screen', 'Shade, collapsed', 'Shade, expanded'])
      await page.getByRole('img', { name: `${screen}: Lunch?: Noodles at one.` }).waitFor();
    const phone = await page.getByRole('tabpanel').innerText();
    expect(phone).toContain('An approximation (vivo)');
    expect(phone).toMatch(/What the tap opens[\s\S]*skipType\s+4[\s\S]*skipContent\s+tencent_im_push:/);
    expect(phone).toMatch(/What the click callback gets[\s\S]*"conversationID": "c2c_alice"/);
    await page.getByRole('tab', { name: 'Wire' }).click();
    const wire = await page.getByRole('tabpanel').innerText();
    expect(wire).toContain('POST /message/send');
    expect(wire).toContain('"title": "Lunch?"');
    await page.getByRole('tab', { name: 'Rules' }).click();
    const rules = await page.getByRole('tabpanel').innerText();
    expect(rules).toMatch(/\d+ passed, 0 broken/);
    expect(rules).toMatch(/A: official/);
  });

  it('puts the broken rule first in the list, with its cause and fix', async () => {
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

  it('recomputes a signature step by step', async () => {
    await compose({ vendor: 'vivo', title: 'Lunch?' });
    await page.getByRole('treeitem', { name: /Lunch/ }).locator('[data-fold]').click();
    await page.getByRole('treeitem', { name: /message\/auth/ }).click();
    await page.keyboard.press('2');
    const wire = await page.getByRole('tabpanel').innerText();
    expect(wire).toContain('Signature and access token, checked step by step');
    expect(wire).toMatch(/✓ right/);
    expect(wire).toContain('[redacted]');
  });

  it('sends to a device from the compose form and shows the answer of the vendor', async () => {
    // The form is opened before the page knows the vendors.
    await page.route('**/_sandbox/ready', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      await route.continue();
    });
    await page.reload();
    await page.getByRole('button', { name: 'Compose' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('#composeVendor').selectOption('vivo');
    await dialog.getByLabel('Title').fill('From the form');
    await dialog.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('heading', { name: /From the form/ }).waitFor();
    expect(await page.locator('#verdict').innerText()).toBe('✓ accepted');
    expect(await page.evaluate(() => location.hash)).toMatch(/^#\d+$/);
    await page.keyboard.press('c');
    const dead = await dialog.getByLabel('Device').locator('option', { hasText: 'uninstalled' }).getAttribute('value');
    await dialog.getByLabel('Device').selectOption(dead);
    await dialog.getByRole('button', { name: 'Send' }).click();
    // A refusal opens the view of the rules.
    await page
      .getByRole('tabpanel', { name: 'Rules' })
      .getByText(/tim-push explain vivo\//)
      .waitFor();
    expect(await page.locator('#verdict').innerText()).toMatch(/^✗ refused /);
  });

  it('shows every view in Chinese and remembers the language', async () => {
    await compose({ vendor: 'oppo', title: '午饭？' });
    await page.getByRole('button', { name: 'Switch to Chinese' }).click();
    await page.getByText(/^显示 1，收起 1 · 保留 2 · 共收到 [\d,]+$/).waitFor();
    await page.getByRole('treeitem', { name: /午饭/ }).click();
    await page.getByRole('tab', { name: '规则' }).click();
    expect(await page.getByRole('tabpanel').innerText()).toMatch(/通过 \d+，违反 0[\s\S]*厂商官方说明/);
    await page.reload();
    await page.getByRole('button', { name: '发一条' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
  });

  it('can be used by keyboard alone', async () => {
    await compose({ vendor: 'vivo', title: 'First' });
    await compose({ vendor: 'vivo', title: 'Second' });
    await page.getByRole('treeitem', { name: /Second/ }).waitFor();
    // The newest is chosen already; each push was preceded by a call for its access token.
    await page.getByRole('heading', { name: /Second/ }).waitFor();
    await page.locator('#list').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('j');
    await page.getByRole('heading', { name: /message\/auth/ }).waitFor();
    await page.keyboard.press('k');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowDown');
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

  it('gives every control a name, and lists, tabs and panels refer to each other', async () => {
    await compose({ vendor: 'vivo', title: 'Lunch?' });
    await page.getByRole('treeitem', { name: /Lunch\?/ }).click();
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
    expect(await page.getByRole('tree').getAttribute('aria-activedescendant')).toMatch(/^message-\d+$/);
    expect(await page.getByRole('tabpanel').getAttribute('aria-labelledby')).toBe('tab-phone');
  });

  it('shows the list, then the message and a way back on a narrow screen, without horizontal scrolling', async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    await compose({ vendor: 'vivo', title: 'Lunch?', body: 'x'.repeat(300) });
    await page.getByRole('treeitem', { name: /Lunch\?/ }).click();
    await page.getByRole('button', { name: 'Back to the list' }).waitFor();
    expect(await page.getByRole('tree').isVisible()).toBe(false);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    await page.getByRole('button', { name: 'Back to the list' }).click();
    expect(await page.getByRole('tree').isVisible()).toBe(true);
  });

  it('passes axe: light and dark, each view, accepted and refused, empty, with a dialog, wide and narrow', async () => {
    expect(await axeFindings(page)).toEqual([]);
    await compose({ vendor: 'vivo', title: 'Lunch?', body: 'Noodles at one.' });
    await compose({ vendor: 'oppo', token: await deviceOf('oppo', 'unknown'), title: 'Dinner?' });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const name of [/Lunch\?/, /Dinner\?/]) {
        await page.getByRole('treeitem', { name }).click();
        await page.getByRole('heading', { name }).waitFor();
        for (const key of ['1', '2', '3']) {
          await page.keyboard.press(key);
          expect([colorScheme, name, key, await axeFindings(page)]).toEqual([colorScheme, name, key, []]);
          for (const { what, ratio } of await page.evaluate(contrasts))
            expect(`${what} ${ratio >= 4.5 ? 'readable' : ratio.toFixed(2)}`).toBe(`${what} readable`);
        }
      }
    }
    await page.keyboard.press('c');
    await page.getByRole('dialog').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.setViewportSize({ width: 390, height: 800 });
    expect(await axeFindings(page)).toEqual([]);
  });

  it('folds a sign-in call beneath the push it was made for, and finds its row by its outcome', async () => {
    await compose({ vendor: 'huawei', title: 'First' });
    await compose({ vendor: 'huawei', title: 'Second' });
    await page.getByText(/^2 shown, 2 folded · 4 kept/).waitFor();
    expect(await rows().count()).toBe(2);
    await page.getByRole('treeitem', { name: /First/ }).locator('[data-fold]').click();
    await page.getByText(/^3 shown, 1 folded · 4 kept/).waitFor();
    expect(await page.locator('#list [aria-level="2"]').allInnerTexts()).toEqual([
      expect.stringMatching(/oauth2\/v3\/token[\s\S]*sign-in/),
    ]);
    await page.locator('#outcome').selectOption('other');
    expect(await rows().count()).toBe(2);
    await page.getByText(/^2 shown · 4 kept/).waitFor();
  });

  it('gives a refused sign-in a row of its own', async () => {
    await fetch(`${sandbox.url}/vivo/message/auth`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"appId":1}',
    });
    await page.getByRole('treeitem', { name: /message\/auth/ }).waitFor();
    expect(await rows().locator('.end').innerText()).toMatch(/^✗ refused \d+$/);
  });

  it('shows the newest push until another one is chosen', async () => {
    await compose({ vendor: 'vivo', title: 'First' });
    await page.getByRole('heading', { name: 'vivo First' }).waitFor();
    await compose({ vendor: 'vivo', title: 'Second' });
    await page.getByRole('heading', { name: 'vivo Second' }).waitFor();
    await page.getByRole('treeitem', { name: /First/ }).click();
    await compose({ vendor: 'vivo', title: 'Third' });
    await page.getByRole('treeitem', { name: /Third/ }).waitFor();
    expect(await page.getByRole('heading', { name: 'vivo First' }).count()).toBe(1);
  });

  it('gives all badges the same width', async () => {
    for (const vendor of ['harmony', 'vivo', 'apns']) await compose({ vendor, title: 'Lunch?' });
    await page.getByText(/^3 shown, 1 folded/).waitFor();
    const widths = await page
      .locator('#list .badge')
      .evaluateAll((all) => all.map((badge) => badge.getBoundingClientRect().width));
    expect(new Set(widths).size).toBe(1);
    expect(
      await page
        .locator('#list .badge')
        .evaluateAll((all) => all.every((badge) => badge.scrollWidth <= badge.clientWidth)),
    ).toBe(true);
  });

  it('gives each view of a push an address that opens it, and Back returns to the previous view', async () => {
    await compose({ vendor: 'vivo', title: 'First' });
    await compose({ vendor: 'vivo', title: 'Second' });
    await page.getByRole('treeitem', { name: /First/ }).click();
    await page.getByRole('heading', { name: /First/ }).waitFor();
    await page.keyboard.press('2');
    await page.waitForURL(/#\d+\/wire$/);
    const url = page.url();
    await page.getByRole('treeitem', { name: /Second/ }).click();
    await page.getByRole('heading', { name: /Second/ }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: /First/ }).waitFor();
    const other = await page.context().newPage();
    await other.goto(url);
    await other.getByRole('heading', { name: /First/ }).waitFor();
    expect(await other.getByRole('tab', { name: 'Wire' }).getAttribute('aria-selected')).toBe('true');
    await other.goto(`${sandbox.url}/#999999999`);
    await other.getByRole('heading', { name: 'This message is no longer kept' }).waitFor();
    await other.close();
  });

  it('copies a request as a curl command that the sandbox accepts, without any secret', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await compose({ vendor: 'vivo', title: "Alice's lunch" });
    await page.getByRole('heading', { name: /lunch/ }).waitFor();
    await page.keyboard.press('2');
    await page.getByRole('button', { name: 'Copy as curl' }).click();
    await page.getByText('Copied, secrets masked.').waitFor();
    const curl = await page.evaluate(() => navigator.clipboard.readText());
    expect(curl).toContain(`curl -X 'POST' '${sandbox.url}/vivo/message/send'`);
    expect(curl).toContain(`-H 'authToken: '"\${AUTHTOKEN:?`);
    expect(curl).toContain("Alice'\\''s lunch");
    expect(curl).not.toMatch(/content-length|host:/i);
  });

  it('shows the times of a decoded token as local times', async () => {
    await compose({ vendor: 'harmony', title: 'Lunch?' });
    await page.getByRole('heading', { name: /Lunch/ }).waitFor();
    await page.keyboard.press('2');
    expect(await page.getByRole('tabpanel').innerText()).toMatch(/exp\s+\d+ \w+ \d{4}, \d\d:\d\d:\d\d UTC/);
  });

  it('shows the times of an access token as local times, and a request hit by a fault as not accepted', async () => {
    await compose({ vendor: 'vivo', title: 'Lunch?' });
    await page.getByRole('treeitem', { name: /Lunch/ }).click();
    await page.keyboard.press('2');
    const wire = await page.getByRole('tabpanel').innerText();
    expect(wire).toMatch(/issued to app demo, valid until \d+ \w+ \d{4}, \d\d:\d\d:\d\d \S+\n/);
    await fetch(`${sandbox.url}/_sandbox/faults`, {
      method: 'POST',
      headers: { 'x-tim-push': '1', 'content-type': 'application/json' },
      body: JSON.stringify({ vendor: 'vivo', do: { status: 503 } }),
    });
    await compose({ vendor: 'vivo', title: 'Busy' });
    await rows().filter({ hasText: '! fault: status 503' }).first().waitFor();
    expect(await rows().filter({ hasText: 'no push' }).count()).toBe(0);
  });

  it('says what is missing in an ext, and how many characters OPPO cuts', async () => {
    await compose({ vendor: 'oppo', title: 'Lunch?', body: 'x'.repeat(60), ext: "{'conversationID':'c2c_alice'}" });
    await page.getByRole('heading', { name: /Lunch/ }).waitFor();
    const panel = await page.getByRole('tabpanel').innerText();
    expect(panel).toContain('! OPPO shows 50 characters of this text; 10 are cut.');
    expect(panel).toContain('! This ext is not a JSON object');
  });

  it('draws the home screen with the badge on the icon', async () => {
    const message = {
      id: '1',
      vendor: 'huawei',
      at: Date.UTC(2026, 0, 1),
      request: { protocol: 'http/1.1', method: 'POST', path: '/x', headers: [], body: '{}' },
      response: { status: 200, headers: {}, body: '{}' },
      rules: [],
      pushes: [{ token: 't', accepted: true, app: 'demo', title: 'Lunch?', badge: '3' }],
    };
    await fetch(`${sandbox.url}/_sandbox/state`, {
      method: 'POST',
      headers: { 'x-tim-push': '1', 'content-type': 'application/json' },
      body: JSON.stringify({ schemaVersion: 1, messages: [message] }),
    });
    const home = page.getByRole('img', { name: 'Home screen: Lunch?' });
    const icon = await home.locator('.icon').boundingBox();
    const counter = await home.locator('.counter').boundingBox();
    expect(icon?.width).toBeGreaterThan(20);
    expect(icon?.height).toBeGreaterThan(20);
    expect(counter?.x).toBeLessThan((icon?.x ?? 0) + (icon?.width ?? 0));
  });

  it('keeps the page small with 2,000 messages, finds the first and the last, and counts what is kept', async () => {
    const messages = Array.from({ length: 2500 }, (_, i) => ({
      id: String(i + 1),
      vendor: ['vivo', 'oppo', 'fcm'][i % 3],
      at: Date.UTC(2026, 0, 1) + i * 1000,
      request: { protocol: 'http/1.1', method: 'POST', path: '/x', headers: [], body: '{}' },
      response: { status: 200, headers: {}, body: '{}' },
      rules: [],
      pushes: [{ token: `t${i}`, accepted: i % 7 !== 0, app: 'demo', title: `Push ${i + 1}`, body: 'Hi' }],
    }));
    const imported = await fetch(`${sandbox.url}/_sandbox/state`, {
      method: 'POST',
      headers: { 'x-tim-push': '1', 'content-type': 'application/json' },
      body: JSON.stringify({ schemaVersion: 1, messages }),
    });
    expect(imported.status).toBe(200);
    await page.getByText('2,000 shown · 2,000 kept · 2,500 received').waitFor();
    const elements = () => page.evaluate(() => document.querySelectorAll('*').length);
    expect(await elements()).toBeLessThan(1200);
    await page.getByRole('heading', { name: /Push 2500/ }).waitFor();
    await page.locator('#listPane').evaluate((pane) => pane.scrollTo(0, pane.scrollHeight));
    await page.getByRole('treeitem', { name: /Push 501\b/ }).click();
    await page.getByRole('heading', { name: /Push 501/ }).waitFor();
    await page.getByRole('searchbox').fill('push 777');
    await page.getByText(/^1 shown · 2,000 kept/).waitFor();
    expect(await rows().count()).toBe(1);
    expect(await elements()).toBeLessThan(1200);
  });

  it('keeps the other messages when one is deleted', async () => {
    await compose({ vendor: 'vivo', title: 'First' });
    await compose({ vendor: 'vivo', title: 'Second' });
    await page.getByRole('treeitem', { name: /Second/ }).waitFor();
    const id = (await page.getByRole('treeitem', { name: /First/ }).getAttribute('data-id')) ?? '';
    await fetch(`${sandbox.url}/_sandbox/messages/${id}`, { method: 'DELETE', headers: { 'x-tim-push': '1' } });
    await page.getByText(/^2 shown, 1 folded · 3 kept/).waitFor();
    expect(await page.getByRole('treeitem', { name: /Second/ }).count()).toBe(1);
  });

  it('shows a payload of markup, scripts and addresses as text and sends no request', async () => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const evil =
      '<img src="http://127.0.0.1:9/x.png" onerror="document.title=\'owned\'"><script>document.title=1</script>';
    await compose({ vendor: 'vivo', title: 'evil', body: evil, ext: JSON.stringify({ a: evil }) });
    await page.getByRole('treeitem', { name: /evil/ }).first().click();
    for (const key of ['1', '2', '3']) await page.keyboard.press(key);
    await page.keyboard.press('2');
    expect(await page.getByRole('tabpanel').innerText()).toContain('onerror');
    expect(await page.title()).toBe('tim-push sandbox');
    expect(await page.locator('#panel img, #panel script, #list img').count()).toBe(0);
    expect(asked.every((url) => url.startsWith(sandbox.url))).toBe(true);
  });

  it('reconnects when the sandbox is back, and misses no message', async () => {
    await page.context().setOffline(true);
    await page.evaluate(() => window.dispatchEvent(new Event('offline')));
    await compose({ vendor: 'vivo', title: 'While away' });
    await page.context().setOffline(false);
    await page.reload();
    await page.getByRole('treeitem', { name: /While away/ }).waitFor();
  });

  it('makes the pictures of the documentation again when asked', async () => {
    await compose({ vendor: 'vivo', title: 'Lunch?', body: 'Noodles at one.', ext: '{"conversationID":"c2c_alice"}' });
    await compose({ vendor: 'huawei', title: 'Alice', body: 'See you at the station.' });
    await compose({ vendor: 'xiaomi', title: 'Group: Hiking', body: 'Bob: who brings the map?' });
    await page.getByRole('treeitem', { name: /Lunch\?/ }).click();
    await page.getByRole('img', { name: /Lunch/ }).first().waitFor();
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

// The system's Chromium for tests: without it they cannot run.
import type { Browser } from 'playwright-core';
import { startChromium as startWhereThere } from '../../scripts/docs/site/shots.js';

export function startChromium(): Promise<Browser> {
  const browser = startWhereThere();
  if (browser === undefined)
    throw new Error('Chromium is not installed: apt-get install chromium, or set CHROMIUM to its path');
  return browser;
}

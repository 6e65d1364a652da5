// Starts Debian's Chromium without any traffic of its own.
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PLACES = [
  process.env['CHROMIUM'] ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

export function startChromium(): Promise<Browser> {
  const executablePath = PLACES.find((path) => path !== '' && existsSync(path));
  if (executablePath === undefined)
    throw new Error('Chromium is not installed: apt-get install chromium, or set CHROMIUM to its path');
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

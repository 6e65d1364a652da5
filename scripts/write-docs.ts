// `npm run docs`: writes the pages of the site, builds it with VitePress into docs/.vitepress/dist, looks through every built page, and takes pictures of it.
//   --scopes vivo,doctor   codes of these scopes alone, for a quick look    --no-pictures   without a browser
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vitepress';
import { checkBuilt } from './docs/site/check-built.js';
import { serve } from './docs/site/serve.js';
import { inspectorPictures, pageShots, startChromium } from './docs/site/shots.js';
import { BUILT, PAGES, writeSite } from './docs/site/site.js';

const at = process.argv.indexOf('--scopes');
const scopes = at === -1 ? undefined : process.argv[at + 1]?.split(',');
const browser = process.argv.includes('--no-pictures') ? undefined : await startChromium();
if (browser === undefined)
  console.log(
    'Without Chromium: the pictures of the inspector and of the pages are left out. CHROMIUM names its path.',
  );
try {
  const { pages, base } = await writeSite({
    ...(scopes === undefined ? {} : { scopes }),
    withInspector: browser !== undefined,
  });
  if (browser !== undefined) await inspectorPictures(browser, join(PAGES, 'public', 'pictures'));
  rmSync(BUILT, { recursive: true, force: true });
  await build('docs');
  const { pages: built, faults } = checkBuilt(BUILT, base);
  for (const fault of faults.slice(0, 50)) console.error(fault);
  console.log(`${pages} pages written, ${built} built, ${faults.length} faults: ${BUILT}`);
  if (faults.length > 0) process.exitCode = 1;
  if (browser !== undefined && faults.length === 0) {
    const site = await serve(BUILT, base);
    console.log(
      `${await pageShots(browser, site.url, join(BUILT, 'screenshots'))} pictures of pages: ${join(BUILT, 'screenshots')}`,
    );
    await site.close();
  }
} finally {
  await browser?.close();
}

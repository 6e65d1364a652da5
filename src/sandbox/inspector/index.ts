// The inspector page at /: plain files, served behind the control API's guard. The page is only a client of that API.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Hono } from 'hono';

const JS = 'text/javascript; charset=utf-8';

/** Every file of the page. No other file is served, so no path can leave the folder. */
const FILES: Readonly<Record<string, string>> = {
  'index.html': 'text/html; charset=utf-8',
  'style.css': 'text/css; charset=utf-8',
  'icon.svg': 'image/svg+xml',
  'api.js': JS,
  'app.js': JS,
  'compose.js': JS,
  'curl.js': JS,
  'detail.js': JS,
  'dom.js': JS,
  'list.js': JS,
  'phone.js': JS,
  'rules.js': JS,
  'wire.js': JS,
  'texts.js': JS,
};

export const inspectorFiles: readonly string[] = Object.keys(FILES);

/** The folder is next to this file in a checkout, and next to the bundle in the package. */
function folder(): URL {
  const built = new URL('./inspector/', import.meta.url);
  return existsSync(fileURLToPath(new URL('index.html', built))) ? built : new URL('./assets/', import.meta.url);
}

export function addInspector(app: Hono): void {
  const base = folder();
  for (const [name, type] of Object.entries(FILES)) {
    const path = fileURLToPath(new URL(name, base));
    app.get(name === 'index.html' ? '/' : `/inspector/${name}`, async (context) =>
      context.body(await readFile(path), 200, { 'Content-Type': type }),
    );
  }
}

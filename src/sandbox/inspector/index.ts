// The inspector page at /, served behind the control API's guard; it is only a client of that API.
import type { Hono } from 'hono';
import type { ControlOptions } from '../control/options.js';
import { pageFor } from './page.js';

export function addInspector(app: Hono, { store, shown, addresses }: ControlOptions): void {
  app.get('/style.css', (context) => context.body(pageFor.style, 200, { 'Content-Type': 'text/css; charset=utf-8' }));
  app.get('/', (context) =>
    context.html(
      pageFor.html(
        store
          .list()
          .slice(0, 100)
          .map((message) => shown.message(message)),
        addresses().url,
      ),
    ),
  );
}

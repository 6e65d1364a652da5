// The control API below /_sandbox/ and the inspector at /: one guard in front, one file per resource behind.
import { Hono } from 'hono';
import { addInspector } from '../inspector/index.js';
import { addAbout } from './about.js';
import { addEvents } from './events.js';
import { addFaults } from './faults.js';
import { guard } from './guard.js';
import { addMessages } from './messages.js';
import type { ControlOptions } from './options.js';
import { addState } from './state.js';
import { addWorld } from './world.js';

export function makeControl(options: ControlOptions): Hono {
  const app = new Hono();
  app.use('*', guard(options.ownHosts));
  addAbout(app, options);
  addMessages(app, options);
  addEvents(app, options);
  addWorld(app, options);
  addFaults(app, options);
  addState(app, options);
  addInspector(app);
  app.notFound((context) =>
    context.json(
      {
        error: 'not found',
        hint: `vendors live below /${options.vendors.map((vendor) => vendor.id).join(', /')}; the control API below /_sandbox/`,
      },
      404,
    ),
  );
  app.onError((error, context) => context.json({ error: error.message.slice(0, 200) }, 500));
  return app;
}

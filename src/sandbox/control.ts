// The control API below /_sandbox/ and the inspector at /: one guard in front, one file per resource behind.
import { Hono } from 'hono';
import { addAbout } from './control/about.js';
import { addEvents } from './control/events.js';
import { addFaults } from './control/faults.js';
import { guard } from './control/guard.js';
import { addMessages } from './control/messages.js';
import type { ControlOptions } from './control/options.js';
import { addState } from './control/state.js';
import { addWorld } from './control/world.js';
import { addInspector } from './inspector/index.js';

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

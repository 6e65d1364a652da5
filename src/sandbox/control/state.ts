// Export and import of the state, and the users of the Chat app.
import type { Hono } from 'hono';
import { asState } from '../state/snapshot.js';
import type { ControlOptions } from './options.js';
import { refuse, route, routeWithBody } from './route.js';

export function addState(app: Hono, options: ControlOptions): void {
  const { world, store, shown, faults } = options;
  route(app, 'GET /_sandbox/state', (context) => ({
    schemaVersion: 1,
    ...world.state(),
    faults: faults.list().map(({ id: _id, matched: _matched, hit: _hit, spent: _spent, ...fault }) => fault),
    ...(context.req.query('messages') === '0'
      ? {}
      : { messages: [...store.list()].reverse().map((message) => shown.message(message)) }),
  }));
  routeWithBody(app, 'POST /_sandbox/state', (_context, body) => {
    const { messages, faults: given, schemaVersion: _, ...rest } = asState(body);
    world.load(rest);
    if (given !== undefined) {
      faults.clear();
      for (const fault of given) faults.add(fault);
    }
    if (messages !== undefined) store.load(messages);
    return { imported: true };
  });

  route(app, 'GET /_sandbox/im-users', () => ({ imUsers: world.imUsers() }));
  routeWithBody(app, 'POST /_sandbox/im-users', (context, user) =>
    world.registerImUser(user) ? { registered: user } : refuse(context, 409, 'too many users; reset, or delete some'),
  );
  routeWithBody(app, 'DELETE /_sandbox/im-users', (context, { id }) =>
    world.removeImUser(id) ? { deleted: true } : refuse(context, 404, 'no such user'),
  );
}

// Export and import of the state, and the users of the Chat app.
import type { Hono } from 'hono';
import * as z from 'zod/mini';
import { asState, asUser, imUserShape, type SandboxState, stateShape } from '../state/snapshot.js';
import { LARGEST_STATE, readBody } from './body.js';
import type { ControlOptions } from './options.js';

const userBody = z.strictObject({ id: z.string() });

export function addState(app: Hono, options: ControlOptions): void {
  const { world, store, shown, faults } = options;
  app.get('/_sandbox/state', (context) => {
    const state: SandboxState = {
      schemaVersion: 1,
      ...world.state(),
      faults: faults.list().map(({ id: _id, matched: _matched, hit: _hit, spent: _spent, ...fault }) => fault),
      ...(context.req.query('messages') === '0'
        ? {}
        : { messages: [...store.list()].reverse().map((message) => shown.message(message)) }),
    };
    return context.json(state);
  });
  app.post('/_sandbox/state', async (context) => {
    const read = await readBody(context, stateShape, 'the JSON of GET /_sandbox/state', LARGEST_STATE);
    if ('refusal' in read) return read.refusal;
    const { messages, faults: given, schemaVersion: _, ...rest } = asState(read.value);
    world.load(rest);
    if (given !== undefined) {
      faults.clear();
      for (const fault of given) faults.add(fault);
    }
    if (messages !== undefined) store.load(messages);
    return context.json({ imported: true });
  });

  app.get('/_sandbox/im-users', (context) => context.json({ imUsers: world.imUsers() }));
  app.post('/_sandbox/im-users', async (context) => {
    const read = await readBody(context, imUserShape, '{id, state, platform, device}');
    if ('refusal' in read) return read.refusal;
    const user = asUser(read.value);
    return world.registerImUser(user)
      ? context.json({ registered: user })
      : context.json({ error: 'too many users; reset, or delete some' }, 409);
  });
  app.delete('/_sandbox/im-users', async (context) => {
    const read = await readBody(context, userBody, '{id}');
    if ('refusal' in read) return read.refusal;
    return world.removeImUser(read.value.id)
      ? context.json({ deleted: true })
      : context.json({ error: 'no such user' }, 404);
  });
}

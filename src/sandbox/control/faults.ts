// Faults: list, add, delete.
import type { Hono } from 'hono';
import { whyWrong } from '../faults/check.js';
import { asFault, faultBody } from '../shapes/fault.js';
import { readBody } from './body.js';
import type { ControlOptions } from './options.js';

export function addFaults(app: Hono, { faults, vendors }: ControlOptions): void {
  app.get('/_sandbox/faults', (context) => context.json({ faults: faults.list() }));
  app.post('/_sandbox/faults', async (context) => {
    const read = await readBody(context, faultBody, '{vendor, do: {status, …}} or {vendor, steps: [{}, {status}]}');
    if ('refusal' in read) return read.refusal;
    const fault = asFault(read.value);
    const wrong = whyWrong(fault, vendors);
    if (wrong !== undefined) return context.json({ error: wrong }, 400);
    const added = faults.add(fault);
    return added === undefined
      ? context.json({ error: 'too many faults; delete some' }, 409)
      : context.json({ fault: added });
  });
  app.delete('/_sandbox/faults', (context) => {
    faults.clear();
    return context.json({ deleted: true });
  });
  app.delete('/_sandbox/faults/:id', (context) =>
    faults.remove(context.req.param('id'))
      ? context.json({ deleted: true })
      : context.json({ error: 'no such fault' }, 404),
  );
}

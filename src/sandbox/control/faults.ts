// Faults: list, add, delete.
import type { Hono } from 'hono';
import { whyWrong } from '../faults/check.js';
import type { ControlOptions } from './options.js';
import { refuse, route, routeWithBody } from './route.js';

export function addFaults(app: Hono, { faults, vendors }: ControlOptions): void {
  route(app, 'GET /_sandbox/faults', () => ({ faults: faults.list() }));
  routeWithBody(app, 'POST /_sandbox/faults', (context, request) => {
    const wrong = whyWrong(request, vendors);
    if (wrong !== undefined) return refuse(context, 400, wrong.en);
    const fault = faults.add(request);
    return fault === undefined ? refuse(context, 409, 'too many faults; delete some') : { fault };
  });
  route(app, 'DELETE /_sandbox/faults', () => {
    faults.clear();
    return { deleted: true };
  });
  route(app, 'DELETE /_sandbox/faults/{id}', (context) =>
    faults.remove(context.req.param('id') ?? '') ? { deleted: true } : refuse(context, 404, 'no such fault'),
  );
}

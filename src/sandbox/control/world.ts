// Apps, devices, clock and reset: the state the emulators live in.
import type { Hono } from 'hono';
import * as z from 'zod/mini';
import { faultAction } from '../../push/emulator/fault-shape.js';
import { whyWrong } from '../faults/check.js';
import { withoutUndefined } from '../shapes/issues.js';
import { appRights, appState, deviceShape } from '../state/snapshot.js';
import { readBody } from './body.js';
import type { ControlOptions } from './options.js';

export const deviceBody = z.strictObject({ ...deviceShape, fault: z.optional(faultAction) });
export const appBody = z.strictObject({
  id: z.string(),
  vendor: z.string(),
  state: z.optional(appState),
  rights: z.optional(appRights),
});
export const changeBody = z.strictObject({ vendor: z.string(), token: deviceShape.token });
export const clockBody = z.strictObject({
  freeze: z.optional(z.nullable(z.number().check(z.gte(0), z.lte(8.64e15)))),
  advanceMs: z.optional(z.number().check(z.gte(-8.64e15), z.lte(8.64e15))),
});

export function addWorld(app: Hono, options: ControlOptions): void {
  const { world, store } = options;
  const isVendor = (id: string): boolean => options.vendors.some((vendor) => vendor.id === id);
  const noVendor = (id: string): string =>
    `no vendor ${id.slice(0, 40)}; there are ${options.vendors.map((vendor) => vendor.id).join(', ')}`;

  app.get('/_sandbox/apps', (context) => context.json({ apps: world.apps() }));
  app.post('/_sandbox/apps', async (context) => {
    const read = await readBody(context, appBody, '{id, vendor, state, rights}');
    if ('refusal' in read) return read.refusal;
    const change = withoutUndefined(read.value);
    if (!isVendor(change.vendor)) return context.json({ error: noVendor(change.vendor) }, 400);
    if (change.state === undefined && change.rights === undefined)
      return context.json({ error: 'give state, rights, or both' }, 400);
    const known = world.apps();
    if (!world.changeApp(change))
      return context.json(
        { error: `no app of this id at ${change.vendor}; there are ${known.map(({ id }) => id).join(', ')}` },
        404,
      );
    return context.json({ changed: world.apps().find(({ id }) => id === change.id) });
  });
  app.get('/_sandbox/devices', (context) => {
    const vendor = context.req.query('vendor');
    return context.json({
      devices: world.devices().filter((device) => vendor === undefined || device.vendor === vendor),
    });
  });
  app.post('/_sandbox/devices', async (context) => {
    const read = await readBody(context, deviceBody, '{vendor, token, fate}');
    if ('refusal' in read) return read.refusal;
    const { fault, ...device } = read.value;
    if (!isVendor(device.vendor)) return context.json({ error: noVendor(device.vendor) }, 400);
    const request = { vendor: device.vendor, token: device.token, do: fault ?? {} };
    const wrong = fault === undefined ? undefined : whyWrong(request, options.vendors);
    if (wrong !== undefined) return context.json({ error: wrong }, 400);
    if (!world.register(withoutUndefined(device)))
      return context.json({ error: `more than ${world.mostDevices} devices; reset, or delete some` }, 409);
    const added = fault === undefined ? undefined : options.faults.add(request);
    return context.json({
      registered: world.device(device.vendor, device.token),
      ...(added === undefined ? {} : { fault: added }),
    });
  });
  app.post('/_sandbox/devices/invalidate', async (context) => {
    const read = await readBody(context, changeBody, '{vendor, token}');
    if ('refusal' in read) return read.refusal;
    const { vendor, token } = read.value;
    return world.setFate(vendor, token, 'uninstalled')
      ? context.json({ registered: world.device(vendor, token) })
      : context.json({ error: 'no such device' }, 404);
  });
  app.delete('/_sandbox/devices', async (context) => {
    const read = await readBody(context, changeBody, '{vendor, token}');
    if ('refusal' in read) return read.refusal;
    return world.remove(read.value.vendor, read.value.token)
      ? context.json({ deleted: true })
      : context.json({ error: 'no such device' }, 404);
  });
  app.get('/_sandbox/clock', (context) => context.json(world.clock.state()));
  app.post('/_sandbox/clock', async (context) => {
    const read = await readBody(context, clockBody, '{freeze: ms|null} or {advanceMs}');
    if ('refusal' in read) return read.refusal;
    const { freeze, advanceMs } = read.value;
    if (freeze !== undefined) world.clock.freeze(freeze ?? undefined);
    if (advanceMs !== undefined) world.clock.advance(advanceMs);
    world.emit('clock');
    return context.json(world.clock.state());
  });
  app.post('/_sandbox/reset', (context) => {
    store.clear();
    world.restore();
    options.faults.restore();
    options.reopen();
    return context.json({ reset: true });
  });
}

// Apps, devices, clock and reset: the state that the emulators use.
import type { Hono } from 'hono';
import { whyWrong } from '../faults/check.js';
import type { DeviceRow } from './json.js';
import type { ControlOptions } from './options.js';
import { refuse, refuseVendor, route, routeWithBody } from './route.js';

export function addWorld(app: Hono, options: ControlOptions): void {
  const { world, store, vendors } = options;

  route(app, 'GET /_sandbox/apps', () => ({ apps: world.apps() }));
  routeWithBody(app, 'POST /_sandbox/apps', (context, change) => {
    const no = refuseVendor(context, vendors, change.vendor);
    if (no !== undefined) return no;
    if (change.state === undefined && change.rights === undefined)
      return refuse(context, 400, 'give state, rights, or both');
    const known = world.apps();
    const changed = world.changeApp(change) ? world.apps().find(({ id }) => id === change.id) : undefined;
    return changed === undefined
      ? refuse(context, 404, `no app of this id at ${change.vendor}; there are ${known.map(({ id }) => id).join(', ')}`)
      : { changed };
  });
  route(app, 'GET /_sandbox/devices', (context) => {
    const vendor = context.req.query('vendor');
    return (
      refuseVendor(context, vendors) ?? {
        devices: world.devices().filter((device) => vendor === undefined || device.vendor === vendor),
      }
    );
  });
  routeWithBody(app, 'POST /_sandbox/devices', (context, { fault, ...device }) => {
    const no = refuseVendor(context, vendors, device.vendor);
    if (no !== undefined) return no;
    const request = { vendor: device.vendor, token: device.token, do: fault ?? {} };
    const wrong = fault === undefined ? undefined : whyWrong(request, options.vendors);
    if (wrong !== undefined) return refuse(context, 400, wrong.en);
    if (!world.register(device))
      return refuse(context, 409, `more than ${world.mostDevices} devices; reset, or delete some`);
    const added = fault === undefined ? undefined : options.faults.add(request);
    return {
      registered: world.device(device.vendor, device.token) as DeviceRow,
      ...(added === undefined ? {} : { fault: added }),
    };
  });
  routeWithBody(app, 'POST /_sandbox/devices/invalidate', (context, { vendor, token }) => {
    world.setFate(vendor, token, 'uninstalled');
    const registered = world.device(vendor, token);
    return registered === undefined ? refuse(context, 404, 'no such device') : { registered };
  });
  routeWithBody(app, 'DELETE /_sandbox/devices', (context, { vendor, token }) =>
    world.remove(vendor, token) ? { deleted: true } : refuse(context, 404, 'no such device'),
  );
  route(app, 'GET /_sandbox/clock', () => world.clock.state());
  routeWithBody(app, 'POST /_sandbox/clock', (_context, { freeze, advanceMs }) => {
    if (freeze !== undefined) world.clock.freeze(freeze ?? undefined);
    if (advanceMs !== undefined) world.clock.advance(advanceMs);
    world.emit('clock');
    return world.clock.state();
  });
  route(app, 'POST /_sandbox/reset', () => {
    store.clear();
    world.restore();
    options.faults.restore();
    options.reopen();
    return { reset: true };
  });
}

// Ready, rules, and the compose form's push.
import type { Hono } from 'hono';
import { version } from '../../version.js';
import type { ControlOptions } from './options.js';
import { refuse, refuseVendor, route, routeWithBody } from './route.js';

export function addAbout(app: Hono, options: ControlOptions): void {
  route(app, 'GET /_sandbox/ready', () => {
    const { url, tlsUrl, caFile } = options.addresses();
    return {
      ready: true,
      url,
      ...(tlsUrl === undefined ? {} : { tlsUrl }),
      ...(caFile === undefined ? {} : { caFile }),
      version,
      vendors: options.vendors.map(({ id, name, shade }) => ({ id, name, ...(shade === undefined ? {} : { shade }) })),
      strict: options.checker.strict,
      rules: [...options.checker.ruleSets],
    };
  });
  route(app, 'GET /_sandbox/rules', (context) => {
    const vendor = context.req.query('vendor');
    return (
      refuseVendor(context, options.vendors) ?? {
        rules: options.shown.rules.filter((rule) => vendor === undefined || rule.vendor === vendor),
      }
    );
  });
  route(app, 'GET /_sandbox/openapi.json', async () => (await import('./openapi.js')).openApi(options.addresses().url));
  routeWithBody(app, 'POST /_sandbox/compose', async (context, push) => {
    const { vendor, token } = push;
    if (options.compose === undefined) return refuse(context, 501, 'this sandbox was started without a sender');
    const device = token ?? options.world.devices().find((item) => item.vendor === vendor && item.fate === 'ok')?.token;
    if (device === undefined) return refuse(context, 400, `no device of ${vendor.slice(0, 40)} with fate ok`);
    const before = String(options.store.total);
    const result = await options.compose({ ...push, token: device });
    // Other senders may be active: take the push to this device, else the newest call that was refused before any push.
    const since = options.store.list({ vendor, after: before });
    const sent =
      since.find(({ pushes }) => pushes.some((one) => one.token === device)) ??
      since.find(
        ({ pushes, refusedBy, fault }) => pushes.length === 0 && (refusedBy !== undefined || fault !== undefined),
      );
    return sent === undefined ? result : { ...result, message: sent.id };
  });
}

// Ready, rules, and the compose form's push.
import type { Hono } from 'hono';
import * as z from 'zod/mini';
import { version } from '../../version.js';
import { readBody } from './body.js';
import type { ControlOptions } from './options.js';

export const composeBody = z.strictObject({
  vendor: z.string(),
  token: z.optional(z.string().check(z.minLength(1), z.maxLength(4096))),
  title: z.optional(z.string().check(z.maxLength(2000))),
  body: z.optional(z.string().check(z.maxLength(10_000))),
  ext: z.optional(z.string().check(z.maxLength(10_000))),
});

export function addAbout(app: Hono, options: ControlOptions): void {
  app.get('/_sandbox/ready', (context) =>
    context.json({
      ready: true,
      ...options.addresses(),
      version,
      vendors: options.vendors.map(({ id, name, shade }) => ({ id, name, ...(shade === undefined ? {} : { shade }) })),
      strict: options.checker.strict,
      rules: [...options.checker.ruleSets],
    }),
  );
  app.get('/_sandbox/rules', (context) => {
    const vendor = context.req.query('vendor');
    return context.json({
      rules: options.shown.rules.filter((rule) => vendor === undefined || rule.vendor === vendor),
    });
  });
  app.get('/_sandbox/openapi.json', async (context) => {
    const { openApi } = await import('./openapi.js');
    return context.json(openApi(options.addresses().url));
  });
  app.post('/_sandbox/compose', async (context) => {
    if (options.compose === undefined) return context.json({ error: 'this sandbox was started without a sender' }, 501);
    const read = await readBody(context, composeBody, '{vendor, token, title, body, ext}');
    if ('refusal' in read) return read.refusal;
    const { vendor, token, title, body, ext } = read.value;
    const device = token ?? options.world.devices().find((item) => item.vendor === vendor && item.fate === 'ok')?.token;
    if (device === undefined) return context.json({ error: `no device of ${vendor.slice(0, 40)} with fate ok` }, 400);
    const before = String(options.store.total);
    const result = await options.compose({
      vendor,
      token: device,
      ...(title === undefined ? {} : { title }),
      ...(body === undefined ? {} : { body }),
      ...(ext === undefined ? {} : { ext }),
    });
    // Others may send at the same time: the push to this device, else the newest call that was refused before any push.
    const since = options.store.list({ vendor, after: before });
    const sent =
      since.find(({ pushes }) => pushes.some((push) => push.token === device)) ??
      since.find(
        ({ pushes, refusedBy, fault }) => pushes.length === 0 && (refusedBy !== undefined || fault !== undefined),
      );
    return context.json(sent === undefined ? result : { ...result, message: sent.id });
  });
}

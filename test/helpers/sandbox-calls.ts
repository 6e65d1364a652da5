// Calls to a running sandbox: its control API, and vivo's two requests as a sender would make them.
import { createHash } from 'node:crypto';
import type { startSandbox } from '../../src/index.js';
import { vivo } from '../../src/vendors/vivo/index.js';

export type Sandbox = Awaited<ReturnType<typeof startSandbox>>;

export interface ControlAnswer {
  readonly status: number;
  readonly text: string;
  readonly json: unknown;
}

export async function control(
  sandbox: Pick<Sandbox, 'url'>,
  method: string,
  path: string,
  body?: unknown,
): Promise<ControlAnswer> {
  const response = await fetch(`${sandbox.url}/_sandbox/${path}`, {
    method,
    headers: { 'x-tim-push': '1', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, text, json: JSON.parse(text) as unknown };
}

const demo = (key: string): string => vivo.emulator.demo.values[key] ?? '';

/** Signs in as the demo app by the sandbox's clock; `special` replaces fields. */
export async function vivoAuth(
  sandbox: Pick<Sandbox, 'url'>,
  special: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const { now } = (await control(sandbox, 'GET', 'clock')).json as { now: number };
  const [appId, appKey, secret] = [demo('vivo_app_id'), demo('vivo_app_key'), demo('vivo_app_secret')];
  const sign = createHash('md5').update(`${appId}${appKey}${now}${secret}`).digest('hex');
  const answer = await post(sandbox, '/message/auth', {
    appId: Number(appId),
    appKey,
    timestamp: now,
    sign,
    ...special,
  });
  return String(answer['authToken'] ?? '');
}

let count = 0;

export async function vivoSend(
  sandbox: Pick<Sandbox, 'url'>,
  authToken: string,
  special: Readonly<Record<string, unknown>> = {},
): Promise<Readonly<Record<string, unknown>>> {
  count += 1;
  return post(
    sandbox,
    '/message/send',
    {
      appId: Number(demo('vivo_app_id')),
      regId: vivo.emulator.demo.devices.find((device) => device.fate === 'ok')?.token,
      notifyType: 1,
      title: 'Lunch?',
      content: 'Noodles at one.',
      skipType: 1,
      requestId: `request-${count}`,
      pushMode: 1,
      ...special,
    },
    { authToken },
  );
}

async function post(
  sandbox: Pick<Sandbox, 'url'>,
  path: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Readonly<Record<string, unknown>>> {
  const response = await fetch(`${sandbox.url}/vivo${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return (await response.json()) as Record<string, unknown>;
}

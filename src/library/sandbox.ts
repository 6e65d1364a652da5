// The sandbox for other programs' test suites: started inside the process, or found at an address.
import { callPlainly } from '../http/plain-calls.js';
import type { RuleSet } from '../push/emulator/emulator.js';
import { SandboxClient, SandboxError } from '../sandbox/client.js';
import type { FaultRequest, NewDevice } from '../sandbox/control/json.js';
import type { Machine } from '../session/machine.js';
import { startFromConfig } from '../session/sandbox/start-sandbox.js';
import { flag, list, type Rules, throwMistakes, whole } from './mistakes.js';

export interface StartSandboxOptions {
  /** HTTP port, 0 for a free one (the default). */
  readonly port?: number;
  /** TLS port, 0 for a free one (the default). */
  readonly tlsPort?: number;
  /** Also refuses what the services are only assumed to refuse. */
  readonly strict?: boolean;
  /** Rules about hours, daily counts and speed; off unless named. */
  readonly rules?: readonly RuleSet[];
  /** The devices at the start and after every reset. */
  readonly devices?: readonly NewDevice[];
  readonly faults?: readonly FaultRequest[];
}

const port = whole('a port, 0 for a free one', 0, 65_535);
const rules: Rules<StartSandboxOptions> = {
  port,
  tlsPort: port,
  strict: flag,
  rules: list,
  devices: list,
  faults: list,
};

/** A sandbox of this process. */
export interface Sandbox extends SandboxClient {
  /** `http://127.0.0.1:…`; a vendor lives at `<url>/<vendor>`. */
  readonly url: string;
  /** HTTP/2 and HTTP/1.1 over TLS. */
  readonly tlsUrl: string;
  /** The certificate authority to trust for `tlsUrl`. */
  readonly caFile: string;
  close(): Promise<void>;
}

export async function startSandboxIn(machine: Machine, options: StartSandboxOptions): Promise<Sandbox> {
  throwMistakes('startSandbox', options, rules);
  const running = await startFromConfig({
    machine,
    config: undefined,
    port: options.port ?? 0,
    tlsPort: options.tlsPort ?? 0,
    ...(options.strict === undefined ? {} : { strict: options.strict }),
    ...(options.rules === undefined ? {} : { rules: options.rules }),
    ...(options.devices === undefined ? {} : { devices: options.devices }),
    ...(options.faults === undefined ? {} : { faults: options.faults }),
  });
  let isOpen = true;
  const client = new SandboxClient(running.url, async (request) => {
    if (!isOpen) throw new SandboxError(0, 'this sandbox was closed');
    return await running.control(request);
  });
  return Object.assign(client, {
    url: running.url,
    tlsUrl: running.tlsUrl ?? '',
    caFile: running.caFile ?? '',
    close: () => {
      isOpen = false;
      return running.close();
    },
  });
}

export async function connectSandboxAt(url: string | undefined): Promise<SandboxClient> {
  if (url === undefined || url === '')
    throw new SandboxError(0, 'TIM_PUSH_SANDBOX_URL is not set: run the tests with tim-push sandbox exec -- <command>');
  if (!URL.canParse(url)) throw new SandboxError(0, `"${url}" is no address: write http://127.0.0.1:<port>`);
  const client = new SandboxClient(url.replace(/\/+$/, ''), (request) =>
    callPlainly(request).catch((error: unknown) => {
      const reason = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
      throw new SandboxError(0, `no sandbox answers at ${url}: ${reason}`);
    }),
  );
  await client.ready();
  return client;
}

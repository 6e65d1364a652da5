// What other programs may import. Grows with the commands; everything here takes values and returns values.
import { systemClock, systemRandom } from './cli/io.js';
import { startFromConfig } from './commands/start-sandbox.js';
import type { RuleSet } from './push/emulator.js';
import type { RunningSandbox } from './sandbox/index.js';

export type { Fate, RuleSet } from './push/emulator.js';
export type { RunningSandbox, StoredMessage } from './sandbox/index.js';

export interface StartSandboxOptions {
  /** HTTP port, 0 for a free one (the default). */
  readonly port?: number;
  /** TLS port, 0 for a free one (the default). */
  readonly tlsPort?: number;
  /** Also refuse what the services are only guessed to refuse. */
  readonly strict?: boolean;
  readonly rules?: readonly RuleSet[];
}

/** Starts the sandbox with its demo apps and devices on 127.0.0.1; call `close` in the end. Rejects with EADDRINUSE when a port is taken. */
export function startSandbox(options: StartSandboxOptions = {}): Promise<RunningSandbox> {
  return startFromConfig({
    io: {
      clock: systemClock,
      random: systemRandom,
      env: process.env,
      platform: process.platform,
      cwd: process.cwd(),
      home: process.env['HOME'] ?? process.env['USERPROFILE'] ?? '.',
    },
    config: undefined,
    port: options.port ?? 0,
    tlsPort: options.tlsPort ?? 0,
    ...(options.strict === undefined ? {} : { strict: options.strict }),
    ...(options.rules === undefined ? {} : { rules: options.rules }),
  });
}

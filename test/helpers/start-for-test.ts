// The sandbox as the command starts it, with its inner parts accessible to a test.

import type { RunningSandbox } from '../../src/sandbox/index.js';
import { type StartOptions, startFromConfig } from '../../src/session/sandbox/start-sandbox.js';
import { systemClock, systemRandom } from '../../src/session/system-clock.js';
import { cacheDir } from './run-cli.js';

export function startForTest(options: Partial<StartOptions> = {}): Promise<RunningSandbox> {
  return startFromConfig({
    machine: {
      clock: systemClock,
      random: systemRandom,
      env: { TIM_PUSH_CACHE_DIR: cacheDir },
      platform: process.platform,
      cwd: process.cwd(),
      home: '.',
    },
    config: undefined,
    port: 0,
    tlsPort: 0,
    ...options,
  });
}

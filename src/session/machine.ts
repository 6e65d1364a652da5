// What a run knows of the machine it runs on, as values: no streams, no terminal. Commands and library hand it in.
import type { Clock, RandomSource } from '../push/types.js';

export interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Neither a config nor an app is looked for above this folder. */
  readonly ceiling?: string;
  readonly platform: NodeJS.Platform;
  readonly home: string;
  /** Number of the user; Windows has none. */
  readonly userId?: number | undefined;
  readonly clock: Clock;
  readonly random: RandomSource;
}

// The clock of the emulators: the system's, until a test moves or stops it.
import type { Clock } from '../../push/types.js';

/** A clock that can be moved and stopped. */
export interface AdjustableClock extends Clock {
  freeze(now: number | undefined): void;
  advance(ms: number): void;
  /** Runs with the system's clock again. */
  restore(): void;
  state(): { readonly now: number; readonly frozen: boolean };
}

export function adjustable(clock: Clock): AdjustableClock {
  let offset = 0;
  let frozen: number | undefined;
  return {
    now: () => frozen ?? clock.now() + offset,
    sleep: (ms, signal) => clock.sleep(ms, signal),
    freeze(now) {
      if (now === undefined && frozen !== undefined) offset = frozen - clock.now();
      frozen = now;
    },
    advance(ms) {
      if (frozen === undefined) offset += ms;
      else frozen += ms;
    },
    restore() {
      offset = 0;
      frozen = undefined;
    },
    state: () => ({ now: frozen ?? clock.now() + offset, frozen: frozen !== undefined }),
  };
}

// What the control API is given: the parts of the sandbox it speaks for.
import type { GateOptions } from '../../push/gate.js';
import type { ComposedPush, ComposeResult } from '../api.js';
import type { Faults } from '../faults.js';
import type { DescribedVendor, Shown } from '../shown.js';
import type { MessageStore } from '../store.js';
import type { World } from '../world.js';

export interface ControlOptions {
  readonly store: MessageStore;
  readonly world: World;
  readonly shown: Shown;
  readonly faults: Faults;
  readonly gate: GateOptions;
  readonly vendors: readonly DescribedVendor[];
  readonly ownHosts: readonly string[];
  readonly addresses: () => {
    readonly url: string;
    readonly tlsUrl: string | undefined;
    readonly caFile: string | undefined;
  };
  /** Forgets access tokens and stored messages of the emulators. */
  readonly reopen: () => void;
  /** Sends one push to a registered device through the vendor's client; absent where nobody can. */
  readonly compose?: ((request: ComposedPush) => Promise<ComposeResult>) | undefined;
}

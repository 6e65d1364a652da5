// What the control API is given: the parts of the sandbox it serves.
import type { RuleOptions } from '../../push/emulator/rule-checker.js';
import type { Faults } from '../faults/faults.js';
import type { MessageStore } from '../state/store.js';
import type { World } from '../state/world.js';
import type { DescribedVendor, Shown } from '../view/message-view.js';
import type { ComposedPush, ComposeResult } from './json.js';

export interface ControlOptions {
  readonly store: MessageStore;
  readonly world: World;
  readonly shown: Shown;
  readonly faults: Faults;
  readonly checker: RuleOptions;
  readonly vendors: readonly DescribedVendor[];
  readonly ownHosts: readonly string[];
  readonly addresses: () => {
    readonly url: string;
    readonly tlsUrl: string | undefined;
    readonly caFile: string | undefined;
  };
  /** Forgets access tokens and stored messages of the emulators. */
  readonly reopen: () => void;
  /** Sends one push to a registered device through the vendor's client; absent where there is no client. */
  readonly compose?: ((request: ComposedPush) => Promise<ComposeResult>) | undefined;
}

// The access tokens an emulator issued, each for one app and a while. The oldest are dropped first.
import type { EmulatorWorld, SandboxApp } from './emulator.js';
import { Newest } from './newest.js';

const MOST_TOKENS = 2000;

export interface Grant {
  readonly app: SandboxApp;
  readonly endsAt: number;
}

export class AccessTokens<More extends object = object> {
  readonly #world: EmulatorWorld;
  readonly #lifeMs: number;
  readonly #issued = new Newest<Grant & More>(MOST_TOKENS);

  constructor(world: EmulatorWorld, lifeMs: number) {
    this.#world = world;
    this.#lifeMs = lifeMs;
  }

  issue(token: string, granted: Pick<Grant, 'app'> & More): string {
    this.#issued.set(token, { ...granted, endsAt: this.#world.clock.now() + this.#lifeMs });
    return token;
  }

  find(token: string): (Grant & More) | undefined {
    return this.#issued.get(token);
  }

  /** The grant of a token that has not ended. */
  live(token: string): (Grant & More) | undefined {
    const grant = this.find(token);
    return grant !== undefined && this.#world.clock.now() < grant.endsAt ? grant : undefined;
  }
}

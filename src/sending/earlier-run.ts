// The results of earlier runs of a journal: hashed device tokens, in sets by whether --again sends them once more, and counts.
import { SeenNames, tokenName } from '../delivery/seen-tokens.js';
import type { Tally } from '../delivery/tally.js';
import type { EndClass, EndLine } from '../stores/journal-lines.js';

/** Under way when an earlier run was killed. */
export const IN_DOUBT = 'journal/in-doubt';
/** In flight at a second Ctrl-C. */
const GIVEN_UP = 'network/interrupted';

export class EarlierRun {
  #settled = new SeenNames();
  readonly #void: Record<EndClass, SeenNames> = { temporary: new SeenNames(), unreachable: new SeenNames() };
  readonly #counts = new Map<string, { readonly vendor: string; readonly end: EndLine; count: number }>();
  /** Not sent again so far; at most what was under way when runs were killed. */
  readonly #inDoubt = new Set<string>();
  /** May have arrived, and are sent once more. */
  readonly #resent: Pick<SeenNames, 'has'>[] = [];

  get inDoubt(): number {
    return this.#inDoubt.size;
  }

  onEnd(end: EndLine): void {
    const kind = classOf(end);
    if (end.code === IN_DOUBT || end.code === GIVEN_UP) this.#inDoubt.add(end.t);
    (kind === undefined ? this.#settled : this.#void[kind]).add(end.t);
    const key = `${end.v} ${end.s} ${kind ?? ''}`;
    const known = this.#counts.get(key);
    if (known === undefined) this.#counts.set(key, { vendor: end.v, end, count: 1 });
    else known.count += 1;
  }

  onAgain(classes: readonly EndClass[]): void {
    for (const kind of classes) {
      if (kind === 'unreachable') {
        this.#resent.push(this.#void.unreachable);
        this.#inDoubt.clear();
      }
      this.#void[kind] = new SeenNames();
      for (const [key, { end }] of this.#counts) if (classOf(end) === kind) this.#counts.delete(key);
    }
  }

  onResent(ends: readonly EndLine[]): void {
    this.#resent.push(new Set(ends.map((end) => end.t)));
  }

  isResent(vendor: string, token: string): boolean {
    if (this.#resent.length === 0) return false;
    const name = tokenName(vendor, token);
    return this.#resent.some((names) => names.has(name));
  }

  isInDoubt(vendor: string, token: string): boolean {
    return this.#inDoubt.size > 0 && this.#inDoubt.has(tokenName(vendor, token));
  }

  has(name: string): boolean {
    return this.#settled.has(name) || this.#void.temporary.has(name) || this.#void.unreachable.has(name);
  }

  addTo(tally: Tally): void {
    for (const { vendor, end, count } of this.#counts.values()) tally.addEarlier(vendor, end.s, count);
  }
}

const classOf = (end: EndLine): EndClass | undefined =>
  end.s === 'unreachable' ? 'unreachable' : end.temporary === true ? 'temporary' : undefined;

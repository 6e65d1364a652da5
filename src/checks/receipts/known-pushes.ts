// The pushes whose receipts are awaited: those of a journal, by hash of the device token and by id, and those of a task or message id.
import { tokenName } from '../../delivery/seen-tokens.js';
import type { Receipt } from '../../push/receipts/receipts.js';
import { JournalFollower } from '../../stores/journal-follower.js';
import type { BeginLine, EndLine } from '../../stores/journal-lines.js';

/** How a receipt was recognised. */
export interface ReceiptMatch {
  readonly of: 'journal' | 'task';
  readonly by: 'device-token' | 'id';
  readonly id?: string;
}

interface Waited {
  /** Accepted by a vendor that posts receipts; tasks are awaited from the start. */
  isAsked: boolean;
  /** A receipt reported its result. */
  isAnswered: boolean;
}

interface JournalPush extends Waited {
  readonly vendor: string;
  /** The vendor's id; undefined while the call is under way. */
  id: string | undefined;
}

/** Largest difference between the clocks of a vendor and of this machine. */
const CLOCKS_DIFFER_MS = 600_000;

/** Not the final state of a push: it was passed on, or the meaning is unknown. */
const isFinal = ({ status }: Receipt): boolean => status !== 'sent' && status !== 'unknown';

export class KnownPushes {
  readonly journal: JournalFollower | undefined;
  readonly #tasks: ReadonlyMap<string, Waited>;
  readonly #byName = new Map<string, JournalPush>();
  readonly #byId = new Map<string, Set<JournalPush>>();
  readonly #reported: ReadonlySet<string>;
  readonly #silent = new Set<string>();
  #isEverybody = true;
  #asked: number;
  #answered = 0;

  /** `reported`: the vendors that post receipts. */
  constructor(file: string | undefined, tasks: readonly string[], reported: ReadonlySet<string>) {
    this.#reported = reported;
    this.#tasks = new Map(tasks.map((id) => [id, { isAsked: true, isAnswered: false }]));
    this.#asked = this.#tasks.size;
    this.journal =
      file === undefined
        ? undefined
        : new JournalFollower(file, {
            onBegin: (line) => this.#begin(line),
            onEnd: (line) => this.#end(line),
            onAgain: () => {},
          });
  }

  /** Whether specific pushes are awaited, rather than any receipt. */
  get areNamed(): boolean {
    return this.journal !== undefined || this.#tasks.size > 0;
  }

  /** Tasks, and pushes that a vendor with receipts accepted; and how many of them were reported on. */
  get count(): { readonly asked: number; readonly answered: number } {
    return { asked: this.#asked, answered: this.#answered };
  }

  /** Complete: every task and every accepted push has its receipt, and the run is over. */
  get isComplete(): boolean {
    return this.#asked > 0 && this.#answered === this.#asked && this.journal?.isClosed !== false;
  }

  /** No push may have arrived without a receipt that would be waited for: one in doubt, or of a vendor that posts none. */
  get areEverybody(): boolean {
    return this.#isEverybody && this.#silent.size === 0;
  }

  /** Vendors of the journal that took a push and never post about it. */
  get silentVendors(): readonly string[] {
    return [...this.#silent];
  }

  async match(vendor: string, receipt: Receipt): Promise<ReceiptMatch | undefined> {
    await this.journal?.look();
    // A push of the journal may also belong to an awaited task: the receipt answers both.
    const inJournal = this.journal === undefined ? undefined : this.#matchInJournal(vendor, receipt);
    const id = receipt.ids.find((one) => this.#tasks.has(one));
    if (id === undefined) return inJournal;
    this.#answer(this.#tasks.get(id), receipt);
    return { of: 'task', by: 'id', id };
  }

  #matchInJournal(vendor: string, receipt: Receipt): ReceiptMatch | undefined {
    const { token, user, ids, time } = receipt;
    const push = this.#byName.get(tokenName(vendor, token ?? user ?? ''));
    if (push !== undefined) {
      const own = push.id;
      // It may be another push to the same phone: an id known on both sides decides.
      if (own !== undefined && ids.length > 0 && !ids.includes(own)) return undefined;
      // Without such an id, a receipt older than the run is not about it.
      const isNamed = own !== undefined && ids.length > 0;
      if (!isNamed && time !== undefined && time < (this.journal?.beganAt ?? 0) - CLOCKS_DIFFER_MS) return undefined;
      this.#answer(push, receipt);
      return { of: 'journal', by: 'device-token', ...(own === undefined ? {} : { id: own }) };
    }
    // Our id with an unknown device token: another push.
    if (token !== undefined) return undefined;
    for (const id of ids) {
      const pushes = [...(this.#byId.get(id) ?? [])].filter((item) => item.vendor === vendor);
      if (pushes.length === 0) continue;
      // An id shared by many device tokens does not identify one of them.
      if (pushes.length === 1) this.#answer(pushes[0], receipt);
      return { of: 'journal', by: 'id', id };
    }
    return undefined;
  }

  #answer(push: Waited | undefined, receipt: Receipt): void {
    if (push === undefined || push.isAnswered || !isFinal(receipt)) return;
    push.isAnswered = true;
    if (push.isAsked) this.#answered += 1;
  }

  #begin({ v, t }: BeginLine): void {
    for (const name of t) this.#known(v, name);
  }

  #known(vendor: string, name: string): JournalPush {
    const known = this.#byName.get(name);
    if (known !== undefined) return known;
    const fresh: JournalPush = { vendor, id: undefined, isAsked: false, isAnswered: false };
    this.#byName.set(name, fresh);
    return fresh;
  }

  #end({ v, t, s, id }: EndLine): void {
    const push = this.#known(v, t);
    if (s === 'accepted' && !push.isAsked) {
      if (this.#reported.has(v)) {
        push.isAsked = true;
        this.#asked += 1;
        if (push.isAnswered) this.#answered += 1;
      } else this.#silent.add(v);
    }
    if (s === 'unreachable') this.#isEverybody = false;
    if (id === undefined) return;
    push.id = id;
    const others = this.#byId.get(id);
    if (others === undefined) this.#byId.set(id, new Set([push]));
    else others.add(push);
  }
}

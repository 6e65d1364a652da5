// `--tokens`: opens the file or standard input, finds each line's vendor, and reports what is wrong with lines.
import { resolve } from 'node:path';
import { isInShard, type Shard } from '../delivery/shard.js';
import { isBadEntry, type SourceEntry, SourceError, type TokenEntry } from '../delivery/source/entry.js';
import { readTokens } from '../delivery/source/read-tokens.js';
import type { Recipient } from '../delivery/types.js';
import { deliveryProblem } from '../problems/entries/delivery.js';
import { usageProblem } from '../problems/entries/usage.js';
import type { Problem } from '../problems/types.js';
import { vendorSuggestion } from '../problems/value-problem.js';
import { strangerOf } from '../push/shapes/token-words.js';
import type { Vendor } from '../push/types.js';
import { shortenToken } from '../report/terminal-text.js';
import { namedVendor, type VendorChoice } from '../session/vendors/choice.js';
import { isVendorId, type VendorId, vendorIds } from '../session/vendors/list.js';
import { streamFile, whyUnreadable } from '../stores/user-files.js';
import { isPipeReason, readFailure } from '../text/file-kinds.js';
import { type Text, t } from '../text/language.js';
import { vendors } from '../vendors/index.js';

/** Bad lines that are reported one by one. */
const TOLD_LINES = 5;
/** Few lines at a time: their objects die before the next ones come. */
const CHUNK_BYTES = 16 * 1024;

/** Recipients that are read while they are sent to: a token file, standard input, or what a program hands to the library. */
export interface RecipientSource {
  /** As the person named it; `stdin` for standard input. */
  readonly name: string;
  /** It can be read twice. */
  readonly rereadable: boolean;
  recipients(found: LineFindings): AsyncGenerator<readonly Recipient[]>;
}

/** What was found about lines so far. */
export class LineFindings {
  readonly problems: Problem[] = [];
  bad = 0;
  /** Lines of vendors that --vendor left out. */
  otherVendors = 0;
  /** Lines with device tokens of other shards. */
  otherShards = 0;

  readonly #onBad: ((problem: Problem) => void) | undefined;

  /** `onBad` is called for every bad line, however many are reported in the end. */
  constructor(onBad?: (problem: Problem) => void) {
    this.#onBad = onBad;
  }

  add(found: Problem): void {
    const { file, line } = found.args;
    const problem = typeof file === 'string' && typeof line === 'number' ? { ...found, at: { file, line } } : found;
    this.bad += 1;
    if (this.problems.length < TOLD_LINES) this.problems.push(problem);
    this.#onBad?.(problem);
  }

  /** The lines one by one, and how many more there are. */
  summary(file: string): readonly Problem[] {
    const more = this.bad - this.problems.length;
    return more === 0
      ? this.problems
      : [...this.problems, deliveryProblem('tokens/more-lines', { args: { file, count: more } })];
  }
}

export interface TokenFileOptions {
  readonly cwd: string;
  /** What `-` reads. */
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly name: string;
  readonly choice: VendorChoice;
  /** Send although a token looks like another vendor's. */
  readonly force: boolean;
  readonly stopAtBadLine: boolean;
  readonly shard?: Shard | undefined;
}

export async function openTokenFile(
  options: TokenFileOptions,
): Promise<RecipientSource | { readonly problem: Problem }> {
  const { cwd, name } = options;
  const path = resolve(cwd, name);
  const shown = name === '-' ? 'stdin' : name;
  const reason = name === '-' ? undefined : await whyUnreadable(path);
  if (reason !== undefined) return { problem: unreadable(name, reason) };
  const judge = await openJudge(options, shown);
  const open = (): AsyncIterable<Uint8Array> => (name === '-' ? options.stdin : streamFile(path, CHUNK_BYTES));
  return {
    name: shown,
    rereadable: name !== '-',
    async *recipients(found) {
      try {
        for await (const group of readTokens(open(), shown)) {
          const recipients: Recipient[] = [];
          for (const entry of group) {
            const mine = isOfShard(options.shard, entry);
            if (!mine && !isBadEntry(entry)) found.otherShards += 1;
            if (!mine && !options.stopAtBadLine) continue;
            const verdict = judge(entry, mine ? found : new LineFindings());
            if (verdict === undefined || (!mine && !('code' in verdict))) continue;
            if (!('code' in verdict)) {
              recipients.push(verdict);
              continue;
            }
            found.add(verdict);
            if (!options.stopAtBadLine) continue;
            // Recipients before the bad line are sent: they are known to be good.
            if (recipients.length > 0) yield recipients;
            throw new SourceError({ ...verdict, severity: 'error' });
          }
          if (recipients.length > 0) yield recipients;
        }
      } catch (error) {
        if (error instanceof SourceError) throw error;
        throw new SourceError(unreadable(name, readFailure(error)));
      }
    },
  };
}

/** A line without a device token is reported once: by the first shard. */
const isOfShard = (shard: Shard | undefined, entry: SourceEntry): boolean =>
  isBadEntry(entry) ? shard === undefined || shard.index === 1 : isInShard(shard, entry.token);

const unreadable = (file: string, reason: Text): Problem =>
  usageProblem('usage/unreadable-file', {
    args: { file, flag: '--tokens', reason: isPipeReason(reason) ? PIPE_IT_IN : reason },
  });

const PIPE_IT_IN = t(
  'pipes and files of /proc, /sys and /dev are not opened by name; pipe it in: --tokens -',
  '不按名称打开管道以及 /proc、/sys、/dev 下的文件；请用管道输入：--tokens -',
);

/** Where columns were mixed up, the vendor column holds a device token. */
const shownVendor = (name: string): string => (name.length > 16 ? shortenToken(name) : name);

type Judge = (entry: SourceEntry, found: LineFindings) => Recipient | Problem | undefined;

/** Loads every vendor once, so that judging a line needs no promise. */
async function openJudge(options: TokenFileOptions, file: string): Promise<Judge> {
  const { choice, force } = options;
  const loaded = new Map<VendorId, Vendor>();
  for (const id of vendorIds) loaded.set(id, await vendors[id].load());
  const chosen = new Set<VendorId>(choice.ids);
  const named = namedVendor(choice);

  const surely = (token: string): readonly VendorId[] =>
    vendorIds.filter((id) => loaded.get(id)?.fitsToken(token) === 'yes');

  const vendorOf = (entry: TokenEntry): VendorId | Problem => {
    const { line, token } = entry;
    if (entry.vendor !== undefined) {
      const name = entry.vendor.toLowerCase();
      if (!isVendorId(name))
        return deliveryProblem('tokens/unknown-vendor', {
          args: {
            line,
            file,
            name: shownVendor(entry.vendor),
            known: vendorIds.join(', '),
            suggestion: vendorSuggestion(name, vendorIds),
          },
        });
      return name;
    }
    if (named !== undefined) return named;
    const sure = surely(token);
    const [only] = sure;
    if (only !== undefined && sure.length === 1) return only;
    const stranger = sure.length > 1 ? undefined : strangerOf(token, '');
    if (stranger?.severity === 'error') {
      const { vendor: _none, ...problem } = stranger;
      return { ...problem, args: { ...problem.args, line, file } };
    }
    const maybe = sure.length > 1 ? sure : vendorIds.filter((id) => loaded.get(id)?.fitsToken(token) === 'maybe');
    return deliveryProblem('tokens/vendor-unclear', {
      args: { line, file, token: shortenToken(token), candidates: maybe.length === 0 ? '–' : maybe.join(', ') },
    });
  };

  return (entry, found) => {
    if (isBadEntry(entry)) return entry.problem;
    const id = vendorOf(entry);
    if (typeof id !== 'string') return id;
    if (!chosen.has(id)) {
      found.otherVendors += 1;
      return undefined;
    }
    const { token, line, overrides } = entry;
    const vendor = loaded.get(id) as Vendor;
    if (!force && vendor.fitsToken(token) === 'no') {
      const sure = surely(token);
      const [other] = sure;
      if (other !== undefined && sure.length === 1 && other !== id)
        return deliveryProblem('tokens/other-vendor', {
          vendor: id,
          args: { line, file, token: shortenToken(token), other: vendors[other].name, vendor: vendor.name },
        });
    }
    const wrong = vendor.checkToken(token);
    const problem = wrong.length === 0 ? undefined : wrong.find((item) => item.severity === 'error');
    // The usual line, without the empty objects that a spread makes.
    if (overrides === undefined && problem === undefined) return { vendor: id, token, line };
    return {
      vendor: id,
      token,
      line,
      ...(overrides === undefined ? {} : { overrides, at: { file, line } }),
      ...(problem ? { problem: problem.at === undefined ? { ...problem, at: { file, line } } : problem } : {}),
    };
  };
}

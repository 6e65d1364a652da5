// Progress of a long run on stderr: on a terminal drawn again and again and gone when the run ends, elsewhere a plain line every few seconds.
import { resolve } from 'node:path';
import type { Shard } from '../../delivery/shard.js';
import { numberedLines } from '../../delivery/source/lines.js';
import { textChunks } from '../../delivery/source/text-chunks.js';
import type { SendCounts } from '../../report/answers/send/send-report.js';
import { layoutProgress, type ProgressView, progressLine, Speed } from '../../report/progress.js';
import { makeTerminalText } from '../../report/terminal-text.js';
import type { Running } from '../../sending/plan.js';
import type { RecipientSource } from '../../sending/token-file.js';
import type { VendorId } from '../../session/vendors/list.js';
import { streamFile } from '../../stores/user-files.js';
import { vendors } from '../../vendors/index.js';
import type { CommandContext } from '../context/context.js';

const EVERY_MS = 200;
/** A run that is over before this shows no bar. */
const FIRST_AFTER_MS = 500;

/** Where nothing can be drawn over, as in the log of a CI job: a plain line every few seconds, seldomer once the run is long. */
const LINE_EVERY_MS = 5000;
const LATER_LINE_EVERY_MS = 30_000;
const LATER_MS = 60_000;

/** Shows how far the run is until the answer is called. */
export async function showProgress(
  context: CommandContext,
  list: RecipientSource | undefined,
  { tally, passed }: Running,
  shard: Shard | undefined,
): Promise<() => void> {
  const { io, globals } = context;
  if (list === undefined || globals.quiet || globals.verbose) return () => {};
  const isTerminal = io.stderr.isTTY === true;
  const terminal = makeTerminalText({
    language: globals.language,
    columns: io.stderr.columns,
    color: isTerminal && (io.env['NO_COLOR'] === undefined || io.env['NO_COLOR'] === ''),
    showTokens: false,
  });
  const speeds = new Map<string, Speed>();
  const earlier = new Map([...tally.vendors].map(([id, counts]) => [id, askedOf(counts)]));
  const view = (lines: number | undefined): ProgressView => {
    const now = io.clock.now();
    const rows = [...tally.vendors].map(([id, counts]) => {
      const asked = askedOf(counts);
      const speed = speeds.get(id) ?? new Speed(startedAt, earlier.get(id) ?? 0);
      speeds.set(id, speed);
      return {
        name: vendors[id as VendorId].name,
        done: asked + counts.notSent,
        counts,
        perSecond: speed.at(asked, now),
      };
    });
    // Hashes spread evenly: an estimate that needs no second look at each line.
    const total = lines === undefined || shard === undefined ? lines : Math.round(lines / shard.count);
    return { rows, total: total === undefined ? undefined : Math.max(total - passed.duplicates, passed.unique) };
  };
  const counted = async (): Promise<number | undefined> =>
    list.rereadable ? await countLines(resolve(io.cwd, list.name), list.name) : undefined;
  const lines = isTerminal ? await counted() : undefined;
  const startedAt = io.clock.now();
  const ended = new AbortController();
  let drawn = 0;
  const drawing = async (): Promise<void> => {
    await io.clock.sleep(FIRST_AFTER_MS, ended.signal);
    for (;;) {
      const rows = layoutProgress(terminal, view(lines));
      io.stderr.write(clear(drawn) + rows.map((line) => `${line}\n`).join(''));
      drawn = rows.length;
      await io.clock.sleep(EVERY_MS, ended.signal);
    }
  };
  const logging = async (): Promise<void> => {
    await io.clock.sleep(LINE_EVERY_MS, ended.signal);
    // Only a run that takes its time is worth a second look at the file.
    const total = await counted();
    while (!ended.signal.aborted) {
      context.note(progressLine(terminal, view(total)));
      const isLong = io.clock.now() - startedAt >= LATER_MS;
      await io.clock.sleep(isLong ? LATER_LINE_EVERY_MS : LINE_EVERY_MS, ended.signal);
    }
  };
  (isTerminal ? drawing() : logging()).catch(() => undefined);
  return () => {
    ended.abort();
    if (drawn > 0) io.stderr.write(clear(drawn));
  };
}

/** Device tokens that a vendor was asked about: those that were not sent are no speed. */
const askedOf = ({ accepted, rejected, unreachable, dryRunOk }: SendCounts): number =>
  accepted + rejected + unreachable + dryRunOk;

/** Up so many lines, and everything below them gone. */
const clear = (lines: number): string => (lines === 0 ? '' : `\u001b[${lines}A\u001b[0J`);

/** Lines of a file, packed or not: as good as its device tokens for a bar. */
async function countLines(path: string, name: string): Promise<number | undefined> {
  let count = 0;
  try {
    for await (const { texts } of numberedLines(textChunks(streamFile(path), name)))
      for (const text of texts) if (text !== '') count += 1;
    return count;
  } catch {
    // The run itself reports what is wrong with the file.
    return undefined;
  }
}

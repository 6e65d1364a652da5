// `--journal`, `--resume`, `--again`: opens the journal of a run, finds out what an earlier run did, and writes ends for the engine.

import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { tokenName } from '../delivery/seen-tokens.js';
import { type Shard, shardName } from '../delivery/shard.js';
import { isTemporary, type Tally } from '../delivery/tally.js';
import type { Delivered, Ledger } from '../delivery/types.js';
import { deliveryProblem } from '../problems/entries/delivery.js';
import { usageProblem } from '../problems/entries/usage.js';
import type { Problem } from '../problems/types.js';
import { field, scalarOf } from '../push/answer-fields.js';
import type { PushMessage } from '../push/types.js';
import type { Machine } from '../session/machine.js';
import type { Session } from '../session/session.js';
import { type VendorId, vendorIds } from '../session/vendors/list.js';
import {
  type JournalFile,
  type JournalReading,
  JournalWriter,
  openJournalFile,
  readJournal,
} from '../stores/journal.js';
import type { EndClass, EndLine, JournalHead } from '../stores/journal-lines.js';
import { type Lock, type ProcessFacts, takeLock } from '../stores/journal-lock.js';
import { kindOfFile, readFileStart } from '../stores/user-files.js';
import { excerptOf } from '../text/excerpt.js';
import { parseJson } from '../text/json-object.js';
import { type Text, t } from '../text/language.js';
import { vendors } from '../vendors/index.js';
import { version } from '../version.js';
import { EarlierRun, IN_DOUBT } from './earlier-run.js';

export interface RunJournal {
  readonly ledger: Ledger;
  /** An earlier run has its end. */
  isDone(vendor: string, token: string): boolean;
  /** It is not known whether an earlier push arrived; the user asked to send it once more. */
  isDoubtful(vendor: string, token: string): boolean;
  /** It was under way when an earlier run was killed, and is left alone. */
  isInDoubt(vendor: string, token: string): boolean;
  /** How many are. */
  readonly inDoubt: number;
  /** What is to be reported about the file itself. */
  readonly problems: readonly Problem[];
  close(): Promise<void>;
}

export interface JournalRequest {
  readonly file: string;
  readonly resume: boolean;
  /** The process that holds the journal during the run. */
  readonly process: ProcessFacts;
  /** Classes of results that are sent once more. */
  readonly again: readonly EndClass[];
  /** Goes on with a journal whose end is missing: its device tokens are sent once more. */
  readonly acceptCut: boolean;
}

export interface JournalOptions {
  readonly machine: Pick<Machine, 'cwd' | 'random' | 'clock'>;
  readonly session: Session;
  readonly message: PushMessage;
  /** Anything else that makes it another run. */
  readonly dryRun: boolean;
  readonly shard: Shard | undefined;
  /** Gets what an earlier run has counted. */
  readonly tally: Tally;
  /** Only tests hand in another file. */
  readonly openFile?: (path: string, flags: 'wx' | 'r+') => Promise<JournalFile>;
}

/** Opens or resumes a journal. Nothing was changed when it ends in a problem. */
export async function openRunJournal(
  request: JournalRequest,
  options: JournalOptions,
): Promise<RunJournal | { readonly problem: Problem }> {
  const path = resolve(options.machine.cwd, request.file);
  const lockFile = `${path}.lock`;
  let lock: Awaited<ReturnType<typeof takeLock>>;
  try {
    lock = await takeLock(lockFile, {
      unique: () => options.machine.random.hex(6),
      clock: options.machine.clock,
      process: request.process,
    });
  } catch (error) {
    return { problem: unwritable(request.file, error) };
  }
  if ('owner' in lock) {
    const { pid, host } = lock.owner;
    const owner =
      pid === 0 ? t('no process', '文件中没有写明') : t(`process ${pid} on ${host}`, `${host} 上的进程 ${pid}`);
    return {
      problem: deliveryProblem('journal/locked', { args: { file: request.file, owner, lock: `${request.file}.lock` } }),
    };
  }
  // The lock that a killed run left shows that its journal is whole: a run that is refused must not remove it.
  const giveBack = lock.wasLeft ? lock.leave : lock.release;
  try {
    const opened = await openUnderLock(path, request, options, lock);
    if ('problem' in opened) await giveBack();
    return opened;
  } catch (error) {
    await giveBack();
    return { problem: unwritable(request.file, error) };
  }
}

const isJournalFile = async (path: string): Promise<boolean> =>
  (await readFileStart(path, 12).catch(() => '')).startsWith('{"journal":');

const NO_JOURNAL = t(
  'it is there already and no journal of tim-push, so it is not overwritten',
  '该路径已存在，且不是 tim-push 的日志，不会被覆盖',
);

async function openUnderLock(
  path: string,
  request: JournalRequest,
  options: JournalOptions,
  lock: Lock,
): Promise<RunJournal | { readonly problem: Problem }> {
  const openFile = options.openFile ?? openJournalFile;
  const head = headOf(options);
  const say = (code: 'journal/exists' | 'journal/not-found' | 'journal/other-message' | 'journal/other-config') => ({
    problem: deliveryProblem(code, { args: { file: request.file } }),
  });
  const isThere = await kindOfFile(path).then(
    () => true,
    () => false,
  );
  if (!request.resume) {
    if (isThere)
      return (await isJournalFile(path))
        ? say('journal/exists')
        : {
            problem: usageProblem('usage/unwritable-file', {
              args: { file: request.file, flag: '--journal', reason: NO_JOURNAL },
            }),
          };
    const writer = new JournalWriter(await openFile(path, 'wx'));
    await writer.head(head);
    return runJournal(writer, lock, new EarlierRun(), []);
  }
  if (!isThere) return say('journal/not-found');
  const earlier = new EarlierRun();
  const reading = await readJournal(path, earlier);
  if ('fault' in reading)
    return {
      problem:
        reading.fault === 'damaged'
          ? deliveryProblem('journal/damaged', {
              args: { file: request.file, line: reading.line, byte: reading.byte },
              at: { file: request.file, line: reading.line },
            })
          : deliveryProblem('journal/not-a-journal', { args: { file: request.file } }),
    };
  if (reading.head.message !== head.message) return say('journal/other-message');
  if (reading.head.app !== head.app) return say('journal/other-config');
  if (reading.head.shard !== head.shard) return { problem: otherShard(request.file, reading.head.shard, head.shard) };
  const { lines, unverified, isClosed, offset } = reading;
  if (unverified < lines && !isClosed && !lock.wasLeft && !request.acceptCut)
    return {
      problem: deliveryProblem('journal/cut', {
        args: { file: request.file, line: lines + 1, byte: offset },
        at: { file: request.file, line: lines + 1 },
      }),
    };
  return resume(await openFile(path, 'r+'), reading, earlier, request, options, lock);
}

async function resume(
  file: JournalFile,
  reading: JournalReading,
  earlier: EarlierRun,
  request: JournalRequest,
  options: JournalOptions,
  lock: Lock,
): Promise<RunJournal> {
  // Half a line that the kill left behind.
  await file.truncate(reading.offset);
  const writer = new JournalWriter(file, reading);
  if (request.again.length > 0) {
    await writer.again(request.again);
    earlier.onAgain(request.again);
  }
  const doubtful = [...reading.doubtful].map(([t, v]): EndLine => ({ v, t, s: 'unreachable', code: IN_DOUBT }));
  if (request.again.includes('unreachable')) earlier.onResent(doubtful);
  else if (doubtful.length > 0) {
    await writer.note(doubtful);
    for (const end of doubtful) earlier.onEnd(end);
  }
  earlier.addTo(options.tally);
  const problems =
    reading.unverified === 0
      ? []
      : [deliveryProblem('journal/unverified', { args: { file: request.file, lines: reading.unverified } })];
  return runJournal(writer, lock, earlier, problems);
}

function runJournal(writer: JournalWriter, lock: Lock, earlier: EarlierRun, problems: readonly Problem[]): RunJournal {
  const lineOf = ({ vendor, result, maybeTwice }: Delivered): EndLine => {
    const id = result.messageId ?? result.taskId;
    return {
      v: vendor,
      t: tokenName(vendor, result.token),
      s: result.status,
      ...(id === undefined ? {} : { id }),
      ...(result.problem === undefined ? {} : { code: result.problem.code }),
      ...(isTemporary(result) ? { temporary: true } : {}),
      ...(maybeTwice ? { twice: true } : {}),
    };
  };
  return {
    ledger: {
      begin: (vendor, tokens) =>
        writer.begin(
          vendor,
          tokens.map((token) => tokenName(vendor, token)),
        ),
      end: (call, ends) => writer.end(call, ends.map(lineOf)),
      note: (ends) => writer.note(ends.map(lineOf)),
    },
    isDone: (vendor, token) => earlier.has(tokenName(vendor, token)),
    isDoubtful: (vendor, token) => earlier.isResent(vendor, token),
    isInDoubt: (vendor, token) => earlier.isInDoubt(vendor, token),
    inDoubt: earlier.inDoubt,
    problems,
    async close() {
      const isClosed = await writer.close();
      await (isClosed ? lock.release() : lock.leave());
    },
  };
}

/** What the journal belongs to. Secrets are no part of it: they may be corrected between two runs. */
function headOf({ machine, session, message, dryRun, shard }: JournalOptions): JournalHead {
  const fields = vendorIds.flatMap((id: VendorId) => {
    const settings = session.settings(id);
    return vendors[id].credentials.fields.flatMap(({ key, kind, secret }) => {
      if (kind === 'json') return projectOf(settings.file(key)?.bytes).map((project) => [id, key, project]);
      return secret !== true && (kind === 'text' || kind === 'integer') ? [[id, key, settings.text(key) ?? '']] : [];
    });
  });
  // A sandbox inside the process has another port each time.
  const place =
    session.sandbox === undefined ? session.config.endpoints : (session.sandbox.running ?? session.sandbox).url;
  return {
    journal: 2,
    by: `tim-push ${version}`,
    at: new Date(machine.clock.now()).toISOString(),
    message: digest([{ ...message, extAt: undefined }, dryRun]),
    app: digest([
      session.config.settings.text('package_name') ?? '',
      fields,
      session.sandbox?.running === undefined ? place : 'embedded',
    ]),
    ...(shard === undefined ? {} : { shard: shardName(shard) }),
  };
}

/** The project a service account is of; its key may be another in the next run. */
function projectOf(bytes: Uint8Array | undefined): readonly string[] {
  const project = field(parseJson(Buffer.from(bytes ?? []).toString()), 'project_id');
  return project === undefined ? [] : [scalarOf(project)];
}

const digest = (value: unknown): string => createHash('sha256').update(stable(value)).digest('base64url');

/** Member order does not make another message. */
function stable(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}

/** Wrong in either direction: one part resumed as another, or as the whole. */
function otherShard(file: string, theirs: string | undefined, ours: string | undefined): Problem {
  const named = (shard: string | undefined): Text =>
    shard === undefined
      ? t('a run over the whole list', '整个列表的运行')
      : t(`shard ${excerptOf(shard)}`, `分片 ${excerptOf(shard)}`);
  const flag =
    theirs === undefined
      ? t('no --shard', '不带 --shard 的原命令')
      : t(`--shard ${excerptOf(theirs)}`, `--shard ${excerptOf(theirs)}`);
  return deliveryProblem('journal/other-shard', { args: { file, theirs: named(theirs), ours: named(ours), flag } });
}

const unwritable = (file: string, error: unknown): Problem =>
  deliveryProblem('journal/unwritable', {
    args: {
      file,
      reason: (error as NodeJS.ErrnoException)?.code ?? (error instanceof Error ? error.message : String(error)),
    },
  });

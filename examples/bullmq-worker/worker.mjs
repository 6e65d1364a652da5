// Takes batches from BullMQ and sends each with tim-push; a batch is done when all its results are on disk. Run: node worker.mjs results-1.ndjson
import { createHash } from 'node:crypto';
import { fdatasyncSync, openSync, writeSync } from 'node:fs';
import { Worker } from 'bullmq';
import { send } from 'tim-push';

const file = openSync(process.argv[2] ?? `results-${process.pid}.ndjson`, 'a', 0o600);
const lockMs = Number(process.env.LOCK_MS ?? 30_000);
/** Device tokens a second for each vendor; divide the vendor's limit by the number of workers. */
const rate = process.env.RATE === undefined ? undefined : Number(process.env.RATE);

/** Whoever cannot write results down must not send: the engine gives the batch to another worker. */
function log(line) {
  try {
    writeSync(file, `${JSON.stringify({ at: new Date().toISOString(), ...line })}\n`);
  } catch (error) {
    console.error(`results cannot be written: ${error.message}`);
    process.exit(1);
  }
}

/** As in a journal of tim-push: device tokens stand in no file. */
const nameOf = (vendor, token) => createHash('sha256').update(`${vendor}\n${token}`).digest('base64url').slice(0, 22);

async function sendBatch(job) {
  const { run, vendor, tokens, message } = job.data;
  const isLast = job.attemptsMade + 1 >= job.opts.attempts;
  // An earlier worker was lost with this batch and may have sent any part of it.
  const doubt = job.stalledCounter > 0 ? { maybeSentTwice: true } : {};
  const batch = { run, job: job.id, attempt: job.attemptsMade + 1 };
  log({ event: 'begin', ...batch, vendor, tokens: tokens.length, ...doubt });

  const later = [];
  let ended = 0;
  let reason = '';
  await send({
    message,
    to: tokens.map((token) => ({ vendor, token })),
    retries: 0,
    ...(rate === undefined ? {} : { rate }),
    onResult({ token, status, messageId, taskId, problem, mayRepeat }) {
      ended += 1;
      // Turned away for now, and surely not taken: the only results that are worth another attempt.
      if (mayRepeat) {
        later.push(token);
        reason = problem?.code ?? status;
        if (!isLast) return;
      }
      const id = messageId ?? taskId;
      log({
        event: 'result',
        ...batch,
        vendor,
        token: nameOf(vendor, token),
        status,
        ...(id === undefined ? {} : { id }),
        ...(problem === undefined ? {} : { code: problem.code }),
        ...(mayRepeat ? { gaveUp: true } : {}),
        ...doubt,
      });
    },
  });
  fdatasyncSync(file);
  if (ended !== tokens.length)
    throw new Error(`${tokens.length - ended} of ${tokens.length} device tokens have no result`);
  log({ event: 'end', ...batch, done: ended - later.length, later: later.length });
  if (later.length === 0) return { done: ended };
  // What is settled is not part of the next attempt. After the last one the job stays among the failed, with just these device tokens.
  await job.updateData({ ...job.data, tokens: later });
  throw new Error(`${later.length} of ${tokens.length} device tokens were turned away for now (${reason})`);
}

const worker = new Worker('tim-push', sendBatch, {
  connection: { url: process.env.REDIS_URL ?? 'redis://127.0.0.1:6379' },
  concurrency: 1,
  // A worker that is gone loses its batch after this time.
  lockDuration: lockMs,
  stalledInterval: Math.ceil(lockMs / 5),
  maxStalledCount: 3,
});
worker.on('error', (error) => console.error(`redis: ${error.message}`));
worker.on('failed', (job, error) => console.error(`${job?.id ?? 'job'}: ${error.message}`));
worker.on('ready', () => console.error('ready'));

/** The batch under way is finished first. */
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => worker.close().then(() => console.error('stopped')));

// Cuts a list of device tokens into batches, one BullMQ job each. Run: node producer.mjs --run lunch --tokens ids.ndjson --title "Lunch?" --body "Noodles at one."
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { Queue } from 'bullmq';

const { values } = parseArgs({
  options: {
    /** Names the run: a second producer with the same name and list adds nothing twice. */
    run: { type: 'string' },
    /** NDJSON: {"vendor":"xiaomi","token":"…"} on each line. */
    tokens: { type: 'string' },
    title: { type: 'string' },
    body: { type: 'string' },
    conversation: { type: 'string' },
    batch: { type: 'string', default: '500' },
  },
});
const { run, tokens, title, body, conversation } = values;
const size = Number(values.batch);
if (!run || !tokens || !title || !body || !(size >= 1 && size <= 1000)) {
  console.error(
    'usage: node producer.mjs --run <name> --tokens <file.ndjson> --title <text> --body <text> [--batch 1…1000]',
  );
  process.exit(2);
}

const queue = new Queue('tim-push', {
  connection: { url: process.env.REDIS_URL ?? 'redis://127.0.0.1:6379' },
  defaultJobOptions: {
    // Repeats are the engine's business: the worker sends with `retries: 0`.
    attempts: 6,
    backoff: { type: 'exponential', delay: Number(process.env.BACKOFF_MS ?? 2000), jitter: 0.5 },
    // Kept for a day, so that the names of the jobs stay taken; device tokens do not stay in Redis for ever.
    removeOnComplete: { age: 24 * 3600 },
  },
});

const message = { title, body, ...(conversation === undefined ? {} : { conversation }) };
const open = new Map();
const seen = new Set();
const counts = { jobs: 0, tokens: 0, duplicates: 0 };

async function add(vendor, batch) {
  const jobId = `${run}-${vendor}-${batch.number}`;
  await queue.add('push', { run, vendor, message, tokens: batch.tokens }, { jobId });
  counts.jobs += 1;
}

for await (const line of createInterface({ input: createReadStream(tokens), crlfDelay: Number.POSITIVE_INFINITY })) {
  if (line.trim() === '') continue;
  const { vendor, token } = JSON.parse(line);
  if (seen.has(`${vendor} ${token}`)) {
    counts.duplicates += 1;
    continue;
  }
  seen.add(`${vendor} ${token}`);
  counts.tokens += 1;
  const batch = open.get(vendor) ?? { number: 1, tokens: [] };
  batch.tokens.push(token);
  open.set(vendor, batch);
  if (batch.tokens.length < size) continue;
  await add(vendor, batch);
  open.set(vendor, { number: batch.number + 1, tokens: [] });
}
for (const [vendor, batch] of open) if (batch.tokens.length > 0) await add(vendor, batch);

console.log(JSON.stringify({ run, ...counts }));
await queue.close();

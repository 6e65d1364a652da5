// Every figure of the benchmark: who runs against whom, how often, what counts, and whether the server saw what the client claims.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bin, MESSAGE, median, runNode, SHORT, timeNode } from './kit.mjs';

const PEAK = new URL('peak.cjs', import.meta.url).pathname;

/** tim-push with a token file; `peakKb` is its largest resident memory. */
export async function timPush(kit, vendor, file, message, more = []) {
  const peakFile = join(kit.folder, 'peak');
  const words = ['send', '--vendor', vendor, '--tokens', file, '--title', message.title, '--body', message.body];
  const run = await runNode(
    ['--require', PEAK, bin, ...words, '--yes', '--json', '--rate', 'none', '--ca-file', 'ca.pem', ...more],
    {
      cwd: kit.folder,
      env: { TIM_PUSH_PEAK: peakFile },
    },
  );
  const { summary } = JSON.parse(run.stdout);
  return {
    ...run,
    sent: summary.accepted,
    failed: summary.rejected + summary.unreachable + summary.notSent,
    peakKb: Number(readFileSync(peakFile, 'utf8')),
  };
}

const client = async (kit, name, input) => {
  const run = await runNode([new URL(`clients/${name}.mjs`, import.meta.url).pathname, JSON.stringify(input)], {
    cwd: kit.folder,
  });
  const claim = run.stdout.trim() === '' ? {} : JSON.parse(run.stdout);
  return { ...run, ...claim };
};

/** Alternating runs of several contenders; rates are the server's: device tokens between the first request and the last answer. */
async function race(kit, contenders, { count, runs, log }) {
  const rates = contenders.map(() => []);
  const notes = contenders.map(() => new Set());
  for (let turn = 0; turn <= runs; turn += 1) {
    for (const [i, contender] of contenders.entries()) {
      const run = await contender.run();
      const received = await kit.report();
      const whole = received.tokens === count && (received.distinct === 0 || received.distinct === count);
      if (!whole) notes[i].add(`server counted ${received.tokens}${run.reason ? `: ${run.reason}` : ''}`);
      else if (run.sent !== undefined && run.sent !== count)
        notes[i].add(`claims ${run.sent} of ${count}${run.reason ? `: ${run.reason}` : ''}`);
      else if (run.code !== 0) notes[i].add(`exit ${run.code}: ${run.stderr.slice(0, 200)}`);
      // The first turn warms up and is thrown away.
      else if (turn > 0) rates[i].push((count * 1000) / received.tookMs);
      log(`${contender.name}: ${whole ? Math.round((count * 1000) / received.tookMs) : 'void'}/s`);
    }
  }
  return contenders.map((contender, i) => ({ name: contender.name, rates: rates[i], notes: [...notes[i]] }));
}

const ratioOf = (ours, theirs) => {
  const ratios = ours.rates.map((rate, i) => rate / (theirs.rates[i] ?? Number.NaN)).filter(Number.isFinite);
  return ratios.length === 0 ? undefined : { low: Math.min(...ratios), mid: median(ratios), high: Math.max(...ratios) };
};

export async function startRows(kit, { runs, log }) {
  const rows = [];
  for (const [name, args, goal] of [
    ['`--version` against `node -e 0`, whole process', ['--version'], 1.2],
    ['`--help` against `node -e 0`', ['--help'], 1.2],
    ['`check-config --offline` against `node -e 0`', ['check-config', '--offline'], 1.8],
  ]) {
    timeNode([bin, ...args], kit.folder);
    const pairs = [];
    for (let i = 0; i < runs; i += 1)
      pairs.push([timeNode(['-e', '0'], kit.folder), timeNode([bin, ...args], kit.folder)]);
    const ratios = pairs.map(([floor, own]) => own / floor);
    log(name);
    rows.push({
      name,
      goal,
      atMost: true,
      ratio: { low: Math.min(...ratios), mid: median(ratios), high: Math.max(...ratios) },
      detail: `${median(pairs.map((pair) => pair[1])).toFixed(0)} ms / ${median(pairs.map((pair) => pair[0])).toFixed(0)} ms`,
    });
  }
  return rows;
}

export async function vivoTestRow(kit, { runs, log }) {
  const token = '16000000000000000000001';
  const input = { base: kit.plain, appId: 105512345, appKey: 'k'.repeat(32), appSecret: 's'.repeat(32), token };
  const ratios = [];
  const own = [];
  const other = [];
  for (let i = 0; i <= runs; i += 1) {
    // A cached access token would spare us a call the script makes each time.
    const cache = join(kit.folder, `cache-${i}`);
    const ours = await runNode(
      [
        bin,
        'vivo-test',
        '--token',
        token,
        '--title',
        'Hi',
        '--body',
        'There',
        '--ext',
        '{"conversationID":"c2c_alice"}',
      ],
      { cwd: kit.folder, env: { TIM_PUSH_CACHE_DIR: cache } },
    );
    const mine = await kit.report();
    const theirs = await client(kit, 'axios-vivo', input);
    const script = await kit.report();
    if (
      ours.code !== 0 ||
      theirs.code !== 0 ||
      mine.requests !== 1 ||
      mine.logins !== 1 ||
      script.requests !== 1 ||
      script.logins !== 1
    )
      throw new Error(`vivo-test: ${ours.stdout}${ours.stderr}${theirs.stderr} ${JSON.stringify([mine, script])}`);
    log(`vivo-test ${ours.tookMs.toFixed(0)} ms, script ${theirs.tookMs.toFixed(0)} ms`);
    if (i === 0) continue;
    ratios.push(ours.tookMs / theirs.tookMs);
    own.push(ours.tookMs);
    other.push(theirs.tookMs);
  }
  return {
    name: 'one `vivo-test` against a minimal axios + js-md5 script, two calls each',
    goal: 0.9,
    atMost: true,
    ratio: { low: Math.min(...ratios), mid: median(ratios), high: Math.max(...ratios) },
    detail: `${median(own).toFixed(0)} ms / ${median(other).toFixed(0)} ms`,
  };
}

export async function http2Rows(kit, kind, { count, runs, log }) {
  const file = kit.tokens(kind, count);
  const message = kind === 'apns' ? MESSAGE : SHORT;
  await timPush(kit, kind, kit.tokens(kind, 10), message);
  const { sample } = await kit.report();
  const shared = { ca: kit.ca, port: kit.ports.http2, tokens: file, ...message };
  const raw = { origin: kit.secure, ca: kit.ca, sample, tokens: file, kind, window: kind === 'fcm' ? 100 : 1000 };
  const contenders = [
    { name: 'tim-push', run: () => timPush(kit, kind, file, message) },
    { name: 'raw node:http2', run: () => client(kit, 'raw-http2', raw) },
    ...(kind === 'apns'
      ? [
          {
            name: '@parse/node-apn, calls of 200',
            run: () => client(kit, 'node-apn', { ...shared, key: kit.apnsKey, size: 200 }),
          },
          {
            name: '@parse/node-apn, one call',
            run: () => client(kit, 'node-apn', { ...shared, key: kit.apnsKey, size: count }),
          },
        ]
      : [
          {
            name: 'firebase-admin, sendEach of 500',
            run: () => client(kit, 'firebase-admin', { ...shared, account: kit.account }),
          },
        ]),
  ];
  const results = await race(kit, contenders, { count, runs, log });
  const [ours, floor, ...libraries] = results;
  const name = kind === 'apns' ? 'APNs' : 'FCM';
  // The faster way of using the library.
  const library = libraries.reduce((best, one) => (median(one.rates) > (median(best.rates) ?? 0) ? one : best));
  const against = (title, other, goal) => ({
    name: `${name}, ${count.toLocaleString('en')} tokens, against ${title}`,
    goal,
    atMost: false,
    ratio: ratioOf(ours, other),
    notes: [...ours.notes, ...other.notes],
    detail: rateDetail(ours, other),
  });
  return {
    results,
    rows: [
      against('raw `node:http2` with the same bodies', floor, kind === 'apns' ? 0.7 : 0.65),
      kind === 'apns'
        ? against('`@parse/node-apn` in its best mode', library, 0.8)
        : against('`firebase-admin`', library, 1.2),
    ],
  };
}

/** The same run against a server that ends each connection after a hundred requests: how much longer, and whether anything is lost. */
export async function rotationRows(kit, { count, runs, log }) {
  const file = kit.tokens('apns', count);
  const rows = [];
  for (const retries of [[], ['--retries', '0']]) {
    const ratios = [];
    const [usual, rotated] = [[], []];
    const notes = [];
    for (let turn = 0; turn <= runs; turn += 1) {
      const took = [];
      for (const special of [[], ['--config', 'rotating.json']]) {
        const run = await timPush(kit, 'apns', file, SHORT, [...special, ...retries]);
        const received = await kit.report();
        if (run.sent !== count || received.distinct !== count || received.tokens !== count)
          notes.push(
            `${run.sent} accepted, ${received.distinct} arrived, ${received.tokens - received.distinct} twice`,
          );
        took.push(received.tookMs);
      }
      log(`rotation ${retries.join(' ')}: ${took.map((ms) => ms.toFixed(0)).join(' / ')} ms`);
      if (turn === 0) continue;
      usual.push(took[0]);
      rotated.push(took[1]);
      ratios.push(took[1] / took[0]);
    }
    rows.push({
      name: `APNs, ${count.toLocaleString('en')} tokens, GOAWAY after every 100 requests, against none${retries.length > 0 ? ', `--retries 0`' : ''}`,
      goal: 2,
      atMost: true,
      ratio: { low: Math.min(...ratios), mid: median(ratios), high: Math.max(...ratios) },
      detail: `${median(rotated).toFixed(0)} ms / ${median(usual).toFixed(0)} ms`,
      more: { goal: 'none lost', met: notes.length === 0 },
      notes,
    });
  }
  return rows;
}

const rateDetail = (ours, floor) =>
  [ours, floor]
    .map((one) => (one.rates.length === 0 ? 'void' : `${Math.round(median(one.rates)).toLocaleString('en')}/s`))
    .join(' / ');

/** With `delayMs` the server takes its time: the row then says whether a real vendor would notice the difference. */
export async function batchRows(kit, { count, runs, delayMs = 0, log }) {
  const file = kit.tokens('xiaomi', count);
  kit.delay(delayMs);
  await timPush(kit, 'xiaomi', kit.tokens('xiaomi', 1000), SHORT);
  const { sample } = await kit.report();
  const loop = { port: kit.ports.http1, sample, tokens: file, batch: 1000, atOnce: 8 };
  const results = await race(
    kit,
    [
      { name: 'tim-push', run: () => timPush(kit, 'xiaomi', file, SHORT) },
      {
        name: 'bare node:http loop',
        run: () => client(kit, 'bare-http', loop),
      },
      { name: 'a loop that streams and drops duplicates', run: () => client(kit, 'streaming-http', loop) },
    ],
    { count, runs, log },
  );
  kit.delay(0);
  const [ours, , streaming] = results;
  const name = `batch vendors (Xiaomi, lists of 1000), ${count.toLocaleString('en')} tokens, against the least program that streams the file and drops duplicates`;
  return {
    results,
    row: {
      name: delayMs === 0 ? name : `the same with a server that answers after ${delayMs} ms`,
      goal: delayMs === 0 ? 0.35 : 0.85,
      atMost: false,
      ratio: ratioOf(ours, streaming),
      notes: ours.notes,
      detail: rateDetail(ours, streaming),
    },
  };
}

/** Largest resident memory of a run; V8 is left as it is. */
export async function peakRow(kit, kind, { count, most, runs, log }) {
  const file = kit.tokens(kind, count);
  const peaks = [];
  for (let turn = 0; turn < runs; turn += 1) {
    const run = await timPush(kit, kind, file, SHORT);
    const received = await kit.report();
    if (received.tokens !== count) throw new Error(`memory: server counted ${received.tokens}`);
    peaks.push(run.peakKb / 1024);
    log(`memory ${kind} ${count}: ${(run.peakKb / 1024).toFixed(0)} MB`);
  }
  const name = { apns: 'APNs', fcm: 'FCM', xiaomi: 'lists (Xiaomi)' }[kind];
  return {
    name: `memory, ${name}, ${count.toLocaleString('en')} tokens`,
    goalText: `≤ ${most} MB`,
    detail: `${median(peaks).toFixed(0)} MB (${Math.min(...peaks).toFixed(0)}–${Math.max(...peaks).toFixed(0)})`,
    met: median(peaks) <= most,
  };
}

/** What `npm pack` would publish. */
export function packageRow() {
  const { status, stdout } = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('npm pack failed');
  const [{ size, unpackedSize }] = JSON.parse(stdout);
  const mb = (bytes) => `${(bytes / 1e6).toFixed(2)} MB`;
  return {
    name: 'packed tarball; unpacked',
    goalText: '≤ 1.2 MB; ≤ 4 MB',
    detail: `${mb(size)}; ${mb(unpackedSize)}`,
    met: size <= 1.2e6 && unpackedSize <= 4e6,
  };
}

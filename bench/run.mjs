// `npm run bench`: every promised figure as a ratio within one run, against a neutral server process on loopback.
// -- --quick: few runs and tokens, to see that it works. -- --only start,apns,fcm,rotation,batch,memory,vivo,package: some of the rows.
// -- --write: docs/benchmarks.md and docs/benchmarks.svg.
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { chart } from './chart.mjs';
import { median, openKit } from './kit.mjs';
import { batchRows, http2Rows, packageRow, peakRow, rotationRows, startRows, vivoTestRow } from './rows.mjs';

const argv = process.argv.slice(2);
const quick = argv.includes('--quick');
const only = argv.includes('--only') ? (argv[argv.indexOf('--only') + 1] ?? '').split(',') : [];
const wants = (name) => only.length === 0 || only.includes(name);
const log = (line) => process.stderr.write(`  ${line}\n`);
const runs = quick ? 2 : 7;

const rows = [];
const groups = [];
const kit = await openKit();
try {
  if (wants('start')) rows.push(...(await startRows(kit, { runs: quick ? 5 : 25, log })));
  if (wants('vivo')) rows.push(await vivoTestRow(kit, { runs, log }));
  for (const kind of ['apns', 'fcm']) {
    if (!wants(kind)) continue;
    const { rows: own, results } = await http2Rows(kit, kind, { count: quick ? 4000 : 20_000, runs, log });
    rows.push(...own);
    groups.push({ title: own[0].name.replaceAll('`', ''), results });
  }
  if (wants('rotation'))
    rows.push(...(await rotationRows(kit, { count: quick ? 4000 : 20_000, runs: quick ? 1 : 3, log })));
  if (wants('batch')) {
    const { row, results } = await batchRows(kit, { count: quick ? 20_000 : 100_000, runs, log });
    rows.push(row);
    groups.push({ title: row.name, results });
    const patient = await batchRows(kit, { count: quick ? 20_000 : 100_000, runs: quick ? 2 : 3, delayMs: 50, log });
    rows.push(patient.row);
    groups.push({ title: `batch vendors, ${patient.row.name}`, results: patient.results });
  }
  if (wants('memory'))
    for (const [kind, count, most] of [
      ['xiaomi', quick ? 100_000 : 1_000_000, 150],
      ['apns', quick ? 20_000 : 200_000, 200],
      ['fcm', quick ? 20_000 : 200_000, 200],
    ])
      rows.push(await peakRow(kit, kind, { count, most, runs: quick ? 1 : 3, log }));
  if (wants('package')) rows.push(packageRow());
} finally {
  kit.close();
}

const figure = ({ low, mid, high }) => `${mid.toFixed(2)} × (${low.toFixed(2)}–${high.toFixed(2)})`;
const isMet = (row) =>
  row.met ??
  (row.ratio !== undefined &&
    (row.atMost ? row.ratio.mid <= row.goal : row.ratio.mid >= row.goal) &&
    (row.more?.met ?? true));
const lineOf = (row) =>
  `| ${row.name} | ${row.goalText ?? `${row.atMost ? '≤' : '≥'} ${row.goal} ×${row.more ? `, ${row.more.goal}` : ''}`} | ${row.ratio ? figure(row.ratio) : row.met === undefined ? `void: ${(row.notes ?? []).join('; ')}` : '–'} | ${row.detail} | ${row.verdict ?? (isMet(row) ? 'met' : '**missed**')} |`;
const table = [
  '| Figure | Goal | Median ratio (min–max) | tim-push / other | |',
  '| --- | --- | --- | --- | --- |',
  ...rows.map(lineOf),
].join('\n');
const rates = groups
  .map(({ title, results }) =>
    [
      `### ${title}`,
      '',
      '| Who | Median | Min–max | |',
      '| --- | --- | --- | --- |',
      ...results.map(({ name, rates, notes }) =>
        rates.length === 0
          ? `| ${name} | failed | | ${notes.join('; ').replaceAll('|', '/').slice(0, 160)} |`
          : `| ${name} | ${Math.round(median(rates)).toLocaleString('en')}/s | ${Math.round(Math.min(...rates)).toLocaleString('en')}–${Math.round(Math.max(...rates)).toLocaleString('en')} | ${notes.join('; ').slice(0, 160)} |`,
      ),
    ].join('\n'),
  )
  .join('\n\n');
console.log(`${table}\n\n${rates}\n`);

if (argv.includes('--write')) {
  const versionOf = (name) => JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version;
  const peers = ['@parse/node-apn', 'firebase-admin', 'axios', 'js-md5']
    .map((name) => `${name} ${versionOf(name)}`)
    .join(', ');
  const machine = `Node ${process.version}, ${process.platform} ${process.arch}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB; load of the last minute at the end: ${loadavg()[0]?.toFixed(1)}`;
  const about = `Made by \`npm run bench -- --write\`${quick ? ' --quick' : ''}. ${machine}. Peers: ${peers}.

Each figure is a ratio within one run: the contenders take turns against the same server process, the first turn is thrown away, and ${runs} turns count (start-up: ${quick ? 5 : 25}). The server answers in the shortest way and counts; a turn whose count differs from what the client claims is void. Rates are the server's: device tokens between the first request and the last answer, so start-up is not in them. Everything is on loopback and all share the machine's cores: the ratios say how much of the machine tim-push leaves unused, not how fast a vendor takes pushes.`;
  // The sandbox has a bench of its own, and what it wrote stays.
  const [, sandbox] = readFileSync('docs/benchmarks.md', 'utf8').split(/^(?=## Sandbox$)/m);
  const page = `# Benchmarks\n\n${about}\n\n${table}\n\n![Device tokens a second](benchmarks.svg)\n\n${rates}\n`;
  writeFileSync('docs/benchmarks.md', sandbox === undefined ? page : `${page}\n${sandbox}`);
  writeFileSync('docs/benchmarks.svg', chart(groups));
}

// What of the built program the tests ran, counted by V8 in every process that had NODE_V8_COVERAGE=<folder>. Fails when a file of the bundle was never loaded.
//   TIM_PUSH_MAPS=<maps> NODE_V8_COVERAGE=<folder> npm test; node scripts/coverage.mjs <folder> <maps>
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const [folder, maps] = process.argv.slice(2);
if (folder === undefined || maps === undefined) throw new Error('node scripts/coverage.mjs <folder> <maps>');

/** Per file of the bundle: its text, and for each character whether it ran in some process. */
const chunks = new Map(
  readdirSync(dist)
    .filter((name) => name.endsWith('.cjs'))
    .map((name) => {
      const text = readFileSync(join(dist, name), 'utf8');
      return [pathToFileURL(join(dist, name)).href, { name, text, ran: new Uint8Array(text.length), loaded: false }];
    }),
);

let cut = 0;
for (const name of readdirSync(folder)) {
  const { result } = read(join(folder, name));
  for (const { url, functions } of result) {
    const chunk = chunks.get(url);
    if (chunk === undefined) continue;
    chunk.loaded = true;
    // V8 lists outer functions first, and within one the outer block first: the last one that covers a character counts.
    const here = new Uint8Array(chunk.text.length);
    for (const { ranges } of functions)
      for (const { startOffset, endOffset, count } of ranges) here.fill(count > 0 ? 1 : 0, startOffset, endOffset);
    here.forEach((ran, i) => {
      if (ran === 1) chunk.ran[i] = 1;
    });
  }
}

/** A process that was killed while it wrote leaves half a file, which counts for nothing. */
function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    cut += 1;
    return { result: [] };
  }
}

const DIGITS = new Map(
  [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].map((sign, i) => [sign, i]),
);

/** The numbers of one segment of a source map (base64 VLQ). */
function numbersOf(segment) {
  const numbers = [];
  let value = 0;
  let shift = 0;
  for (const sign of segment) {
    const digit = DIGITS.get(sign) ?? 0;
    value += (digit & 31) * 2 ** shift;
    shift += 5;
    if (digit & 32) continue;
    numbers.push(value % 2 === 1 ? -Math.floor(value / 2) : value / 2);
    value = 0;
    shift = 0;
  }
  return numbers;
}

/** Source file to its lines: true for one that ran. */
const lines = new Map();
for (const { name, text, ran } of chunks.values()) {
  const { sources, mappings } = JSON.parse(readFileSync(join(maps, `${name}.map`), 'utf8'));
  let [source, line] = [0, 0];
  let start = 0;
  for (const row of mappings.split(';')) {
    let column = 0;
    for (const segment of row === '' ? [] : row.split(',')) {
      const [step, sourceStep, lineStep] = numbersOf(segment);
      column += step;
      if (sourceStep === undefined) continue;
      source += sourceStep;
      line += lineStep;
      const path = posix.normalize(sources[source].replaceAll('\\', '/')).replace(/^(?:\.\.\/)+/, '');
      if (!path.startsWith('src/')) continue;
      const of = lines.get(path) ?? new Map();
      lines.set(path, of);
      of.set(line, of.get(line) === true || ran[start + column] === 1);
    }
    start = text.indexOf('\n', start) + 1;
  }
}

const sum = (paths) => {
  const all = paths.flatMap((path) => [...lines.get(path).values()]);
  const ran = all.filter(Boolean).length;
  return { ran, all: all.length, percent: all.length === 0 ? 100 : (100 * ran) / all.length };
};
const show = (name, { ran, all, percent }) =>
  console.log(`${percent.toFixed(1).padStart(6)} %  ${String(ran).padStart(6)} of ${String(all).padEnd(6)} ${name}`);

const paths = [...lines.keys()].sort();
const roomOf = (path) => /^src\/(?:vendors\/[^/]+|[^/]+)/.exec(path)?.[0] ?? path;
console.log('Lines of the built program that ran in the tests, by room:');
for (const room of new Set(paths.map(roomOf))) show(room, sum(paths.filter((path) => roomOf(path) === room)));
console.log('The files with most lines that never ran:');
const missing = (path) => sum([path]).all - sum([path]).ran;
for (const path of [...paths].sort((a, b) => missing(b) - missing(a)).slice(0, 12)) show(path, sum([path]));
show('the whole program', sum(paths));

if (cut > 0) console.log(`${cut} processes were killed before they had written what they ran`);
const unloaded = [...chunks.values()].filter(({ loaded }) => !loaded).map(({ name }) => name);
console.log(`${chunks.size - unloaded.length} of ${chunks.size} files of the bundle were loaded`);
for (const name of unloaded) console.error(`never loaded by a test: dist/${name}`);
process.exitCode = unloaded.length === 0 ? 0 : 1;

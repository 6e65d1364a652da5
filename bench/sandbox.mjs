// The sandbox's figures: start until ready, accepted pushes against a bare node:http server that reads the same bytes and answers the
// same bytes with the same headers (which is checked), and memory as messages pile up. Alternating runs in one go; `node bench/sandbox.mjs --write` puts the table into docs/benchmarks.md.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { cpus } from 'node:os';
import { join } from 'node:path';

const STARTS = 11;
const ROUNDS = 7;
const PUSHES = 20_000;
const CONNECTIONS = 16;
const bin = join(process.cwd(), 'bin', 'tim-push.js');
const demo = {
  appId: 100000007,
  appKey: 'de300000000000000000000000000001',
  secret: 'de300000-0000-4000-8000-0000000000ff',
};
const token = '16000000000000000000001';

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** A process that says where it listens in its first line. */
function start(args) {
  const before = process.hrtime.bigint();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    let text = '';
    child.on('error', reject);
    child.stdout.on('data', (part) => {
      text += part;
      if (!text.includes('\n')) return;
      const tookMs = Number(process.hrtime.bigint() - before) / 1e6;
      resolve({ child, tookMs, url: new URL(JSON.parse(text.split('\n')[0]).url) });
    });
  });
}

const stop = ({ child }) =>
  new Promise((resolve) => {
    child.on('close', resolve);
    child.kill('SIGTERM');
  });

const BARE = `const http = require('node:http');
const server = http.createServer({ keepAliveTimeout: 30000 }, (request, response) => {
  const parts = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', () => {
    Buffer.concat(parts);
    response.setHeader('Content-Type', 'application/json;charset=UTF-8');
    response.end('{"result":0,"desc":"success","taskId":"104388425049340150"}');
  });
});
server.listen(0, '127.0.0.1', () => console.log(JSON.stringify({ url: 'http://127.0.0.1:' + server.address().port })));
process.on('SIGTERM', () => { server.closeAllConnections(); server.close(); });`;

async function signIn(url) {
  const timestamp = Date.now();
  const sign = createHash('md5').update(`${demo.appId}${demo.appKey}${timestamp}${demo.secret}`).digest('hex');
  const response = await fetch(new URL('/vivo/message/auth', url), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ appId: demo.appId, appKey: demo.appKey, timestamp, sign }),
  });
  return (await response.json()).authToken;
}

let count = 0;
function pushRequest(authToken) {
  count += 1;
  const body = JSON.stringify({
    appId: demo.appId,
    regId: token,
    notifyType: 1,
    title: 'Lunch?',
    content: 'Noodles at one. Bring an umbrella, it may rain.',
    skipType: 1,
    requestId: `bench-${count}`,
    pushMode: 1,
  });
  return `POST /vivo/message/send HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nauthToken: ${authToken}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

/** A whole answer with date and task id left open: the bare server has to do the sandbox's writing, not less and not more. */
function answerShape(url, authToken) {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(url.port), '127.0.0.1', () => socket.write(pushRequest(authToken)));
    let text = '';
    socket.on('error', reject);
    socket.on('data', (part) => {
      text += part.toString('latin1');
      if (!text.endsWith('}')) return;
      socket.destroy();
      const lines = text
        .replace(/Date: [^\r]*/, 'Date: …')
        .replace(/"taskId":"\d{18}"/, '"taskId":"…"')
        .split('\r\n');
      resolve(lines.sort().join('\n'));
    });
  });
}

/** User and system time of a process so far, in microseconds; only Linux tells it this finely. */
function cpuTime({ child }) {
  try {
    const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10_000;
  } catch {
    return Number.NaN;
  }
}

/** Sends over kept connections, one request after the other on each; gives back the requests per second. */
async function load(url, authToken, pushes) {
  let left = pushes;
  let accepted = 0;
  const before = process.hrtime.bigint();
  await Promise.all(
    Array.from(
      { length: CONNECTIONS },
      () =>
        new Promise((resolve, reject) => {
          const socket = connect(Number(url.port), '127.0.0.1');
          socket.setNoDelay(true);
          let text = '';
          const next = () => {
            if (left <= 0) {
              socket.end();
              resolve();
              return;
            }
            left -= 1;
            socket.write(pushRequest(authToken));
          };
          socket.on('connect', next);
          socket.on('error', reject);
          socket.on('data', (part) => {
            text += part.toString('latin1');
            const head = text.indexOf('\r\n\r\n');
            if (head === -1) return;
            const chunked = /transfer-encoding: chunked/i.test(text.slice(0, head));
            const length = Number(/content-length: (\d+)/i.exec(text.slice(0, head))?.[1] ?? 0);
            if (chunked ? !text.endsWith('0\r\n\r\n') : text.length < head + 4 + length) return;
            if (text.includes('"result":0')) accepted += 1;
            text = '';
            next();
          });
        }),
    ),
  );
  const seconds = Number(process.hrtime.bigint() - before) / 1e9;
  if (accepted !== pushes) throw new Error(`${accepted} of ${pushes} accepted`);
  return pushes / seconds;
}

const residentMb = ({ child }) => Number(spawnSync('ps', ['-o', 'rss=', '-p', String(child.pid)]).stdout) / 1024;
const sandboxArgs = [bin, 'sandbox', '--port', '0', '--tls-port', '0', '--json'];
const row = (figure, goal, isMet, value, more) =>
  `| ${figure} | ${goal} | ${value} | ${more} | ${isMet ? 'met' : 'missed'} |`;
const range = (values, digits, unit) =>
  `${median(values).toFixed(digits)}${unit} (${Math.min(...values).toFixed(digits)}–${Math.max(...values).toFixed(digits)})`;

// Start: the first one may have to make keys and is not counted.
await stop(await start(sandboxArgs));
const starts = [];
const empty = [];
for (let i = 0; i < STARTS; i += 1) {
  const before = process.hrtime.bigint();
  spawnSync(process.execPath, ['-e', '0']);
  empty.push(Number(process.hrtime.bigint() - before) / 1e6);
  const sandbox = await start(sandboxArgs);
  starts.push(sandbox.tookMs);
  await stop(sandbox);
}

// Pushes: both servers run all the time and are loaded in turn.
const sandbox = await start(sandboxArgs);
const bare = await start(['-e', BARE]);
const authToken = await signIn(sandbox.url);
const [said, wanted] = [await answerShape(bare.url, authToken), await answerShape(sandbox.url, authToken)];
if (said !== wanted) throw new Error(`the bare server answers\n${said}\nand the sandbox\n${wanted}`);
await load(bare.url, authToken, PUSHES);
await load(sandbox.url, authToken, PUSHES);
const rates = { sandbox: [], bare: [] };
const cpu = { sandbox: 0, bare: 0 };
for (let i = 0; i < ROUNDS; i += 1) {
  // Now the one first, now the other: what the machine does meanwhile hits both alike.
  const order = i % 2 === 0 ? ['bare', 'sandbox'] : ['sandbox', 'bare'];
  for (const name of order) {
    const server = name === 'bare' ? bare : sandbox;
    const before = cpuTime(server);
    rates[name].push(await load(server.url, authToken, PUSHES));
    cpu[name] += cpuTime(server) - before;
  }
}
const ratios = rates.sandbox.map((rate, i) => rate / rates.bare[i]);
const cpuEach = (name) => (cpu[name] / ROUNDS / PUSHES).toFixed(0);
await stop(bare);
await stop(sandbox);

// Memory: one sandbox in a process that collects its garbage on request, messages without end. What the system holds back is noise.
const LIBRARY = `import { startSandbox } from 'tim-push';
const sandbox = await startSandbox();
console.log(JSON.stringify({ url: sandbox.url }));
process.on('SIGUSR2', () => { gc(); console.log(process.memoryUsage().heapUsed); });
process.on('SIGTERM', () => sandbox.close());`;
const full = await start(['--expose-gc', '--input-type=module', '-e', LIBRARY]);
const fullToken = await signIn(full.url);
const heapMb = () =>
  new Promise((resolve) => {
    full.child.stdout.once('data', (part) => resolve(Number(part) / 1e6));
    full.child.kill('SIGUSR2');
  });
await load(full.url, fullToken, 10_000);
const early = await heapMb();
await load(full.url, fullToken, 90_000);
const late = await heapMb();
const resident = residentMb(full);
await stop(full);

const lines = [
  row(
    'sandbox, all vendors, process start until ready',
    '≤ 300 ms',
    median(starts) <= 300,
    range(starts, 0, ' ms'),
    `\`node -e 0\` ${median(empty).toFixed(0)} ms`,
  ),
  row(
    'accepted pushes (vivo, HTTP/1.1) against bare `node:http`',
    '≥ 0.5 ×',
    median(ratios) >= 0.5,
    range(ratios, 2, ' ×'),
    `${median(rates.sandbox).toFixed(0)} / ${median(rates.bare).toFixed(0)} per second, ${cpuEach('sandbox')} / ${cpuEach('bare')} µs of CPU each`,
  ),
  row(
    'heap after 100,000 messages against 10,000',
    '≤ 1.3 ×',
    late / early <= 1.3,
    `${(late / early).toFixed(2)} ×`,
    `${late.toFixed(0)} MB / ${early.toFixed(0)} MB of heap, ${resident.toFixed(0)} MB resident`,
  ),
];
const table = `| Figure | Goal | Median (min–max) | Beside | |\n| --- | --- | --- | --- | --- |\n${lines.join('\n')}\n`;
console.log(table);
if (process.argv.includes('--write')) {
  const about = `${STARTS} starts, ${ROUNDS} alternating rounds of ${PUSHES} pushes over ${CONNECTIONS} connections, after one round that is not counted. Node ${process.version}, ${process.platform}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}. Make them again with \`node bench/sandbox.mjs --write\`.`;
  // Only this section is exchanged; what is before and behind it belongs to the other benchmarks.
  const sections = readFileSync('docs/benchmarks.md', 'utf8').split(/\n(?=## )/);
  const others = sections.filter((section) => !section.startsWith('## Sandbox\n')).map((section) => section.trimEnd());
  writeFileSync('docs/benchmarks.md', `${[...others, `## Sandbox\n\n${about}\n\n${table}`.trimEnd()].join('\n\n')}\n`);
}

// Sends 2,000 APNs pushes through nginx, haproxy, h2o, caddy, apache and Go's server, with and without --retries 0, and looks whether each push arrived exactly
// once. Run before a release: node bench/foreign/run.mjs. The programs come with the system (Debian: nginx haproxy h2o caddy apache2 golang); one that is missing
// is said, and fails the run unless --skip-missing is there.
import { spawn, spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect, createServer as createTcp } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bin, certificate, runNode, SHORT, tokenMakers } from '../kit.mjs';
import { servers } from './servers.mjs';

const COUNT = 2000;

/** Answers as APNs does and counts each device token. */
async function startBackend() {
  const taken = new Map();
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      const token = request.url.split('/').at(-1);
      taken.set(token, (taken.get(token) ?? 0) + 1);
      response.writeHead(200, { 'apns-id': request.headers['apns-id'] ?? '' }).end();
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, taken, port: server.address().port };
}

const freePort = () =>
  new Promise((resolve) => {
    const probe = createTcp().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

async function isUp(port) {
  for (let i = 0; i < 100; i += 1) {
    const up = await new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false));
      socket.on('connect', () => socket.destroy());
    });
    if (up) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('it does not listen');
}

const isInstalled = (program) => spawnSync('sh', ['-c', `command -v ${program}`], { stdio: 'ignore' }).status === 0;

async function send(folder, port, retries) {
  const home = mkdtempSync(join(folder, 'run-'));
  writeFileSync(
    join(home, 'tim-push.config.json'),
    JSON.stringify({
      apple_bundle_id: 'com.example.chat',
      apple_environment: 'production',
      apple_key_file: '../key.p8',
      apple_key_id: 'FOREIGNKEY',
      apple_team_id: 'FOREIGNTM1',
      endpoints: { apns: `https://localhost:${port}` },
    }),
    { mode: 0o600 },
  );
  const words = ['send', '--vendor', 'apns', '--tokens', '../tokens.txt', '--title', SHORT.title, '--body', SHORT.body];
  const run = await runNode(
    [
      bin,
      ...words,
      '--yes',
      '--json',
      '--rate',
      'none',
      '--ca-file',
      '../cert.pem',
      ...(retries ? [] : ['--retries', '0']),
    ],
    { cwd: home },
  );
  if (run.stdout.trim() === '') throw new Error(run.stderr.slice(0, 500));
  return { ...JSON.parse(run.stdout), exit: run.code, tookMs: run.tookMs };
}

const folder = mkdtempSync(join(tmpdir(), 'tim-push-foreign-'));
// The servers' own users read it.
chmodSync(folder, 0o755);
const write = (name, text, mode = 0o600) => {
  writeFileSync(join(folder, name), text, { mode });
  return join(folder, name);
};
const tls = certificate();
const cert = write('cert.pem', tls.cert, 0o644);
const key = write('key.pem', tls.key);
write('key.p8', generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }));
write('tokens.txt', Array.from({ length: COUNT }, (_, i) => `${tokenMakers.apns(i)}\n`).join(''));

const backend = await startBackend();
const only = process.argv.find((word) => word.startsWith('--only='))?.slice(7);
const lines = [
  '| Server | Retries | Accepted | Other ends | Arrived once | Twice | Missing | Seconds |',
  '|---|---|---|---|---|---|---|---|',
];
let failed = false;
for (const [name, { program, start }] of Object.entries(servers)) {
  if (only !== undefined && !name.includes(only)) continue;
  if (!isInstalled(program)) {
    lines.push(`| ${name} | | not installed | | | | | |`);
    failed ||= !process.argv.includes('--skip-missing');
    continue;
  }
  const place = join(folder, name.replace(/\W+/g, '-'));
  mkdirSync(place);
  const port = await freePort();
  const read = (path) => readFileSync(path, 'utf8');
  const [command, args] = start({ folder: place, port, backend: backend.port, cert, key, read });
  const child = spawn(command, args, { cwd: place, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (bytes) => {
    said = (said + bytes).slice(-2000);
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  try {
    await Promise.race([isUp(port), ended.then(() => Promise.reject(new Error(`it ended: ${said}`)))]);
    for (const retries of [true, false]) {
      backend.taken.clear();
      const { summary, run, tookMs } = await send(folder, port, retries);
      const counts = [...backend.taken.values()];
      const once = counts.filter((count) => count === 1).length;
      const twice = counts.filter((count) => count > 1).length;
      const { accepted, ...others } = summary;
      const rest = Object.entries(others).filter(([, count]) => count > 0);
      const reasons = (run?.reasons ?? []).map((one) => `${one.code} ${one.count}`);
      if (accepted !== COUNT || once !== COUNT) failed = true;
      const words =
        rest.length === 0 ? 'none' : [...rest.map(([word, count]) => `${word} ${count}`), ...reasons].join(', ');
      lines.push(
        `| ${name} | ${retries ? 'usual' : '0'} | ${accepted} | ${words} | ${once} | ${twice} | ${COUNT - counts.length} | ${(tookMs / 1000).toFixed(1)} |`,
      );
      console.error(lines.at(-1));
    }
  } catch (error) {
    failed = true;
    lines.push(`| ${name} | | failed: ${String(error.message).replace(/\s+/g, ' ').slice(0, 200)} | | | | | |`);
    console.error(lines.at(-1));
  } finally {
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), 3000);
    await ended;
    clearTimeout(late);
  }
}
backend.server.close();
backend.server.closeAllConnections();
rmSync(folder, { recursive: true, force: true });
console.log(lines.join('\n'));
process.exitCode = failed ? 1 : 0;

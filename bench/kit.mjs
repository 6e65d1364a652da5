// What the rows share: a temporary folder with config, keys and token files, the neutral server, processes that are timed, and medians.
import { fork, spawn, spawnSync } from 'node:child_process';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import forge from 'node-forge';

export const bin = join(process.cwd(), 'bin', 'tim-push.js');
export const MESSAGE = { title: 'Message from Alice', body: 'Are you coming along tonight? '.repeat(30).trim() };
export const SHORT = { title: 'Message from Alice', body: 'Are you coming along tonight? We meet at seven.' };

export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** A certificate for localhost that is its own authority, good for a day. */
export function certificate() {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const made = forge.pki.createCertificate();
  made.publicKey = forge.pki.publicKeyFromPem(publicKey);
  made.serialNumber = '01';
  made.validity.notBefore = new Date(Date.now() - 3_600_000);
  made.validity.notAfter = new Date(Date.now() + 86_400_000);
  const name = [{ name: 'commonName', value: 'localhost' }];
  made.setSubject(name);
  made.setIssuer(name);
  made.setExtensions([
    { name: 'basicConstraints', cA: true },
    {
      name: 'subjectAltName',
      altNames: [
        { type: 2, value: 'localhost' },
        { type: 7, ip: '127.0.0.1' },
      ],
    },
  ]);
  made.sign(forge.pki.privateKeyFromPem(privateKey), forge.md.sha256.create());
  return { key: privateKey, cert: forge.pki.certificateToPem(made) };
}

export const tokenMakers = {
  apns: (i) => createHash('sha256').update(`apns ${i}`).digest('hex'),
  fcm: (i) => {
    const hash = createHash('sha256').update(`fcm ${i}`);
    const instance = hash.copy().digest('base64url').slice(0, 22);
    return `${instance}:APA91b`.padEnd(163, hash.digest('hex'));
  },
  xiaomi: (i) => createHash('sha256').update(`xiaomi ${i}`).digest().subarray(0, 30).toString('base64'),
};

/** Opens everything once; `close` removes it again. */
export async function openKit() {
  const folder = mkdtempSync(join(tmpdir(), 'tim-push-bench-'));
  const tls = certificate();
  const server = fork(new URL('server.mjs', import.meta.url), [JSON.stringify(tls)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const told = () => new Promise((resolve) => server.once('message', resolve));
  const ports = await told();
  const secure = `https://localhost:${ports.http2}`;
  const rotating = `https://localhost:${ports.rotating}`;
  const plain = `http://127.0.0.1:${ports.http1}`;
  const apnsKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({
    type: 'pkcs8',
    format: 'pem',
  });
  const account = JSON.stringify({
    type: 'service_account',
    project_id: 'bench',
    private_key_id: 'b'.repeat(40),
    private_key: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
      type: 'pkcs8',
      format: 'pem',
    }),
    client_email: 'bench@bench.iam.gserviceaccount.com',
    token_uri: 'https://oauth2.googleapis.com/token',
  });
  const write = (name, content) => writeFileSync(join(folder, name), content, { mode: 0o600 });
  write('ca.pem', tls.cert);
  write('key.p8', apnsKey);
  write('account.json', account);
  const config = (secure) =>
    JSON.stringify({
      package_name: 'com.example.chat',
      apple_bundle_id: 'com.example.chat',
      apple_environment: 'production',
      apple_key_file: 'key.p8',
      apple_key_id: 'BENCHKEY12',
      apple_team_id: 'BENCHTEAM1',
      google_service_account: { file: 'account.json' },
      vivo_app_id: '105512345',
      vivo_app_key: 'k'.repeat(32),
      vivo_app_secret: 's'.repeat(32),
      mi_app_id: '2882303761500000001',
      mi_app_key: '5000000000001',
      mi_app_secret: 'ZGVtb2RlbW9kZW1vZGVtbw==',
      mi_channel_id: '100001',
      endpoints: { apns: secure, fcm: { push: secure, auth: plain, info: plain }, vivo: plain, xiaomi: plain },
    });
  write('tim-push.config.json', config(secure));
  write('rotating.json', config(rotating));
  return {
    folder,
    ports,
    secure,
    plain,
    ca: tls.cert,
    apnsKey,
    account,
    /** A file of so many invented device tokens. */
    tokens(kind, count) {
      const path = join(folder, `${kind}-${count}.txt`);
      let text = '';
      for (let i = 0; i < count; i += 1) text += `${tokenMakers[kind](i)}\n`;
      writeFileSync(path, text);
      return path;
    },
    /** Answers over HTTP/1.1 wait for so long from now on. */
    delay(ms) {
      server.send({ delayMs: ms });
    },
    /** What arrived since the last report. */
    report() {
      const answer = told();
      server.send('report');
      return answer;
    },
    read: (name) => readFileSync(join(folder, name), 'utf8'),
    close() {
      server.disconnect();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Runs Node to its end; gives back what it wrote and how long the whole process took. */
export function runNode(args, { cwd, env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const before = process.hrtime.bigint();
    const child = spawn(process.execPath, args, {
      cwd,
      env: { ...process.env, NO_COLOR: '1', LANG: 'C', TIM_PUSH_CACHE_DIR: join(cwd ?? '.', 'cache'), ...env },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (part) => {
      stdout += part;
    });
    child.stderr.on('data', (part) => {
      stderr += part;
    });
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({ code, stdout, stderr, tookMs: Number(process.hrtime.bigint() - before) / 1e6 }),
    );
  });
}

/** The same without a promise, for whole-process times of small commands. */
export function timeNode(args, cwd) {
  const before = process.hrtime.bigint();
  const { status, error } = spawnSync(process.execPath, args, {
    cwd,
    stdio: 'ignore',
    env: { ...process.env, NO_COLOR: '1', TIM_PUSH_CACHE_DIR: join(cwd, 'cache') },
  });
  if (error || status !== 0) throw error ?? new Error(`${args.join(' ')} ended with ${status}`);
  return Number(process.hrtime.bigint() - before) / 1e6;
}

// A bare loop over node:http with keep-alive that posts the very bodies of tim-push, as many at once as tim-push does, and reads each answer.
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';

const { port, sample, tokens: file, batch, atOnce } = JSON.parse(process.argv[2]);
const tokens = readFileSync(file, 'utf8').trim().split('\n');
const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
const { 'content-length': _length, host: _host, connection: _connection, ...headers } = sample.headers;
const form = new URLSearchParams(sample.body);
let next = 0;
const post = (body) =>
  new Promise((resolve, reject) => {
    const sending = request(
      {
        port,
        host: '127.0.0.1',
        path: sample.path,
        method: 'POST',
        agent,
        headers: { ...headers, 'Content-Length': Buffer.byteLength(body) },
      },
      (answer) => {
        const parts = [];
        answer.on('data', (part) => parts.push(part));
        answer.on('end', () => resolve(JSON.parse(Buffer.concat(parts).toString())));
      },
    );
    sending.on('error', reject);
    sending.end(body);
  });
const lane = async () => {
  while (next < tokens.length) {
    const some = tokens.slice(next, next + batch);
    next += batch;
    form.set('registration_id', some.join(','));
    await post(form.toString());
  }
};
await Promise.all(Array.from({ length: atOnce }, lane));
agent.destroy();

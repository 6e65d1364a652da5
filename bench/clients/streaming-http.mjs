// The least that keeps the promises of `--tokens`: reads the file as a stream, drops duplicates by hash, posts lists of a thousand and gives each device token its
// own result. No checks of shape, no rate, no repeats, no journal, no report. Says how far from a bare loop any such program is.
import { hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Agent, request } from 'node:http';

const { port, sample, tokens: file, batch, atOnce } = JSON.parse(process.argv[2]);
const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
const { 'content-length': _length, host: _host, connection: _connection, ...headers } = sample.headers;
const form = new URLSearchParams(sample.body);
const counts = { accepted: 0 };
const post = (list) =>
  new Promise((resolve, reject) => {
    form.set('registration_id', list.join(','));
    const body = form.toString();
    const options = { port, host: '127.0.0.1', path: sample.path, method: 'POST', agent };
    const sending = request(
      { ...options, headers: { ...headers, 'Content-Length': Buffer.byteLength(body) } },
      (answer) => {
        const parts = [];
        answer.on('data', (part) => parts.push(part));
        answer.on('end', () => {
          const { code, data } = JSON.parse(Buffer.concat(parts).toString());
          resolve(list.map((token) => ({ token, status: code === 0 ? 'accepted' : 'rejected', messageId: data.id })));
        });
      },
    );
    sending.on('error', reject);
    sending.end(body);
  });

const seen = new Set();
const underWay = new Set();
let list = [];
const send = async () => {
  const call = post(list).then((results) => {
    for (const { status } of results) counts[status] += 1;
    underWay.delete(call);
  });
  list = [];
  underWay.add(call);
  if (underWay.size >= atOnce) await Promise.race(underWay);
};
let rest = '';
for await (const chunk of createReadStream(file, 'utf8')) {
  const lines = (rest + chunk).split('\n');
  rest = lines.pop();
  for (const line of lines) {
    const token = line.trim();
    const name = hash('sha256', token, 'base64');
    if (token === '' || seen.has(name)) continue;
    seen.add(name);
    list.push(token);
    if (list.length === batch) await send();
  }
}
if (list.length > 0) await send();
await Promise.all(underWay);
agent.destroy();
console.log(JSON.stringify({ sent: counts.accepted }));

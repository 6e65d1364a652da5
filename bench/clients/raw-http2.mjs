// Raw node:http2 with the very headers and bodies of tim-push: one connection, as many streams as the server allows, nothing else.
import { readFileSync } from 'node:fs';
import { connect } from 'node:http2';

const { origin, ca, sample, tokens: file, kind, window } = JSON.parse(process.argv[2]);
const tokens = readFileSync(file, 'utf8').trim().split('\n');
const session = connect(origin, { ca });
const headers = Object.fromEntries(Object.entries(sample.headers).filter(([name]) => !name.startsWith(':')));
const first = kind === 'fcm' ? JSON.parse(sample.body).message.token : '';
const [before, after] = kind === 'fcm' ? sample.body.split(first) : [];
let next = 0;
let open = 0;
const pump = () => {
  while (open < window && next < tokens.length) {
    const token = tokens[next];
    next += 1;
    open += 1;
    const path = kind === 'fcm' ? sample.path : `/3/device/${token}`;
    const stream = session.request({ ...headers, ':method': 'POST', ':path': path });
    stream.resume();
    stream.on('error', () => {});
    stream.on('close', () => {
      open -= 1;
      if (next < tokens.length) pump();
      else if (open === 0) session.close();
    });
    stream.end(kind === 'fcm' ? before + token + after : sample.body);
  }
};
session.on('remoteSettings', pump);

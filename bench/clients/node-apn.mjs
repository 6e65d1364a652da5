// @parse/node-apn as its README shows it: calls of so many tokens, one after the other.
import { readFileSync } from 'node:fs';
import apn from '@parse/node-apn';

const { port, ca, key, tokens: file, size, title, body } = JSON.parse(process.argv[2]);
const tokens = readFileSync(file, 'utf8').trim().split('\n');
const provider = new apn.Provider({
  token: { key, keyId: 'BENCHKEY12', teamId: 'BENCHTEAM1' },
  ca: [ca],
  address: 'localhost',
  port,
  production: true,
});
const note = new apn.Notification();
note.topic = 'com.example.chat';
note.pushType = 'alert';
note.alert = { title, body };
let sent = 0;
let failed = 0;
let reason = '';
for (let i = 0; i < tokens.length; i += size) {
  const result = await provider.send(note, tokens.slice(i, i + size));
  sent += result.sent.length;
  failed += result.failed.length;
  reason ||= String(result.failed[0]?.error?.message ?? result.failed[0]?.response?.reason ?? '');
}
console.log(JSON.stringify({ sent, failed, reason }));
await provider.shutdown();
process.exit();

// firebase-admin's sendEach in calls of 500. It has no setting for the address, so its connections are led to the benchmark's server; and
// it writes a colon into the :scheme header that Google takes and Node's server does not, so that one character is put right on the way.
import { readFileSync } from 'node:fs';
import { createRequire, syncBuiltinESMExports } from 'node:module';

const { port, ca, account, tokens: file, title, body } = JSON.parse(process.argv[2]);
const http2 = createRequire(import.meta.url)('node:http2');
const { connect } = http2;
http2.connect = () => {
  const session = connect(`https://localhost:${port}`, { ca });
  const { request } = session;
  session.request = (headers, options) => request.call(session, { ...headers, ':scheme': 'https' }, options);
  return session;
};
syncBuiltinESMExports();
const { initializeApp } = await import('firebase-admin/app');
const { getMessaging } = await import('firebase-admin/messaging');

const credential = { getAccessToken: async () => ({ access_token: 'bench-token', expires_in: 3599 }) };
const messaging = getMessaging(initializeApp({ credential, projectId: JSON.parse(account).project_id }));
const tokens = readFileSync(file, 'utf8').trim().split('\n');
let sent = 0;
let failed = 0;
let reason = '';
for (let i = 0; i < tokens.length; i += 500) {
  const messages = tokens.slice(i, i + 500).map((token) => ({ token, notification: { title, body } }));
  const result = await messaging.sendEach(messages);
  sent += result.successCount;
  failed += result.failureCount;
  reason ||= String(result.responses.find((one) => !one.success)?.error?.message ?? '');
}
console.log(JSON.stringify({ sent, failed, reason: reason.slice(0, 200) }));
process.exit();

// Sends one message to many device tokens out of a program, forgets dead tokens, and stops in good order on Ctrl-C.
// Here against the sandbox, so that it runs anywhere: leave `sandbox` out to reach real phones with the config beside it.
import { send, startSandbox } from 'tim-push';

const sandbox = await startSandbox();
const stop = new AbortController();
process.once('SIGINT', () => stop.abort());

/** Stands in for a table of users and their device tokens. */
const table = new Map([
  ['alice', { vendor: 'vivo', token: '16000000000000000000001' }],
  ['bob', { vendor: 'vivo', token: '26000000000000000000002' }],
]);

const { summary } = await send({
  sandbox: sandbox.url,
  message: { title: 'Lunch?', body: 'Noodles at one.', conversation: 'group_lunch', ttlSeconds: 3600 },
  to: table.values(),
  signal: stop.signal,
  onResult({ token, status, problem }) {
    const [user] = [...table].find(([, device]) => device.token === token) ?? ['?'];
    console.log(user, status, problem?.code ?? '');
    if (status !== 'rejected') return;
    console.log(`  ${problem?.fix[0] ?? ''}`);
    table.delete(user);
  },
});
console.log(summary);
await sandbox.close();

// What the example promises: one push out, one dead token forgotten.
if (summary.accepted !== 1 || table.size !== 1) process.exitCode = 1;

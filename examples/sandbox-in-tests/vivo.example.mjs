// A sender of your own against the sandbox: sign in at vivo, push, and look at what arrived. Run: node vivo.example.mjs
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { startSandbox } from 'tim-push';

// The sandbox's demo app; the values are invented and public.
const appId = 100000007;
const appKey = 'de300000000000000000000000000001';
const appSecret = 'de300000-0000-4000-8000-0000000000ff';

const sandbox = await startSandbox();
const post = async (path, body, headers = {}) => {
  const response = await fetch(`${sandbox.url}/vivo${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return response.json();
};

const timestamp = Date.now();
const sign = createHash('md5').update(`${appId}${appKey}${timestamp}${appSecret}`).digest('hex');
const { authToken } = await post('/message/auth', { appId, appKey, timestamp, sign });
const pushed = await post(
  '/message/send',
  {
    appId,
    regId: '16000000000000000000001',
    notifyType: 4,
    title: 'Lunch?',
    content: 'Noodles at one.',
    skipType: 1,
    requestId: 'example-1',
    pushMode: 1,
  },
  { authToken },
);
assert.equal(pushed.result, 0);
const message = await sandbox.waitFor({ vendor: 'vivo', status: 'accepted' });
assert.equal(message.pushes[0].title, 'Lunch?');
console.log(`accepted as task ${pushed.taskId}; the sandbox holds it as message ${message.id}`);
await sandbox.close();

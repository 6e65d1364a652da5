// A sender of your own, tested against the sandbox: sign in at vivo, push, and look at what arrived. Run: node vivo.example.mjs
import { createHash } from 'node:crypto';
import { startSandbox } from 'tim-push';

const sandbox = await startSandbox();
const post = async (path, body, headers = {}) =>
  (await fetch(`${sandbox.url}/vivo${path}`, { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(body) })).json();

const devices = sandbox.world.devices().filter((device) => device.vendor === 'vivo' && device.fate === 'ok');
const [appId, appKey, appSecret] = [process.env.DEMO_APP_ID ?? '', process.env.DEMO_APP_KEY ?? '', process.env.DEMO_APP_SECRET ?? ''];
const timestamp = Date.now();
const sign = createHash('md5').update(`${appId}${appKey}${timestamp}${appSecret}`).digest('hex');
const answer = await post('/message/auth', { appId: Number(appId), appKey, timestamp, sign });
console.log('auth', answer.result, answer.desc);
console.log(devices.length, 'demo device(s);', sandbox.store.list({ vendor: 'vivo' }).length, 'request(s) heard');
await sandbox.close();

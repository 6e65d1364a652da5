// A test suite against the sandbox: act, wait, assert; break things on purpose. Run: npx vitest run --root examples/sandbox-in-vitest
import { connectSandbox, startSandbox } from 'tim-push';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createSender } from './sender.mjs';

// Under `tim-push sandbox exec -- npx vitest run` the sandbox is there already; otherwise it is started here.
const outer = process.env.TIM_PUSH_SANDBOX_URL;
const phone = { vendor: 'vivo', token: '16000000000000000000077' };
let sandbox;
let sender;

beforeAll(async () => {
  sandbox = outer === undefined ? await startSandbox() : await connectSandbox();
});
afterAll(() => sandbox.close?.());
beforeEach(async () => {
  await sandbox.reset();
  await sandbox.registerDevice(phone);
  sender = createSender({
    baseUrl: `${outer ?? sandbox.url}/vivo`,
    // The sandbox's demo app; the values are invented and public.
    appId: 100000007,
    appKey: 'de300000000000000000000000000001',
    appSecret: 'de300000-0000-4000-8000-0000000000ff',
    now: () => Date.now(),
  });
});

test('a push arrives with its title', async () => {
  await sender.send(phone.token, 'Lunch?', 'Noodles at one.');
  const message = await sandbox.waitFor({ token: phone.token, status: 'accepted' });
  expect(message.pushes[0]).toMatchObject({ title: 'Lunch?', body: 'Noodles at one.' });
});

test('the sender tries again after a 503', async () => {
  await sandbox.faults.add({ vendor: 'vivo', path: '/message/send', steps: [{ status: 503 }, { status: 503 }] });
  expect(await sender.send(phone.token, 'Lunch?', 'Noodles at one.')).toMatchObject({ attempt: 3, result: 0 });
});

test('the sender signs in again when its token is over', async () => {
  await sender.send(phone.token, 'Lunch?', 'Noodles at one.');
  await sandbox.faults.add({ vendor: 'vivo', do: { expiredToken: true }, times: 1 });
  expect(await sender.send(phone.token, 'Dinner?', 'Soup at seven.')).toMatchObject({ attempt: 2, result: 0 });
  expect(await sandbox.messages({ path: '/message/auth' })).toHaveLength(2);
});

test('a phone that lost the app is reported as gone', async () => {
  await sandbox.invalidateDevice(phone.vendor, phone.token);
  expect(await sender.send(phone.token, 'Lunch?', 'Noodles at one.')).toMatchObject({ isGone: true });
});

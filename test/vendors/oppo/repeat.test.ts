// OPPO's app_message_id: a push whose answer was lost is sent again with the same id, and the service delivers it once.
import { describe, expect, it } from 'vitest';
import { type HttpRequest, type HttpResponse, UnreachableError } from '../../../src/http/types.js';
import { oppo } from '../../../src/vendors/oppo/index.js';
import { openTestVendor, type TestVendor, testMessage } from '../../helpers/emulator-http.js';

const tokenOf = (fate: string): string =>
  oppo.emulator.demo.devices.find((device) => device.fate === fate)?.token ?? '';
const OK = tokenOf('ok');

const reset = (neverArrived = false): UnreachableError =>
  new UnreachableError({ reason: 'reset', host: 'h', message: 'the line broke', neverArrived });

type Fate = 'lost-on-the-way-there' | 'lost-on-the-way-back' | 'never-arrived' | Pick<HttpResponse, 'status' | 'body'>;

interface Sent {
  readonly id: string | undefined;
  readonly target: string;
}

/** A client whose first pushes fail in these ways, one after the other; later ones succeed. */
function connect(vendor: TestVendor, ...fates: Fate[]) {
  const requests: { readonly url: string; readonly messages: readonly Sent[] }[] = [];
  const client = oppo.connect({
    ...vendor.deps,
    clock: { ...vendor.deps.clock, sleep: async () => {} },
    http: {
      async request(request) {
        const messages = messagesOf(request);
        if (messages === undefined) return vendor.ask(request);
        requests.push({ url: request.url, messages });
        const fate = fates.shift();
        if (fate === undefined) return vendor.ask(request);
        if (typeof fate === 'object') return { ...fate, headers: {}, tookMs: 1 };
        if (fate === 'lost-on-the-way-back') await vendor.ask(request);
        throw reset(fate === 'never-arrived');
      },
    },
  });
  return { client, requests };
}

/** The pushes in a request; undefined if it is no push request. */
function messagesOf(request: HttpRequest): readonly Sent[] | undefined {
  const form = new URLSearchParams(String(request.body ?? ''));
  const text = form.get('messages') ?? form.get('message');
  if (text === null) return form.has('target_value') ? [] : undefined;
  const value = JSON.parse(text) as Message | readonly Message[];
  return [value].flat().map((one) => ({ id: one.notification.app_message_id, target: one.target_value }));
}

interface Message {
  readonly target_value: string;
  readonly notification: { readonly app_message_id?: string };
}

const two = { token: `CN_${'e'.repeat(32)}` };
const three = { token: `CN_${'f'.repeat(32)}` };

describe('oppo, a push in doubt', () => {
  it.each(['lost-on-the-way-there', 'lost-on-the-way-back'] as const)(
    'is sent again with the same id and delivered once: %s',
    async (fate) => {
      const vendor = openTestVendor(oppo, { strict: true });
      const { client, requests } = connect(vendor, fate, fate);
      expect(await client.send(testMessage(), [OK])).toMatchObject([{ status: 'accepted', attempts: 3 }]);
      expect(requests).toHaveLength(3);
      expect(new Set(requests.map(({ messages }) => messages[0]?.id)).size).toBe(1);
      expect(vendor.pushes()).toHaveLength(1);
    },
  );

  it('of a list keeps the id of each target, and a dead device token is still refused', async () => {
    const vendor = openTestVendor(oppo, { devices: [two, three] });
    const { client, requests } = connect(vendor, 'lost-on-the-way-back');
    const tokens = [OK, two.token, tokenOf('uninstalled'), three.token];
    expect(await client.send(testMessage(), tokens)).toMatchObject([
      { status: 'accepted', attempts: 2 },
      { status: 'accepted' },
      { status: 'rejected', problem: { code: 'oppo/10000' } },
      { status: 'accepted' },
    ]);
    expect(requests[1]?.messages).toEqual(requests[0]?.messages);
    expect(new Set(requests[0]?.messages.map(({ id }) => id)).size).toBe(4);
    const shown = vendor.pushes().map(({ token }) => token);
    for (const token of [OK, two.token, three.token]) expect(shown.filter((one) => one === token)).toHaveLength(1);
  });

  it('after an unreadable answer is sent again as well', async () => {
    const vendor = openTestVendor(oppo);
    const { client } = connect(vendor, { status: 502, body: '<html>bad gateway</html>' });
    expect(await client.send(testMessage(), [OK])).toMatchObject([{ status: 'accepted', attempts: 2 }]);
  });

  it('stays in doubt after the last retry, with the first failure', async () => {
    const vendor = openTestVendor(oppo);
    const { client, requests } = connect(vendor, 'lost-on-the-way-back', 'never-arrived', 'lost-on-the-way-there');
    const results = await client.send(testMessage(), [OK]);
    expect(results).toMatchObject([{ status: 'unreachable', attempts: 3, problem: { code: 'network/reset' } }]);
    // It may have arrived: a later retry would use a new id.
    expect(results[0]?.problem?.safeToRepeat).toBeUndefined();
    expect(new Set(requests.map(({ url }) => url)).size).toBe(1);
  });

  it.each([
    { name: 'the quota', body: '{"code":33,"message":"over limit"}' },
    { name: 'a limit of speed', body: '{"code":-2,"message":"flow control"}' },
  ])('stays in doubt when the retry is refused for $name: the first may have been accepted', async ({ body }) => {
    const { client } = connect(openTestVendor(oppo), 'lost-on-the-way-back', { status: 200, body });
    expect(await client.send(testMessage(), [OK])).toMatchObject([
      { status: 'unreachable', attempts: 2, problem: { code: 'network/reset' } },
    ]);
  });

  it('counts as accepted when OPPO answers that it knows the id (32); without an earlier attempt in doubt that is a refusal', async () => {
    const known = { status: 200, body: '{"code":32,"message":"data exists"}' };
    const repeated = connect(openTestVendor(oppo), 'lost-on-the-way-back', known);
    expect(await repeated.client.send(testMessage(), [OK])).toMatchObject([{ status: 'accepted', attempts: 2 }]);
    const first = connect(openTestVendor(oppo), known);
    expect(await first.client.send(testMessage(), [OK])).toMatchObject([
      { status: 'rejected', problem: { code: 'oppo/32' } },
    ]);
  });

  it('is not retried when no id makes it safe: a broadcast, or an id removed by --raw', async () => {
    const options = { 'oppo-batch': 'broadcast' };
    const broadcast = connect(openTestVendor(oppo, { devices: [two] }), 'lost-on-the-way-back');
    expect(await broadcast.client.send(testMessage({ options }), [OK, two.token])).toMatchObject([
      { status: 'unreachable', attempts: 1 },
      { status: 'unreachable', attempts: 1 },
    ]);
    expect(broadcast.requests).toHaveLength(1);
    const bare = connect(openTestVendor(oppo), 'lost-on-the-way-back');
    expect(await bare.client.send(testMessage({ raw: { app_message_id: null } }), [OK])).toMatchObject([
      { status: 'unreachable', attempts: 1 },
    ]);
    expect(bare.requests).toHaveLength(1);
  });

  it('sending one message twice gives two pushes', async () => {
    const vendor = openTestVendor(oppo);
    const { client } = connect(vendor);
    const message = testMessage();
    await client.send(message, [OK]);
    await client.send(message, [OK]);
    expect(vendor.pushes()).toHaveLength(2);
  });
});

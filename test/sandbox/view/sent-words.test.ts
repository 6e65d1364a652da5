// The text of a refused push is shown for every vendor, also when the emulator refused the request before reading the text.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type MessageDetail, startSandbox } from '../../../src/index.js';
import { vendors } from '../../../src/vendors/index.js';
import { control, type Sandbox } from '../../helpers/sandbox-calls.js';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

const words = { title: 'Lunch?', body: 'Noodles at one.', ext: '{"conversationID":"c2c_alice"}' };

/** The same request again without its credentials, or with another body. */
async function again(vendor: string, body?: string): Promise<MessageDetail> {
  const [sent] = await sandbox.messages({ vendor });
  const type = sent?.request.headers.find(([name]) => /^content-type$/i.test(name))?.[1] ?? 'application/json';
  await fetch(`${sandbox.url}/${vendor}${sent?.request.path}`, {
    method: 'POST',
    headers: { 'Content-Type': type, auth_token: 'none' },
    body: body ?? sent?.request.body ?? '',
  });
  const [refused] = await sandbox.messages({ vendor });
  return sandbox.message(refused?.id ?? '');
}

describe('text of a refused push', () => {
  it.each(Object.keys(vendors))('%s: title, text and ext, as if it had been accepted', async (vendor) => {
    await control(sandbox, 'POST', 'compose', { vendor, ...words });
    const refused = await again(vendor);
    expect(refused.refusedBy?.code).toMatch(/\S/);
    expect(refused.pushes).toEqual([expect.objectContaining({ accepted: false, ...words })]);
    const { json } = await control(sandbox, 'GET', `messages?vendor=${vendor}&view=summary`);
    expect((json as { messages: unknown[] }).messages[0]).toMatchObject({ title: 'Lunch?', accepted: 0, refused: 1 });
  });

  it('a request without a title is not shown as a push, and an invalid body causes no error', async () => {
    await control(sandbox, 'POST', 'compose', { vendor: 'xiaomi', ...words });
    expect((await again('xiaomi', 'registration_id=x')).pushes).toEqual([]);
    await control(sandbox, 'POST', 'compose', { vendor: 'fcm', ...words });
    expect((await again('fcm', '{"message":{"notification":{"title":')).pushes).toEqual([]);
  });
});

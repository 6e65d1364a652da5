// Everything a client returns is masked, and its results keep their form.
import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../src/http/redaction/redactor.js';
import { maskClient } from '../../src/session/masked-client.js';

const TOKEN = '16777777777777777777777';
const client = {
  given: 'a value',
  async send(_message: string, tokens: readonly string[]) {
    return tokens.map((token) => ({
      token,
      status: 'rejected',
      messageId: `id of ${token}`,
      problem: {
        code: 'x/1',
        args: { words: { en: `no ${token}`, zh: 'my-app-secret' } },
        vendorMessage: `my-app-sec`,
      },
    }));
  },
  async quiet(_tokens: readonly string[]) {
    return result;
  },
  async fails(_tokens: readonly string[]): Promise<never> {
    throw new Error('as it was');
  },
};
const result = [{ token: TOKEN, status: 'accepted' }];

const open = (hides: boolean) => {
  const redactor = createRedactor();
  redactor.add('my-app-secret');
  return { redactor, client: maskClient(client, redactor, hides) };
};

describe('a masked client', () => {
  it('masks secrets and device tokens in texts and ids, and keeps the device token of a result', async () => {
    const [sent] = await open(true).client.send('', [TOKEN]);
    expect(sent).toEqual({
      token: TOKEN,
      status: 'rejected',
      messageId: 'id of 1677…7777',
      problem: { code: 'x/1', args: { words: { en: 'no 1677…7777', zh: '[redacted]' } }, vendorMessage: '[redacted]' },
    });
  });

  it('with --show-tokens masks only secrets', async () => {
    const [sent] = await open(false).client.send('', [TOKEN]);
    expect(sent?.messageId).toBe(`id of ${TOKEN}`);
    expect(sent?.problem.vendorMessage).toBe('[redacted]');
  });

  it('returns the same object when nothing is masked, and drops the device tokens afterwards', async () => {
    const { redactor, client: masked } = open(true);
    expect(await masked.quiet([TOKEN])).toBe(result);
    await expect(masked.fails([TOKEN])).rejects.toThrow('as it was');
    expect(masked.given).toBe('a value');
    expect(redactor.text(TOKEN)).toBe(TOKEN);
  });
});

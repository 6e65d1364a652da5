// Whatever a client brings back is masked, and its results stay what they are.
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
  it('hides secrets and device tokens in words and ids, and keeps the token of a result', async () => {
    const [sent] = await open(true).client.send('', [TOKEN]);
    expect(sent).toEqual({
      token: TOKEN,
      status: 'rejected',
      messageId: 'id of 1677…7777',
      problem: { code: 'x/1', args: { words: { en: 'no 1677…7777', zh: '[redacted]' } }, vendorMessage: '[redacted]' },
    });
  });

  it('with --show-tokens hides secrets alone', async () => {
    const [sent] = await open(false).client.send('', [TOKEN]);
    expect(sent?.messageId).toBe(`id of ${TOKEN}`);
    expect(sent?.problem.vendorMessage).toBe('[redacted]');
  });

  it('gives back the very same result where nothing is hidden, and forgets the tokens afterwards', async () => {
    const { redactor, client: masked } = open(true);
    expect(await masked.quiet([TOKEN])).toBe(result);
    await expect(masked.fails([TOKEN])).rejects.toThrow('as it was');
    expect(masked.given).toBe('a value');
    expect(redactor.text(TOKEN)).toBe(TOKEN);
  });
});

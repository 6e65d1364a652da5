// The receipt address of a message: which vendors accept it, how long it may be, and when no receipt comes.
import { describe, expect, it } from 'vitest';
import { checkReceiptUrl, type ReceiptAddress } from '../../../src/push/receipts/url.js';
import { t } from '../../../src/text/language.js';
import { run } from '../../helpers/run-cli.js';

const url = (length: number): string => `http://h/${'x'.repeat(length - 'http://h/'.length)}`;
const codes = (receiptUrl: string | undefined, address: ReceiptAddress, mode: 'formal' | 'test' = 'formal') =>
  checkReceiptUrl({ mode, ...(receiptUrl === undefined ? {} : { receiptUrl }) }, t('A', '甲'), address).map(
    ({ code }) => code,
  );

describe('the receipt address of a message', () => {
  it.each<readonly [says: string, url: string | undefined, address: ReceiptAddress, codes: readonly string[]]>([
    ['is no matter where none is given', undefined, 'none', []],
    ['may be as long as the vendor allows', url(128), { limit: 128, unit: 'characters' }, []],
    ['is too long by one', url(129), { limit: 128, unit: 'characters' }, ['receipts/url-too-long']],
    ['counts bytes where the vendor does', `${url(127)}好`, { limit: 128, unit: 'bytes' }, ['receipts/url-too-long']],
    ['stays unused where only the console has it', url(20), 'console', ['receipts/url-ignored']],
    ['stays unused where no receipts exist', url(20), 'none', ['receipts/url-ignored']],
  ])('%s', (_says, receiptUrl, address, expected) => {
    expect(codes(receiptUrl, address)).toEqual(expected);
  });

  it('gets no receipt for a test message of a vendor that sends none then', () => {
    const address: ReceiptAddress = { limit: 128, unit: 'characters', noTestMode: true };
    expect([codes(url(20), address), codes(url(20), address, 'test')]).toEqual([[], ['receipts/url-ignored']]);
  });

  it('is refused on the command line when it is not an http address, with the value and the rule', async () => {
    const { exitCode, stderr } = await run(['send', '--sandbox', '--receipt-url', 'ftp://me']);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('--receipt-url')]);
    expect(stderr).toContain('an http or https address');
  });
});

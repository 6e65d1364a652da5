// The set that remembers device tokens without keeping them.
import { describe, expect, it } from 'vitest';
import { SeenNames, SeenTokens, tokenName } from '../../src/delivery/seen-tokens.js';

describe('the set of seen device tokens', () => {
  it('distinguishes two hundred thousand, and recognises each of them again', () => {
    const seen = new SeenTokens();
    const added = (): number => {
      let count = 0;
      for (let i = 0; i < 200_000; i += 1) if (seen.add('vivo', `token-${i}`)) count += 1;
      return count;
    };
    expect(added()).toBe(200_000);
    expect(added()).toBe(0);
    expect(seen.size).toBe(200_000);
    expect(seen.add('vivo', 'token-200000')).toBe(true);
  });

  it('keeps the same text of two vendors apart', () => {
    const seen = new SeenTokens();
    expect(seen.add('vivo', 'a')).toBe(true);
    expect(seen.add('oppo', 'a')).toBe(true);
    expect(seen.add('vivo', 'a')).toBe(false);
  });
});

describe('the set of names read from a journal', () => {
  it('distinguishes fifty thousand, and recognises none that was not added', () => {
    const seen = new SeenNames();
    for (let i = 0; i < 50_000; i += 1) expect(seen.add(tokenName('vivo', `token-${i}`))).toBe(true);
    expect(seen.size).toBe(50_000);
    expect(seen.add(tokenName('vivo', 'token-49999'))).toBe(false);
    expect(seen.has(tokenName('vivo', 'token-0'))).toBe(true);
    expect(seen.has(tokenName('vivo', 'token-50000'))).toBe(false);
    expect(seen.has(tokenName('oppo', 'token-0'))).toBe(false);
  });

  it('recognises the name whose bits are all zero', () => {
    const seen = new SeenNames();
    const zero = 'A'.repeat(22);
    expect(seen.has(zero)).toBe(false);
    expect(seen.add(zero)).toBe(true);
    expect(seen.add(zero)).toBe(false);
    expect(seen.has(zero)).toBe(true);
  });
});

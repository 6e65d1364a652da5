// The set that remembers device tokens without keeping them.
import { describe, expect, it } from 'vitest';
import { SeenTokens, tokenName } from '../../src/delivery/seen-tokens.js';

describe('the set of seen device tokens', () => {
  it('knows each of two hundred thousand apart, and every one again', () => {
    const seen = new SeenTokens();
    const added = (): number => {
      let count = 0;
      for (let i = 0; i < 200_000; i += 1) if (seen.add(tokenName('vivo', `token-${i}`))) count += 1;
      return count;
    };
    expect(added()).toBe(200_000);
    expect(added()).toBe(0);
    expect(seen.size).toBe(200_000);
    expect(seen.has(tokenName('vivo', 'token-200000'))).toBe(false);
  });

  it('keeps the same text of two vendors apart', () => {
    const seen = new SeenTokens();
    seen.add(tokenName('vivo', 'a'));
    expect(seen.has(tokenName('oppo', 'a'))).toBe(false);
  });

  it('knows the name whose bits are all zero', () => {
    const seen = new SeenTokens();
    const zero = 'A'.repeat(22);
    expect(seen.has(zero)).toBe(false);
    expect(seen.add(zero)).toBe(true);
    expect(seen.add(zero)).toBe(false);
    expect(seen.has(zero)).toBe(true);
  });
});

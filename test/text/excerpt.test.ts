// Quotes from foreign text are short and harmless.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutAtUnits, excerptOf, INVISIBLE } from '../../src/text/excerpt.js';

describe('excerpt', () => {
  it('keeps short text, marks cut text and drops invisible characters', () => {
    expect(excerptOf('c2c_群1 😀')).toBe('c2c_群1 😀');
    expect(excerptOf('abcdef', 4)).toBe('abc…');
    expect(excerptOf('a\u001b[31m\u202eb\ufeff')).toBe('a[31mb');
  });

  it('is never longer than asked, always well-formed and visible', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.integer({ min: 2, max: 60 }), (text, units) => {
        const excerpt = excerptOf(text, units);
        expect(excerpt.length).toBeLessThanOrEqual(units);
        expect(excerpt.isWellFormed()).toBe(true);
        expect(INVISIBLE.test(excerpt)).toBe(false);
      }),
    );
  });

  it('cuts before a character that would be split', () => {
    expect(cutAtUnits('a😀', 2)).toBe('a');
    expect(cutAtUnits('a😀', 3)).toBe('a😀');
  });
});

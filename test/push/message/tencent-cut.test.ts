// How Tencent cuts title and text, according to the vectors.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutLikeTencent } from '../../../src/push/message/tencent-cut.js';
import { TENCENT_TEXT_LIMITS } from '../../../src/tencent-im/limits.js';

const { backend_length_cut: vectors } = JSON.parse(
  readFileSync(new URL('../../../fixtures/vectors/tencent-im.json', import.meta.url), 'utf8'),
) as {
  backend_length_cut: {
    limits: Record<string, { title: number; content: number }>;
    samples: { text: string; utf16_units: number; title_after_backend_cut: Record<string, string> }[];
  };
};

describe('Tencent cuts', () => {
  it('at the documented limits', () => {
    const limits = Object.fromEntries(
      Object.entries(vectors.limits).map(([vendor, { title, content }]) => [vendor, { title, body: content }]),
    );
    expect(TENCENT_TEXT_LIMITS).toEqual(limits);
  });

  const rows = vectors.samples.flatMap(({ text, utf16_units, title_after_backend_cut }) =>
    Object.entries(title_after_backend_cut).map(([vendor, expected]) => ({
      vendor,
      units: utf16_units,
      text,
      expected,
    })),
  );

  it.each(rows)('a title of $units units for $vendor: $text', ({ vendor, text, expected }) => {
    const limits = TENCENT_TEXT_LIMITS[vendor];
    if (limits === undefined) throw new Error(`no limits for ${vendor}`);
    const cut = cutLikeTencent(text, text, limits);
    expect(cut.title).toBe(expected);
    expect(cut.titleWasCut).toBe(expected !== text);
  });

  it('within the limit and never through a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 3, max: 60 }), (text, limit) => {
        const { title, body } = cutLikeTencent(text, text, { title: limit, body: limit + 5 });
        expect(title.length).toBeLessThanOrEqual(limit);
        expect(body.length).toBeLessThanOrEqual(limit + 5);
        expect(title.isWellFormed()).toBe(true);
      }),
    );
  });
});

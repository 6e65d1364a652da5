// Form bodies against the platform's own encoder.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { encodeForm } from '../../../src/http/requests/form.js';

it('writes every character as URLSearchParams does', () => {
  for (let code = 0; code < 0x800; code += 1) {
    const fields = { [`k${String.fromCharCode(code)}`]: `a${String.fromCharCode(code)}b` };
    expect(encodeForm(fields)).toBe(new URLSearchParams(fields).toString());
  }
});

it('writes any text as URLSearchParams does, halves of surrogate pairs too', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' })), (fields) => {
      expect(encodeForm(fields)).toBe(new URLSearchParams(fields).toString());
    }),
  );
  for (const text of ['\ud83d', '\ude00', '\ude00\ud83d', '😀', '\ud83d\ud83d\ude00'])
    expect(encodeForm({ text })).toBe(new URLSearchParams({ text }).toString());
});

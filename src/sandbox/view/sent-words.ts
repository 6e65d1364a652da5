// What a refused request would have shown: an emulator that refuses early reads no title. Recognised by field names, for all vendors.

import type { CapturedPush } from '../../push/emulator/emulator.js';
import { percentDecode } from '../../text/percent-decode.js';
import type { StoredMessage } from '../state/store.js';
import { parsedText } from './click-fields.js';

type Words = { title?: string; body?: string; ext?: string };

const NAMES: readonly (readonly [keyof Words, RegExp])[] = [
  ['title', /^title$/i],
  ['body', /^(?:alert|body|content|desc|description)$/i],
  ['ext', /^(?:extra\.)?ext$/i],
];
/** The extra of a page that the tap opens. */
const PAGE_EXT = /;S\.ext=([^;"\\]*)/;
const LONGEST = 65_536;
const DEEPEST = 8;

/** The pushes of a request; one that was refused as a whole says what it would have shown. */
export function pushesOf({ request, pushes, refusedBy }: StoredMessage): readonly CapturedPush[] {
  if (refusedBy === undefined || pushes.some(({ title, body }) => title !== undefined || body !== undefined))
    return pushes;
  const words = wordsOf(request.body.slice(0, LONGEST));
  if (pushes.length > 0) return pushes.map((push) => ({ ...words, ...push }));
  return words.title === undefined ? [] : [{ token: '', accepted: false, app: '', code: refusedBy.code, ...words }];
}

function wordsOf(body: string): Words {
  const words: Words = {};
  walk(parsedText(body) ?? Object.fromEntries(new URLSearchParams(body)), words, 0);
  const written = words.ext === undefined ? PAGE_EXT.exec(body)?.[1] : undefined;
  return written === undefined ? words : { ...words, ext: percentDecode(written) };
}

function walk(value: object, words: Words, depth: number): void {
  if (depth > DEEPEST) return;
  for (const [name, inner] of Object.entries(value) as [string, unknown][]) {
    const key = NAMES.find(([, pattern]) => pattern.test(name))?.[0];
    const deeper = typeof inner === 'string' ? parsedText(inner) : inner;
    const isWords = key === 'ext' || typeof inner === 'string';
    if (key !== undefined && isWords && inner !== '')
      words[key] ??= typeof inner === 'string' ? inner : JSON.stringify(inner);
    else if (typeof deeper === 'object' && deeper !== null) walk(deeper, words, depth + 1);
  }
}

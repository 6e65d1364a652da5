// Calls a vendor really has and the sandbox does not answer: HTTP 501, in one form for every vendor.
import type { EmulatorReply, EmulatorRequest } from './emulator.js';

/** Longer ones may be device tokens, which are not repeated. */
const LONGEST_SEGMENT = 40;

const shown = (path: string): string =>
  path
    .split('/')
    .map((segment) => (segment.length > LONGEST_SEGMENT ? '…' : segment))
    .join('/')
    .slice(0, 160);

/** `why` completes the sentence about the call, in English: the answer is read by programs and their authors. */
export const notImitated = (
  { method, path }: Pick<EmulatorRequest, 'method' | 'path'>,
  why = 'it belongs to no push this program sends',
): EmulatorReply => ({
  status: 501,
  headers: { 'Content-Type': 'application/json;charset=UTF-8' },
  body: {
    sandbox: 'not-imitated',
    call: `${method} ${shown(path)}`,
    message: `This call exists at the vendor, but the sandbox does not imitate it and nothing was done: ${why}.`,
  },
});

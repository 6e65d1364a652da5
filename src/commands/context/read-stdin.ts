// What is piped into a command, as one text. Ctrl-C ends the wait for it.
import { addAbortSignal } from 'node:stream';
import type { CommandContext } from './context.js';

/** Up to `limit` bytes and what came with the last of them; undefined after Ctrl-C. Rejects when the pipe breaks. */
export async function readStdin({ io, signal }: CommandContext, limit: number): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of addAbortSignal(signal, io.stdin)) {
      const bytes = Buffer.isBuffer(part) ? part : Buffer.from(String(part));
      parts.push(bytes);
      size += bytes.length;
      if (size > limit) break;
    }
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  }
  return Buffer.concat(parts).toString('utf8');
}

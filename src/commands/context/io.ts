// Streams, environment, clock, signals and other programs as values: the entry point makes them, a test passes its own.
import type { Readable } from 'node:stream';
import type { Machine } from '../../session/machine.js';
import type { ProcessFacts } from '../../stores/journal-lock.js';
import type { Platform } from '../../text/platform.js';

export interface OutputStream {
  write(text: string): boolean;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

/** Another program that runs in our place: same streams, its signals, its exit code. */
export interface ChildOrder {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Ctrl-C is pressed by a person then, and may mean something else than an end. */
  readonly hasTerminal: boolean;
  readonly platform: Platform;
}

export type ChildEnd = { readonly exitCode: number } | { readonly notStarted: string };

export interface Io extends Machine {
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly stdin: Readable & { readonly isTTY?: boolean };
  /** Calls back on Ctrl-C and on the system's request to end; returns how to stop listening. */
  onInterrupt(handler: () => void): () => void;
  /** Ends the process once everything written is out, although something may still be in flight; called again, without that wait. */
  endProcess(exitCode: number): void;
  /** This process among others: who holds a journal. */
  readonly process: ProcessFacts;
  /** The program as a person types it here; `tim-push` where nothing is said. */
  readonly program?: string;
  /** For `sandbox exec` alone. */
  runChild(order: ChildOrder): Promise<ChildEnd>;
  /** The Node that runs us. */
  readonly node: { readonly program: string; readonly version: string };
  /** Programs and their versions, for a page that goes into a ticket. */
  readonly versions: readonly (readonly [string, string])[];
}

// Shared parts of the Meizu emulator: the call, the state between calls, and the response format.
import type { EmulatorCall, EmulatorReply } from '../../../push/emulator/emulator.js';
import { Newest } from '../../../push/emulator/newest.js';
import type { ReadMessage } from './message.js';

export const DAY_MS = 86_400_000;
/** Maximum number of tasks, and of devices with values set through the API; the oldest is dropped first. */
const MOST_TASKS = 5000;
const MOST_DEVICES = 100_000;
/** Maximum number of daily counters, one per app and day. */
const MOST_DAYS = 1000;

export interface Task {
  readonly app: string;
  readonly pushType: '0' | '1';
  readonly message: ReadMessage;
  readonly scheduled: boolean;
  targets: number;
  valid: number;
}

/** Stored messages by their assigned id. */
export class Tasks {
  readonly #kept = new Newest<Task>(MOST_TASKS);
  #opened = 20_000;

  open(task: Task): number {
    this.#opened += 1;
    this.#kept.set(String(this.#opened), task);
    return this.#opened;
  }

  find(id: string): Task | undefined {
    return this.#kept.get(id);
  }
}

/** State between calls. */
export class Memory {
  readonly tasks = new Tasks();
  readonly switches = new Newest<boolean>(MOST_DEVICES);
  /** Values set through the API; the sandbox section provides the others. */
  readonly aliases = new Newest<string>(MOST_DEVICES);
  readonly tags = new Newest<readonly string[]>(MOST_DEVICES);
  /** Counts by app and day, in China time. */
  readonly days = new Newest<{ targets: number; valid: number }>(MOST_DAYS);
}

export type Form = ReadonlyMap<string, string>;
export type Route = (call: Call) => EmulatorReply;

export interface Call extends EmulatorCall {
  readonly form: Form;
  readonly memory: Memory;
}

export const answer = (code: string, value: unknown, more: Record<string, unknown> = {}): EmulatorReply => ({
  status: 200,
  headers: { 'Content-Type': 'application/json; charset=UTF-8' },
  body: { code, message: '', value, ...more } as Record<string, unknown>,
});

/** yyyy-MM-dd in China time. */
export const dayOf = (now: number): string => new Date(now + 8 * 3_600_000).toISOString().slice(0, 10);

export function findTask({ form, checker, app, memory }: Call, pushType?: '0' | '1'): Task {
  const task = memory.tasks.find(form.get('taskId') ?? '');
  const isOwn = task?.app === app.id && (pushType === undefined || task.pushType === pushType);
  return checker.found('meizu/task-known', isOwn ? task : undefined);
}

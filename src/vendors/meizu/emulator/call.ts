// What every part of Meizu's emulator works with: the call, what is remembered between calls, and the shape of an answer.
import type { EmulatorReply, EmulatorWorld, RuleChecker, SandboxApp } from '../../../push/emulator/emulator.js';
import { Newest } from '../../../push/emulator/newest.js';
import type { ReadMessage } from './message.js';

export const DAY_MS = 86_400_000;
/** Tasks, and devices with something set through the API, kept at most; the oldest goes first. */
const MOST_TASKS = 5000;
const MOST_DEVICES = 100_000;
/** Apps and days counted apart, at most. */
const MOST_DAYS = 1000;

export interface Task {
  readonly app: string;
  readonly pushType: '0' | '1';
  readonly message: ReadMessage;
  readonly scheduled: boolean;
  targets: number;
  valid: number;
}

/** Stored messages under the numbers they were given. */
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

/** What is remembered between calls. */
export class Memory {
  readonly tasks = new Tasks();
  readonly switches = new Newest<boolean>(MOST_DEVICES);
  /** What was subscribed through the API; the sandbox section fills in what was not. */
  readonly aliases = new Newest<string>(MOST_DEVICES);
  readonly tags = new Newest<readonly string[]>(MOST_DEVICES);
  /** Counts by app and day in China. */
  readonly days = new Newest<{ targets: number; valid: number }>(MOST_DAYS);
}

export type Form = ReadonlyMap<string, string>;
export type Route = (call: Call) => EmulatorReply;

export interface Call {
  readonly form: Form;
  readonly app: SandboxApp;
  readonly checker: RuleChecker;
  readonly world: EmulatorWorld;
  readonly memory: Memory;
}

export const answer = (code: string, value: unknown, more: Record<string, unknown> = {}): EmulatorReply => ({
  status: 200,
  headers: { 'Content-Type': 'application/json; charset=UTF-8' },
  body: { code, message: '', value, ...more } as Record<string, unknown>,
});

/** yyyy-MM-dd in China. */
export const dayOf = (now: number): string => new Date(now + 8 * 3_600_000).toISOString().slice(0, 10);

export function findTask({ form, checker, app, memory }: Call, pushType?: '0' | '1'): Task {
  const task = memory.tasks.find(form.get('taskId') ?? '');
  checker.check(
    'meizu/task-known',
    task !== undefined && task.app === app.id && (pushType === undefined || task.pushType === pushType),
  );
  if (task === undefined) throw new Error('unreachable: the rule above is marked A');
  return task;
}

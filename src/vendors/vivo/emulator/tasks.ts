// The emulator's push state: saved lists, task ids and the counts for statistics.
import type { EmulatorWorld, SandboxApp } from '../../../push/emulator/emulator.js';
import { Newest } from '../../../push/emulator/newest.js';
import type { Json } from '../../../text/json-object.js';
import { invalidUserStatus } from '../facts.js';

/** Maximum number of tasks; the oldest is dropped first. */
const MAX_TASKS = 5000;

export interface Task {
  readonly id: string;
  readonly app: string;
  /** The message of a saved list, needed for the later push; undefined for other tasks. */
  readonly saved: Json | undefined;
  reached: number;
  /** Counts by status; undefined until a target is rejected. */
  refused: Map<number, number> | undefined;
}

export class Tasks {
  readonly #tasks = new Newest<Task>(MAX_TASKS);
  readonly #start: number;
  #opened = 0;

  constructor(world: EmulatorWorld) {
    // Eight digits without a leading zero.
    this.#start = 10_000_000 + Math.floor(world.random.fraction() * 90_000_000);
  }

  /** Creates a task with an 18-digit id like vivo's: a random prefix and a counter, so that ids are unique. */
  open(app: SandboxApp, saved?: Json): Task {
    const id = `${this.#start}${1_000_000_000 + this.#opened}`;
    const task: Task = { id, app: app.id, saved, reached: 0, refused: undefined };
    this.#tasks.set(id, task);
    this.#opened += 1;
    return task;
  }

  find(id: string, app: SandboxApp): Task | undefined {
    const task = this.#tasks.get(id);
    return task?.app === app.id ? task : undefined;
  }
}

export function note(task: Task, status: number): void {
  if (status === 0) task.reached += 1;
  else {
    task.refused ??= new Map();
    task.refused.set(status, (task.refused.get(status) ?? 0) + 1);
  }
}

/** One entry of /report/getStatistics. Display is not emulated: every received push counts as displayed. */
export const statisticsOf = (task: Task): Json => ({
  taskId: task.id,
  send: task.reached,
  receive: task.reached,
  display: task.reached,
  click: 0,
  targetInvalid: task.refused?.get(invalidUserStatus.unknown) ?? 0,
  targetUnSub: task.refused?.get(invalidUserStatus.uninstalled) ?? 0,
  targetInActive: task.refused?.get(invalidUserStatus.inactive) ?? 0,
  covered: 0,
  controlled: 0,
  targetOffline: 0,
});

// What the emulator remembers about pushes: saved lists, task ids and the counts that statistics answer.
import type { EmulatorWorld, SandboxApp } from '../../../push/emulator/emulator.js';
import { Newest } from '../../../push/emulator/newest.js';
import type { Json } from '../../../text/json-object.js';
import { invalidUserStatus } from '../facts.js';

/** Tasks kept at most; the oldest goes first. */
const MAX_TASKS = 5000;

export interface Task {
  readonly id: string;
  readonly app: string;
  /** The message of a saved list, which is pushed later; others are not kept a second time. */
  readonly saved: Json | undefined;
  reached: number;
  /** Counts by status, once something was refused. */
  refused: Map<number, number> | undefined;
}

export class Tasks {
  readonly #tasks = new Newest<Task>(MAX_TASKS);
  readonly #start: number;
  #opened = 0;

  constructor(world: EmulatorWorld) {
    // Eight digits, the first of them no zero.
    this.#start = 10_000_000 + Math.floor(world.random.fraction() * 90_000_000);
  }

  /** A new task with an id of 18 digits, as vivo gives them: by chance in front, counted behind, so that none comes twice. */
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

/** One entry of /report/getStatistics. Whether a phone showed it is not imitated: what was received counts as displayed. */
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

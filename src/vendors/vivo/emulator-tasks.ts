// What the emulator remembers about pushes: saved lists, task ids and the counts that statistics answer.
import type { EmulatorWorld, SandboxApp } from '../../push/emulator.js';
import type { Body } from './emulator-body.js';
import { invalidUserStatus } from './facts.js';

/** Tasks kept at most; the oldest goes first. */
const MAX_TASKS = 5000;

export interface Task {
  readonly id: string;
  readonly app: string;
  /** The message, for lists that are pushed later. */
  readonly body: Body;
  readonly saved: boolean;
  reached: number;
  readonly refused: Map<number, number>;
}

export class Tasks {
  readonly #world: EmulatorWorld;
  readonly #tasks = new Map<string, Task>();
  readonly #ring: string[] = [];
  #opened = 0;

  constructor(world: EmulatorWorld) {
    this.#world = world;
  }

  /** A new task with an id of digits, as vivo gives them. */
  open(app: SandboxApp, body: Body, saved: boolean): Task {
    const id = (100_000_000_000_000_000n + BigInt(`0x${this.#world.random.hex(7)}`)).toString();
    const task: Task = { id, app: app.id, body, saved, reached: 0, refused: new Map() };
    this.#tasks.set(id, task);
    // A ring of ids: the first key of a map that was emptied from the front takes longer to find with every one that went.
    const slot = this.#opened % MAX_TASKS;
    const oldest = this.#ring[slot];
    if (oldest !== undefined) this.#tasks.delete(oldest);
    this.#ring[slot] = id;
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
  else task.refused.set(status, (task.refused.get(status) ?? 0) + 1);
}

/** One entry of /report/getStatistics. Whether a phone showed it is not imitated: what was received counts as displayed. */
export const statisticsOf = (task: Task): Body => ({
  taskId: task.id,
  send: task.reached,
  receive: task.reached,
  display: task.reached,
  click: 0,
  targetInvalid: task.refused.get(invalidUserStatus.unknown) ?? 0,
  targetUnSub: task.refused.get(invalidUserStatus.uninstalled) ?? 0,
  targetInActive: task.refused.get(invalidUserStatus.inactive) ?? 0,
  covered: 0,
  controlled: 0,
  targetOffline: 0,
});

// Requests that wait for a free stream, in their order; those that come back go first.
import type { UnreachableError } from '../types.js';
import type { Job } from './job.js';

export class JobQueue {
  #jobs: Job[] = [];
  #head = 0;

  get size(): number {
    return this.#jobs.length - this.#head;
  }

  get first(): Job | undefined {
    return this.#jobs[this.#head];
  }

  add(job: Job): void {
    this.#jobs.push(job);
  }

  take(): Job | undefined {
    const job = this.#jobs[this.#head];
    if (job === undefined) return undefined;
    this.#head += 1;
    // Shifting an array of twenty thousand for each of them would cost more than sending.
    if (this.#head === this.#jobs.length || (this.#head > 1024 && this.#head * 2 > this.#jobs.length)) {
      this.#jobs = this.#jobs.slice(this.#head);
      this.#head = 0;
    }
    return job;
  }

  putBack(job: Job): void {
    if (this.#head === 0) this.#jobs.unshift(job);
    else {
      this.#head -= 1;
      this.#jobs[this.#head] = job;
    }
  }

  fail(error: UnreachableError): void {
    const waiting = this.#jobs.slice(this.#head);
    this.#jobs = [];
    this.#head = 0;
    for (const job of waiting) job.fail(error);
  }
}

// A stream and the request it carries, and how we end it ourselves.
import type { Connection } from './connection.js';
import { REFUSED_STREAM } from './frames.js';
import type { Job } from './job.js';
import { Stream } from './stream.js';

export class JobStream extends Stream {
  readonly job: Job;
  readonly home: Connection;
  /** It may have taken a place the peer still counted as taken. */
  readonly isTight: boolean;

  constructor(job: Job, home: Connection, isTight: boolean) {
    super();
    this.job = job;
    this.home = home;
    this.isTight = isTight;
  }

  /** A peer that had begun to answer has looked at the request, whatever it calls the end. */
  get isRefused(): boolean {
    return this.code === REFUSED_STREAM && !this.isAnswered;
  }
}

/** Ends a job's stream for a reason of ours. */
export function endJob(job: Job, why: NonNullable<Job['ended']>): void {
  job.ended ??= why;
  job.stream?.home.giveUp(job.stream);
}

// HTTP/2 for every owner: finds the lane of a request, queues it there, and watches the signals that cancel it.
import { type TrustOptions, trustIn } from '../trust.js';
import { type HttpRequest, type HttpResponse, UnreachableError } from '../types.js';
import { Job } from './job.js';
import { Lane, type LaneOptions } from './lane.js';

export interface PoolOptions extends Omit<LaneOptions, 'trust'>, TrustOptions {
  /** Milliseconds for one request, the wait for a free stream not counted. */
  readonly timeoutMs: number;
}

export interface Pool {
  request(
    request: HttpRequest,
    options: { readonly signal?: AbortSignal | undefined; readonly timeoutMs?: number },
  ): Promise<HttpResponse>;
  close(): Promise<void>;
}

export function createPool(options: PoolOptions): Pool {
  const lanes = new Map<string, Lane>();
  const laneOptions: LaneOptions = { ...options, trust: trustIn(options) };
  let isClosed = false;
  const cancelled = new WeakMap<AbortSignal, Set<Job>>();

  /** A long run hands in one signal for all its requests: one listener serves them. */
  function watch(job: Job, signal: AbortSignal): void {
    const jobs = cancelled.get(signal) ?? openJobsOf(signal);
    jobs.add(job);
    job.openJobs = jobs;
  }

  function openJobsOf(signal: AbortSignal): Set<Job> {
    const jobs = new Set<Job>();
    cancelled.set(signal, jobs);
    signal.addEventListener('abort', () => {
      // What waits first: the end of one request makes room for the next.
      for (const one of jobs) if (one.stream === undefined) cancel(one);
      for (const one of jobs) cancel(one);
      jobs.clear();
    });
    return jobs;
  }

  function laneOf(request: HttpRequest, originText: string): Lane {
    const key = `${originText} ${request.h2?.lane ?? ''} ${request.clientCertificate?.cert ?? ''}`;
    const known = lanes.get(key);
    if (known !== undefined) return known;
    const lane = new Lane(new URL(originText), request, laneOptions);
    lanes.set(key, lane);
    return lane;
  }

  return {
    request(request, { signal, timeoutMs }) {
      const { origin, path } = split(request.url);
      return new Promise<HttpResponse>((resolve, reject) => {
        const job = new Job(request, path, timeoutMs ?? options.timeoutMs, resolve, reject);
        if (isClosed) {
          job.fail(unsent(request, 'the transport was closed'));
          return;
        }
        if (signal !== undefined) watch(job, signal);
        if (signal?.aborted === true) cancel(job);
        else laneOf(request, origin).add(job);
      });
    },
    async close() {
      isClosed = true;
      for (const lane of lanes.values()) lane.close();
      lanes.clear();
    },
  };
}

/** What was never handed to a connection cannot have arrived; what was is only known to have been given up. */
function cancel(job: Job): void {
  if (job.stream === undefined) job.fail(unsent(job.request, 'aborted'));
  else job.stream.giveUp('aborted', 'aborted');
}

const unsent = (request: HttpRequest, message: string): UnreachableError =>
  new UnreachableError({ reason: 'aborted', host: new URL(request.url).host, message, neverArrived: true });

/** Parsing a URL costs more than the rest of a request; ours are made of a base and a path. */
function split(url: string): { readonly origin: string; readonly path: string } {
  const slash = url.indexOf('/', 8);
  if (slash === -1) return { origin: url, path: '/' };
  const hash = url.indexOf('#', slash);
  return { origin: url.slice(0, slash), path: hash === -1 ? url.slice(slash) : url.slice(slash, hash) };
}

// How the work of a function grows with its input, in CPU time of this process: the same on a slow, a fast and a busy machine.
/** Below this, in microseconds, clock and garbage collection dominate the measurement; quadratic work is far above it. */
const FLOOR_US = 5000;
const RUNS = 3;

/** The minimum of several runs, because garbage collection or another program may disturb one of them. */
function leastCpu(work: () => void): number {
  const runs = Array.from({ length: RUNS }, () => {
    const before = process.cpuUsage();
    work();
    return process.cpuUsage(before).user;
  });
  return Math.max(FLOOR_US, Math.min(...runs));
}

/** CPU time for four times the input, as a multiple of that for the input: about 4 for linear work, 16 for quadratic. */
export function growth(size: number, work: (size: number) => void): number {
  work(size);
  return leastCpu(() => work(4 * size)) / leastCpu(() => work(size));
}

/** The same for asynchronous work: everything that runs meanwhile is measured too, so nothing else should run. */
export async function growthOf(size: number, work: (size: number) => Promise<void>): Promise<number> {
  const least = async (times: number): Promise<number> => {
    let best = Number.POSITIVE_INFINITY;
    for (let i = 0; i < RUNS; i += 1) {
      const before = process.cpuUsage();
      await work(times * size);
      best = Math.min(best, process.cpuUsage(before).user);
    }
    return Math.max(FLOOR_US, best);
  };
  await work(size);
  return (await least(4)) / (await least(1));
}

/** Between linear and quadratic. */
export const IN_STEP = 9;

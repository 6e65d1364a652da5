// How the work of a function grows with its input, in CPU time of this process: the same on a slow, a fast and a busy machine.
/** Below this, in microseconds, the clock and the garbage of others say more than the work; quadratic work is far above it. */
const FLOOR_US = 5000;

/** The least of some runs: a collection of garbage or another program may fall into one of them. */
function leastCpu(work: () => void): number {
  const runs = [1, 2, 3].map(() => {
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

/** Between linear and quadratic. */
export const IN_STEP = 9;

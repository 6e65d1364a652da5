// Loaded before the program by the transcripts: its time stands still except while it waits, so that every "took" has the same width on every machine.
const timers = require('node:timers/promises');

const began = Date.now();
let now = began;
/** Shorter waits only yield to other work. */
const SHORTEST_MS = 50;
const passed = (ms, until) => {
  if (ms >= SHORTEST_MS) now = Math.max(now, until);
};

Date.now = () => now;
performance.now = () => now - began;

const sleep = timers.setTimeout;
timers.setTimeout = async (ms, ...rest) => {
  const until = now + ms;
  const value = await sleep(ms, ...rest);
  passed(ms, until);
  return value;
};

const start = globalThis.setTimeout;
globalThis.setTimeout = Object.assign((callback, ms = 0, ...rest) => {
  const until = now + ms;
  return start(() => {
    passed(ms, until);
    callback(...rest);
  }, ms);
}, start);

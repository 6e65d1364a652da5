// Property tests start from a fixed seed, so that a run can be reproduced; FC_SEED and FC_RUNS change seed and number of runs.
import { takeCoverage } from 'node:v8';
import * as fc from 'fast-check';
import { afterAll } from 'vitest';

const seed = process.env['FC_SEED'];
const runs = process.env['FC_RUNS'];
fc.configureGlobal({
  seed: seed === undefined ? 20_261_124 : Number(seed),
  ...(runs === undefined ? {} : { numRuns: Number(runs) }),
});

// A test process is killed from outside, which would discard its V8 coverage.
if (process.env['NODE_V8_COVERAGE'] !== undefined) afterAll(() => takeCoverage());

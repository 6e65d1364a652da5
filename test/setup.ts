// Property tests start from a fixed seed, so that a run can be repeated; FC_SEED and FC_RUNS look further.
import { takeCoverage } from 'node:v8';
import * as fc from 'fast-check';
import { afterAll } from 'vitest';

const seed = process.env['FC_SEED'];
const runs = process.env['FC_RUNS'];
fc.configureGlobal({
  seed: seed === undefined ? 20_261_124 : Number(seed),
  ...(runs === undefined ? {} : { numRuns: Number(runs) }),
});

// A test process is ended from outside, which would lose what V8 counted in it.
if (process.env['NODE_V8_COVERAGE'] !== undefined) afterAll(() => takeCoverage());

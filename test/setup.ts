// Property tests start from a fixed seed, so that a run can be repeated; FC_SEED and FC_RUNS look further.
import * as fc from 'fast-check';

const seed = process.env['FC_SEED'];
const runs = process.env['FC_RUNS'];
fc.configureGlobal({
  seed: seed === undefined ? 20_261_124 : Number(seed),
  ...(runs === undefined ? {} : { numRuns: Number(runs) }),
});

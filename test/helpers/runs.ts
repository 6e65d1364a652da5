// How often a property is tried.
/** Runs of one property: few in every `npm test`, as many as FC_RUNS says. */
export const runs = (usual: number): { readonly numRuns: number } => ({
  numRuns: process.env['FC_RUNS'] === undefined ? usual : Number(process.env['FC_RUNS']),
});

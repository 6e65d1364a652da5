// Shapes whose types the package publishes. zod is no part of the package, so such a type is written out, and held against its shape here.
import type * as z from 'zod/mini';
import type { DeepReadonly } from '../../text/deep-readonly.js';

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? unknown : never;

/** The same shape; the compiler refuses any difference between what it reads and the published type. */
export const publishedAs =
  <Published>() =>
  <Shape extends z.ZodMiniType>(shape: Shape & Same<DeepReadonly<z.output<Shape>>, DeepReadonly<Published>>): Shape =>
    shape;

// What is beside a JSON shape for people: an example of what is expected, and how much goes when a part does not fit.
import * as z from 'zod/mini';

export interface Hint {
  /** What to write, as an example. */
  readonly expected?: string;
  /** Keys or values are names of vendors. */
  readonly vendors?: true;
  /** Members are entries of a list by name: a faulty one goes alone. */
  readonly entries?: true;
  /** A faulty member takes the whole with it. */
  readonly whole?: true;
  /** In a config it may be written `{"file": "path"}`. */
  readonly reference?: true;
}

export const hints = z.registry<Hint>();

/** The same shape with a hint. */
export function hinted<S extends z.core.$ZodType>(shape: S, hint: Hint): S {
  hints.add(shape, hint);
  return shape;
}

/** A whole number within bounds, both included. */
export const whole = (least: number, most: number) =>
  hinted(z.int().check(z.gte(least), z.lte(most)), { expected: `${least}–${most}` });

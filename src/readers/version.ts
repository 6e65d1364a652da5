// Versions as Gradle and pub write them: numbers by dots, and what a constraint promises at least.

/** Negative when `a` is older. Words behind the numbers (`-beta`, `+2`, `.300`) count only as far as they are numbers. */
export function compareVersions(a: string, b: string): number {
  const left = numbersOf(a);
  const right = numbersOf(b);
  for (let i = 0; i < Math.max(left.length, right.length); i += 1) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

export const isVersion = (text: string): boolean => /^\d+(?:\.\d+)*(?:[-+.]\w[\w.+-]*)?$/.test(text);

const numbersOf = (version: string): number[] =>
  (/^\d+(?:\.\d+)*/.exec(version)?.[0] ?? '0').split('.').map((part) => Number.parseInt(part, 10));

export interface VersionFact {
  /** What is certain: a version from a lock file, or one written out. */
  readonly exact?: string;
  /** The lowest version a constraint allows. */
  readonly atLeast?: string;
  /** The constraint does not reach this version. */
  readonly below?: string;
}

/** A constraint of pub or npm: `^3.1.0`, `~3.1.0`, `>=2.0.0 <4.0.0`, `3.1.2+1`, `any`. */
export function readConstraint(text: string): VersionFact {
  const constraint = text.trim();
  const [, sign, lowest] = /^([~^])\s*(\d[\w.+-]*)$/.exec(constraint) ?? [];
  if (lowest !== undefined) {
    const [major = 0, minor] = numbersOf(lowest);
    const isMajor = sign === '^' ? major > 0 : minor === undefined;
    return { atLeast: lowest, below: isMajor ? `${major + 1}.0.0` : `${major}.${(minor ?? 0) + 1}.0` };
  }
  if (isVersion(constraint)) return { exact: constraint };
  const low = />=?\s*(\d[\w.+-]*)/.exec(constraint)?.[1];
  const high = /<=?\s*(\d[\w.+-]*)/.exec(constraint)?.[1];
  return { ...(low === undefined ? {} : { atLeast: low }), ...(high === undefined ? {} : { below: high }) };
}

/** True, false, or undefined where the constraint allows both. */
export function isAtLeast(fact: VersionFact, wanted: string): boolean | undefined {
  if (fact.exact !== undefined) return compareVersions(fact.exact, wanted) >= 0;
  if (fact.atLeast !== undefined && compareVersions(fact.atLeast, wanted) >= 0) return true;
  if (fact.below !== undefined && compareVersions(fact.below, wanted) <= 0) return false;
  return undefined;
}

/** `8.8.7357`, or `≥ 8.8.7357` where only a range is written. */
export const shownVersion = (fact: VersionFact): string =>
  fact.exact ?? (fact.atLeast === undefined ? '?' : `≥ ${fact.atLeast}`);

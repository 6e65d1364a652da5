// How a planted defect is written down: the healthy project, the rule that has to name it, and the change.
import type { Change } from './bench.js';

export interface Defect extends Change {
  readonly name: string;
  readonly rule: string;
  readonly base: string;
  /** File and a text on the line that must be named; without the text, any line of the file. */
  readonly at: readonly [string, string?];
  /** Other rules that rightly report it too. */
  readonly also?: readonly string[];
  /** Findings of the healthy project that are gone. */
  readonly gone?: readonly string[];
  readonly config?: Readonly<Record<string, string>>;
  readonly secrets?: Readonly<Record<string, string>>;
  /** A whole tree instead of the base. */
  readonly swap?: Readonly<Record<string, string>>;
}

export const defect =
  (base: string) =>
  (rule: string, name: string, at: Defect['at'], change: Change & Partial<Defect>): Defect => ({
    base,
    rule,
    name,
    at,
    ...change,
  });
export const older = defect('healthy-international');
export const flutter = defect('healthy-current');
export const android = defect('healthy-native-android');
export const ios = defect('healthy-native-ios');
export const reactNative = defect('healthy-react-native');
export const uni = defect('healthy-uni-app');
export const harmony = defect('healthy-harmony');

/** One place of one file. */
export const one = (path: string, from: string, to: string): Change => ({ edit: { [path]: [[from, to]] } });

// The part of the outside that work needs, as values: no streams, no terminal. Commands and library hand it in.
import type { Io } from '../cli/io.js';

export type Outside = Pick<Io, 'env' | 'cwd' | 'platform' | 'home' | 'clock' | 'random'>;

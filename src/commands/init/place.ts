// Where `init` works: the folder, its config and what the project has; and paths as they are seen from where a person is.
import { isAbsolute, relative } from 'node:path';
import type { LoadedConfig } from '../../config/index.js';
import type { FieldSpec } from '../../push/types.js';
import type { Draft } from '../../setup/draft.js';
import type { Gathered } from '../../setup/imports/gather.js';
import type { CommandContext } from '../context/context.js';

export interface InitPlace {
  readonly context: CommandContext;
  readonly root: string;
  readonly path: string;
  readonly before: string;
  readonly exists: boolean;
  readonly existing: LoadedConfig;
  readonly found: Gathered;
  readonly fields: readonly FieldSpec[];
  /** With what was found; each walk through the questions fills a copy. */
  readonly draft: Draft;
  readonly yes: boolean;
}

export const shownIn = (cwd: string, path: string): string => {
  const short = relative(cwd, path);
  if (short === '') return '.';
  return short.startsWith('..') || isAbsolute(short) ? path : short;
};

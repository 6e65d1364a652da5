// A Gradle file with its statements, and where a fact is in it.
import { type GradleTree, readGradle } from '../../readers/gradle/script.js';
import type { SourceFile } from '../../readers/source.js';

export interface GradleFile {
  readonly source: SourceFile;
  readonly tree: GradleTree;
}

export interface Placed {
  readonly source: SourceFile;
  readonly offset: number;
  readonly end: number;
}

export const readGradleFile = (source: SourceFile): GradleFile => ({
  source,
  tree: readGradle(source.text, source.path.endsWith('.kts')),
});

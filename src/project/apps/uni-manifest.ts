// The manifest.json of a uni-app, which may lie in src.
import type { SourceFile } from '../../readers/source.js';
import type { ProjectFiles } from '../folder/files.js';
import { joinPath } from '../folder/walk.js';

export const uniManifest = (files: ProjectFiles, root: string): SourceFile | undefined =>
  files.source(joinPath(root, 'manifest.json')) ?? files.source(joinPath(root, 'src/manifest.json'));

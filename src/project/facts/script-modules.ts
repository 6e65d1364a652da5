// What a bundler of scripts does not find or read: files that are imported by a path, and the script of a page.
import { t } from '../../text/language.js';
import { folderOf, joinPath, nameOf } from '../folder/walk.js';
import type { CodeFile } from '../ios/app.js';
import type { Project } from '../project.js';
import type { Finding } from '../types.js';
import { faultAt } from './code-words.js';

/** Where an app begins, and where it speaks of push. */
const READ = /^(?:index|main|App|app)\.\w+$/;

const ENDINGS = ['', '.js', '.jsx', '.ts', '.tsx', '.mjs', '.vue', '.uvue', '.nvue', '.uts', '.ets', '.json'];

/** `import … from './file'` of no file; files that are made or ignored may come later. */
function lostFiles({ files }: Project, file: CodeFile): readonly Finding[] {
  return [...file.code.matchAll(/\bfrom\s*['"](\.{1,2}\/[\w./-]*\w)['"]/g)].flatMap((match): Finding[] => {
    const path = match[1] ?? '';
    const full = joinPath(folderOf(file.source.path), path);
    const folder = folderOf(full);
    // A bundler may take `./file.js` for file.ts.
    const start = `${nameOf(full)
      .toLowerCase()
      .replace(/\.m?jsx?$/, '')}.`;
    const isThere =
      full.startsWith('..') ||
      // A picture may be left out of a checkout.
      !ENDINGS.includes(/\.\w+$/.exec(nameOf(full))?.[0] ?? '') ||
      !file.bare.startsWith('from', match.index) ||
      !files.folders.has(folder) ||
      files.folders.has(full) ||
      // Also `./file.ios.js` and `./file.png` under other names.
      files.paths.some((item) => folderOf(item) === folder && `${nameOf(item)}.`.toLowerCase().startsWith(start)) ||
      ENDINGS.some((ending) => files.isIgnored(full + ending));
    return isThere
      ? []
      : [faultAt(file, match.index, t(`${path} is not there`, `没有 ${path}`), t('correct the path', '改正路径'))];
  });
}

/** A page of Vue whose `<script>` does not begin or end. */
function openScript(file: CodeFile): readonly Finding[] {
  const { text, path } = file.source;
  if (!/\.u?vue$/.test(path)) return [];
  const opens = [...text.matchAll(/^[ \t]*<script\b(?![^>]*\/>)/gm)];
  const closes = [...text.matchAll(/<\/script>[ \t]*\r?$/gm)];
  // Others stand in comments and texts, or have them behind.
  const count = (word: string): number => text.split(word).length - 1;
  if (opens.length <= count('</script') && closes.length <= count('<script')) return [];
  const offset = opens.at(-1)?.index ?? closes[0]?.index ?? 0;
  return [faultAt(file, offset, t('<script> and </script> are no pair', '<script> 与 </script> 不成对'), '</script>')];
}

export const moduleFaults = (project: Project, scripts: readonly CodeFile[]): readonly Finding[] =>
  scripts
    .filter(({ source, code }) => READ.test(nameOf(source.path)) || /[pP]ush/.test(code))
    .flatMap((file) => [...lostFiles(project, file), ...openScript(file)]);

// From findings to changed files: edits are gathered by file, shown as a unified diff, and applied without touching anything around them.
import { createTwoFilesPatch } from 'diff';
import type { RuleResult } from '../examine.js';
import type { ProjectFiles } from '../folder/files.js';
import type { Edit } from '../types.js';

export interface FileFix {
  readonly path: string;
  /** As people see it. */
  readonly shown: string;
  readonly rules: readonly string[];
  readonly diff: string;
  /** The whole content, byte-order mark included, as it was read and as it becomes. */
  readonly before: string;
  readonly content: string;
}

/** Secrets of a JSON file, on lines that change or next to them: masked in the diff, kept in the file. */
const SECRET_IN_LINE = /("\w*secret"\s*:\s*")((?:[^"\\\n]|\\.)*)/gi;

/** Fixes for everything that can be mended without a decision of a person. */
export function planFixes(files: ProjectFiles, results: readonly RuleResult[]): FileFix[] {
  const byFile = new Map<string, { edits: Edit[]; rules: Set<string> }>();
  for (const { rule, finding } of results)
    for (const edit of finding?.edits ?? []) {
      const entry = byFile.get(edit.path) ?? { edits: [], rules: new Set<string>() };
      entry.edits.push(edit);
      entry.rules.add(rule.id);
      byFile.set(edit.path, entry);
    }
  const fixes: FileFix[] = [];
  for (const [path, { edits, rules }] of byFile) {
    const source = files.source(path);
    if (source === undefined || !source.isUtf8) continue;
    const changed = applyEdits(source.text, edits);
    if (changed === source.text) continue;
    const mark = source.hasMark ? '\ufeff' : '';
    fixes.push({
      path,
      shown: source.shown,
      rules: [...rules].sort(),
      diff: createTwoFilesPatch(`a/${source.shown}`, `b/${source.shown}`, source.text, changed, undefined, undefined, {
        context: 3,
      })
        .replace(/^=+\n/, '')
        .replace(SECRET_IN_LINE, (_, name: string, value: string) => name + value.replace(/\S+/g, '…')),
      before: `${mark}${source.text}`,
      content: `${mark}${changed}`,
    });
  }
  return fixes;
}

/** Insertions at one place follow one another; the same edit twice counts once; of two that overlap the first wins. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const unique = [...new Map(edits.map((edit) => [`${edit.start} ${edit.end} ${edit.text}`, edit])).values()];
  const sorted = unique.map((edit, i) => ({ edit, i })).sort((a, b) => a.edit.start - b.edit.start || a.i - b.i);
  let result = '';
  let at = 0;
  for (const { edit } of sorted) {
    if (edit.start < at || edit.end < edit.start) continue;
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}

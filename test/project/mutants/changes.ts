// Changes a healthy project one line at a time, and says which findings a change brings.
import { expect, it } from 'vitest';
import type { DoctorRun } from '../../../src/project/index.js';
import { readTree, runOn, type Tree } from '../bench.js';

export interface LineChange {
  readonly line: number;
  /** The line as it was, trimmed. */
  readonly text: string;
  readonly tree: Tree;
  /** The name that lost a letter. */
  readonly name?: string;
}

export interface Told {
  readonly rule: string;
  readonly file: string | undefined;
  readonly line: number | undefined;
}

const linesOf = (tree: Tree, file: string): string[] => {
  const text = tree.get(file)?.toString('utf8');
  if (text === undefined) throw new Error(`${file} is not in the fixture`);
  return text.split('\n');
};

const withLines = (tree: Tree, file: string, lines: readonly string[]): Tree =>
  new Map(tree).set(file, Buffer.from(lines.join('\n')));

/** The project without one line, for each line of the file that has a letter or a digit. */
export function deletions(tree: Tree, file: string): readonly LineChange[] {
  const lines = linesOf(tree, file);
  return lines.flatMap((text, i) =>
    /\w/.test(text) ? [{ line: i + 1, text: text.trim(), tree: withLines(tree, file, lines.toSpliced(i, 1)) }] : [],
  );
}

/** The project with one of the names misspelt (the letter in its middle left out), at each place of the file. */
export function misspellings(tree: Tree, file: string, names: readonly string[]): readonly LineChange[] {
  const lines = linesOf(tree, file);
  return lines.flatMap((text, i) =>
    names.flatMap((name) => {
      const places = [...text.matchAll(new RegExp(`(?<!\\w)${name.replaceAll('.', '\\.')}(?!\\w)`, 'g'))];
      const middle = Math.floor(name.length / 2);
      return places.map(({ index }) => {
        const changed = text.slice(0, index + middle) + text.slice(index + middle + 1);
        return { line: i + 1, text: text.trim(), name, tree: withLines(tree, file, lines.with(i, changed)) };
      });
    }),
  );
}

/** A finding is the same one when rule, file and sentence are: its line moves with the lines above it. */
const findings = (run: DoctorRun): (Told & { readonly key: string })[] =>
  run.examined.flatMap(({ results }) =>
    results
      .filter((item) => item.status === 'failed')
      .map(({ rule, at, finding }) => ({
        rule: rule.id,
        file: at?.file,
        line: at?.line,
        key: JSON.stringify([rule.id, at?.file, finding?.found, finding?.expected, finding?.args]),
      })),
  );

export function newFindings(before: DoctorRun, after: DoctorRun): readonly Told[] {
  const known = findings(before).map((item) => item.key);
  return findings(after).flatMap(({ key, ...told }) => {
    const at = known.indexOf(key);
    if (at === -1) return [told];
    known.splice(at, 1);
    return [];
  });
}

export interface Watched {
  readonly base: string;
  readonly file: string;
  /** Lines that may be missing, trimmed, each with the reason. */
  readonly harmless?: Readonly<Record<string, string>>;
  /** Lines whose absence another file's finding tells: that file. */
  readonly elsewhere?: Readonly<Record<string, string>>;
  /** Names that must not lose a letter. */
  readonly names?: readonly string[];
}

/** One test for each file: every deleted line and misspelt name is told at the file, except what the tables list. */
export function watch(list: readonly Watched[]): void {
  it.each(list.map((item) => [`${item.base}/${item.file}`, item] as const))('%s', async (_, item) => {
    const { base, file, harmless = {}, elsewhere = {}, names = [] } = item;
    const tree = readTree(base);
    const before = await runOn(tree);
    const told = async (change: LineChange, where: string) =>
      newFindings(before, await runOn(change.tree)).some((found) => found.file === where);
    const silent: string[] = [];
    const harmlessSeen = new Set<string>();
    const removed = deletions(tree, file);
    for (const change of removed) {
      if (await told(change, elsewhere[change.text] ?? file)) continue;
      if (change.text in harmless) harmlessSeen.add(change.text);
      else silent.push(`${change.line} without: ${change.text}`);
    }
    for (const change of misspellings(tree, file, names))
      if (!(await told(change, file))) silent.push(`${change.line} misspelt ${change.name}: ${change.text}`);
    const listed = Object.keys(harmless).filter((text) => !harmlessSeen.has(text));
    const unknown = Object.keys(elsewhere).filter((text) => !removed.some((change) => change.text === text));
    expect({ silent, toldOrUnknown: [...listed, ...unknown] }).toEqual({ silent: [], toldOrUnknown: [] });
  });
}

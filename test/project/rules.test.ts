// Every rule fires on its planted defect, at the right file and line, and nothing else does; the healthy projects are silent.
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { renderProblem } from '../../src/problems/render.js';
import { doctorRules } from '../../src/project/rules/catalogue.js';
import { changeTree, configOf, failedRules, lineOf, readTree, runOn, stumbled } from './bench.js';
import { buildDefects } from './defects-build.js';
import { dartDefects } from './defects-dart.js';
import { guideDefects } from './defects-guide.js';
import { oldDefects } from './defects-older-plugin.js';
import { currentDefects } from './defects-timpush.js';

/** Told on every project of a discontinued package. */
const ALWAYS: Readonly<Record<string, readonly string[]>> = {
  'healthy-international': ['PUB-02'],
  'healthy-add-to-app': ['PUB-02'],
};
/** Only ever tell what kind of project it is, or ask what no file answers. */
/** GUIDE-13 needs keytool: test/project/fingerprints.test.ts. */
const NEVER_FAIL = new Set(['GUIDE-13', 'BLD-06', 'PUB-03', 'T3-UNI-04', 'T3-CON-01', 'T3-CON-02', 'T3-CON-03']);

const defects = [...buildDefects, ...oldDefects, ...currentDefects, ...guideDefects, ...dartDefects];
const bases = readdirSync('fixtures/projects', { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name.startsWith('healthy'))
  .map((entry) => entry.name);

describe('rules of doctor', () => {
  it.each(bases)('%s yields no finding', async (base) => {
    const run = await runOn(readTree(base));
    expect(stumbled(run)).toEqual([]);
    expect(run.examined.length).toBeGreaterThan(0);
    const told = run.examined.flatMap(({ results }) =>
      results
        .filter((item) => item.status === 'failed')
        .map((item) => `${item.rule.id} ${item.at?.file}:${item.at?.line} ${JSON.stringify(item.finding?.found)}`),
    );
    expect(told.filter((line) => !(ALWAYS[base] ?? []).some((id) => line.startsWith(id)))).toEqual([]);
  });

  it.each(defects.map((item) => [`${item.rule}: ${item.name}`, item] as const))('%s', async (_, item) => {
    const tree =
      item.swap === undefined
        ? changeTree(readTree(item.base), item)
        : new Map(Object.entries(item.swap).map(([path, text]) => [path, Buffer.from(text)]));
    const config =
      item.config === undefined && item.secrets === undefined ? undefined : configOf(item.config ?? {}, item.secrets);
    const run = await runOn(tree, { config });
    expect(stumbled(run)).toEqual([]);
    expect(failedRules(run)).toEqual(
      [
        ...new Set(
          [item.rule, ...(item.also ?? []), ...(ALWAYS[item.base] ?? [])].filter(
            (id) => !(item.gone ?? []).includes(id),
          ),
        ),
      ].sort(),
    );
    const problems = run.examined.flatMap(({ results }) =>
      results
        .filter((result) => result.rule.id === item.rule && result.status === 'failed')
        .map((result) => result.problem),
    );
    const [file, snippet] = item.at;
    const places = problems.map((problem) => `${problem?.at?.file}:${problem?.at?.line}`);
    if (snippet === undefined) expect(problems.map((problem) => problem?.at?.file)).toContain(file);
    else expect(places).toContain(`${file}:${lineOf(tree, file, snippet)}`);
    for (const problem of problems) {
      if (item.swap === undefined) expect(problem?.at?.line).toBeGreaterThan(0);
      if (problem === undefined) continue;
      for (const language of ['en', 'zh'] as const) {
        const { title, cause, fix } = renderProblem(problem, language);
        expect([title, cause, ...fix].join('\n')).not.toMatch(/(?<!\$)\{[a-z]+\}/);
      }
    }
  });

  it('every rule has a planted defect', () => {
    const covered = new Set([...defects.map((item) => item.rule), ...Object.values(ALWAYS).flat()]);
    expect(
      doctorRules.filter((rule) => !covered.has(rule.id) && !NEVER_FAIL.has(rule.id)).map((rule) => rule.id),
    ).toEqual([]);
  });

  it('every id is used once', () => {
    const ids = doctorRules.map((rule) => rule.id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

// Every rule reports its planted defect at the right file and line, no other rule does, and the healthy projects yield no finding.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { renderProblem } from '../../src/problems/render.js';
import { doctorRules } from '../../src/project/rules/catalogue.js';
import { PUSH_VENDORS } from '../../src/project/types.js';
import { changeTree, configOf, failedRules, lineOf, readTree, runOn, stumbled } from './bench.js';
import { appleDefects } from './defects-apple.js';
import { buildDefects } from './defects-build.js';
import { dartDefects } from './defects-dart.js';
import { flowDefects } from './defects-flow.js';
import { guideDefects } from './defects-guide.js';
import { oldDefects } from './defects-older-plugin.js';
import { currentDefects } from './defects-timpush.js';
import { type Pass, passes } from './passes.js';

/** Reported for every project of a discontinued package. */
const ALWAYS: Readonly<Record<string, readonly string[]>> = {
  'healthy-international': ['PUB-02'],
  'healthy-add-to-app': ['PUB-02'],
};
/** GUIDE-13 needs keytool: test/project/fingerprints.test.ts. The others always have a finding, or leave the decision to another rule or to the user. */
const NEVER_PASS = new Set(['GUIDE-13', 'PUB-02', 'T3-IOS-06', 'T3-UNI-04', 'T3-CON-01', 'T3-CON-02', 'T3-CON-03']);
/** GUIDE-13 as above. The others describe the project, or ask what no file contains. */
const NEVER_FAIL = new Set(['GUIDE-13', 'BLD-06', 'PUB-03', 'T3-UNI-04', 'T3-CON-01', 'T3-CON-02', 'T3-CON-03']);

const defects = [
  ...buildDefects,
  ...oldDefects,
  ...currentDefects,
  ...guideDefects,
  ...dartDefects,
  ...flowDefects,
  ...appleDefects,
];
const bases = readdirSync('fixtures/projects', { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name.startsWith('healthy'))
  .map((entry) => entry.name);

const inConfig = ({ config, secrets }: Pick<Pass, 'config' | 'secrets'>) =>
  config === undefined && secrets === undefined ? undefined : configOf(config ?? {}, secrets);

const RULES = 'src/project/rules';
const FOLDERS = {
  'every-generation': ['international', 'mainland', 'timpush'],
  'older-plugin': ['international', 'mainland'],
  timpush: ['timpush'],
} as const;

describe('rules of doctor', () => {
  it.each(Object.entries(FOLDERS))('rules in %s are for the push packages of that folder', (folder, generations) => {
    const files = readdirSync(`${RULES}/${folder}`, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.ts'),
    );
    const ids = files.flatMap((name) =>
      [...readFileSync(`${RULES}/${folder}/${name}`, 'utf8').matchAll(/^ {4}id: '([\w-]+)'/gm)].map(([, id]) => id),
    );
    const inFolder = doctorRules.filter((rule) => ids.includes(rule.id));
    expect(inFolder.length).toBe(ids.length);
    const isAll = folder === 'every-generation';
    const wrong = inFolder.filter(
      (rule) =>
        !rule.generations.every((item) => generations.some((known) => known === item)) ||
        (isAll && rule.generations.length !== generations.length),
    );
    expect(wrong.map((rule) => rule.id)).toEqual([]);
  });

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
    const run = await runOn(tree, { config: inConfig(item) });
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

  it.each(passes.map((item) => [item.rule, item] as const))('%s passes on a correct project', async (rule, item) => {
    const run = await runOn(changeTree(readTree(item.base), item), { config: inConfig(item), vendors: PUSH_VENDORS });
    const told = run.examined.flatMap(({ results }) =>
      results
        .filter((result) => result.rule.id === rule)
        .map(({ status, at, reason }) => `${status} ${at?.file ?? reason?.en ?? ''}`.trim()),
    );
    expect(told).toEqual([expect.stringMatching(/^passed/)]);
  });

  it('every rule has a project on which it passes', async () => {
    const right = new Set(passes.map(({ rule }) => rule));
    for (const base of bases)
      for (const { results } of (await runOn(readTree(base), { vendors: PUSH_VENDORS })).examined)
        for (const { rule, status } of results) if (status === 'passed') right.add(rule.id);
    expect(doctorRules.map(({ id }) => id).filter((id) => !right.has(id) && !NEVER_PASS.has(id))).toEqual([]);
  });

  it('every rule has a planted defect', () => {
    const covered = new Set([...defects.map((item) => item.rule), ...Object.values(ALWAYS).flat()]);
    expect(
      doctorRules.filter((rule) => !covered.has(rule.id) && !NEVER_FAIL.has(rule.id)).map((rule) => rule.id),
    ).toEqual([]);
  });

  it('every rule names its source and how sure it is', () => {
    expect(doctorRules.filter(({ mark, source }) => mark === undefined || source === undefined)).toEqual([]);
  });

  it('every id is used once', () => {
    const ids = doctorRules.map((rule) => rule.id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

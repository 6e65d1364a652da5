// Before the tests start: builds the program when a source is newer than dist, unless no chosen test file needs the build.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';

/** A file that works with the built program by itself; its importers do so too. */
const WITH_THE_BUILD = /\bbin\/tim-push|['"/]dist\b|from 'tim-push'/;

export default function setup(project: TestProject): void {
  const chosen = project.vitest.state.getPaths();
  const seen = new Set<string>();
  if (chosen.length > 0 && !chosen.some((path) => needsBuild(path, seen))) return;
  const { status } = spawnSync(process.execPath, ['scripts/setup.mjs', '--only-build'], { stdio: 'inherit' });
  if (status !== 0) throw new Error('the build failed: see the lines above');
}

/** Follows the imports of a test within test/. */
function needsBuild(path: string, seen: Set<string>): boolean {
  if (seen.has(path) || !existsSync(path)) return false;
  seen.add(path);
  const text = readFileSync(path, 'utf8');
  if (WITH_THE_BUILD.test(text)) return true;
  return [...text.matchAll(/from '(\.[^']+)\.js'/g)].some(
    ([, target]) => !target?.includes('src/') && needsBuild(`${resolve(dirname(path), target ?? '')}.ts`, seen),
  );
}

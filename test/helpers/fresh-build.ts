// Before the tests start: builds the program when a source is newer than dist, and lets it make the sandbox's CA once for all of them; neither when
// no chosen test file needs the build.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';

/** A file that works with the built program by itself; its importers do so too. */
const WITH_THE_BUILD = /\bbin\/tim-push|['"/]dist\b|from 'tim-push'/;

/** Returns what clears up after the last test. */
export default function setup(project: TestProject): (() => void) | undefined {
  const chosen = project.vitest.state.getPaths();
  const seen = new Set<string>();
  if (chosen.length > 0 && !chosen.some((path) => needsBuild(path, seen))) return undefined;
  const { status } = spawnSync(process.execPath, ['scripts/setup.mjs', '--only-build'], { stdio: 'inherit' });
  if (status !== 0) throw new Error('the build failed: see the lines above');
  // Making keys takes longer than most tests, so test/helpers/run-cli.ts copies these instead of making keys in each process.
  const cache = mkdtempSync(join(tmpdir(), 'tim-push-test-ca-'));
  const made = spawnSync(process.execPath, ['bin/tim-push.js', 'check-config', '--sandbox', '--vendor', 'vivo'], {
    env: { PATH: process.env['PATH'] ?? '', TIM_PUSH_CACHE_DIR: cache },
    encoding: 'utf8',
  });
  if (made.status === 0) process.env['TIM_PUSH_TEST_CA'] = join(cache, 'sandbox-ca');
  else console.warn(`no CA was made for the tests, exit code ${made.status}:\n${made.stdout}${made.stderr}`);
  return () => rmSync(cache, { recursive: true, force: true });
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

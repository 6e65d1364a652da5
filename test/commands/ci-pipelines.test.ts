// The pipelines that people copy: valid YAML, and every command of ours in them runs against the sandbox.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Sandbox, startSandbox } from '../../src/index.js';
import { emptyFolder, run } from '../helpers/run-cli.js';

const FOLDER = 'examples/ci';
// The action itself has tests of its own (test/action).
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.yml') && name !== 'github-action.yml');

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

/** Every text of a parsed document. */
const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

const lines = files.flatMap((name) =>
  textsIn(parse(readFileSync(join(FOLDER, name), 'utf8')))
    .flatMap((text) => text.split('\n'))
    .flatMap((line) =>
      /^npx (?:--yes )?tim-push smoke/.test(line.trim()) ? [[name, line.trim().replace(' --yes', '')] as const] : [],
    ),
);

describe('the pipelines in examples/ci', () => {
  it('each calls smoke', () => {
    expect(files.length).toBeGreaterThan(1);
    for (const name of files) expect(lines.map(([of]) => of)).toContain(name);
  });

  it.each(lines)('%s: %s', async (_name, line) => {
    const words = line
      // What the matrix fills in: the first shard of three.
      .replaceAll('${{ strategy.job-total }}', '3')
      .replaceAll('${{ matrix.shard }}', '1')
      .split(' ')
      .slice(2);
    const { exitCode, stdout, stderr } = await run(words, {
      cwd: emptyFolder(),
      env: { TIM_PUSH_SANDBOX_URL: sandbox.url },
    });
    expect(exitCode, `${stdout}\n${stderr}`).toBe(0);
  });
});

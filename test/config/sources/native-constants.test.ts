// The built program reads app ids and certificate IDs out of the constants of a native app, each with its line.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder, run } from '../../helpers/run-cli.js';

const JAVA = readFileSync('fixtures/cases/native-java-constants/PrivateConstants.java', 'utf8');

/** Code and line of each finding of `check-config`. */
async function findings(file: string, text: string): Promise<readonly string[]> {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, file), text);
  const { json } = await run(['check-config', '-c', file, '--offline', '--json'], { cwd });
  return json().problems.map((problem) => {
    const { code, at } = problem as typeof problem & { readonly at?: { readonly line?: number } };
    return `${code} ${at?.line ?? ''}`.trim();
  });
}

describe('constants of a native app', () => {
  it('are read as a config', async () => {
    const found = await findings('PrivateConstants.java', JAVA);
    expect(found.filter((one) => /syntax|native-constants|duplicate/.test(one))).toEqual([]);
  });

  it('that occur twice are reported with the line of the second', async () => {
    const twice = JAVA.replace('}', '    public static final String VIVO_PUSH_APPID = "105500002";\n}');
    const line = twice.split('\n').findIndex((one) => one.includes('105500002')) + 1;
    expect(await findings('PrivateConstants.java', twice)).toContain(`config/duplicate-key ${line}`);
  });

  it('of another kind are reported as not a config', async () => {
    expect(await findings('Other.kt', 'const val COLOR = "red"\n')).toContain('config/no-native-constants');
  });
});

// Fingerprints come from keytool through the injected runner; its arguments never contain a password.
import { describe, expect, it } from 'vitest';
import type { Programs } from '../../src/project/programs.js';
import { changeTree, failedRules, readTree, runOn } from './bench.js';

const FINGER = (pair: string): string => Array.from({ length: 32 }, () => pair).join(':');
const tree = changeTree(readTree('healthy-international'), {
  add: {
    'android/app/release.jks': 'invented',
    'android/key.properties': 'storePassword=hidden-word\n',
    'home/.android/debug.keystore': 'invented',
  },
});

function keytool(answers: Readonly<Record<string, string>>): {
  readonly programs: Programs;
  readonly calls: { args: readonly string[]; env: unknown }[];
} {
  const calls: { args: readonly string[]; env: unknown }[] = [];
  return {
    calls,
    programs: {
      run: async (_, args, options) => {
        calls.push({ args, env: options.env });
        const path = args[3] ?? '';
        const found = Object.entries(answers).find(([name]) => path.endsWith(name))?.[1];
        return found === undefined
          ? undefined
          : { exitCode: 0, stdout: `Certificate fingerprints:\n\t SHA1: 00\n\t SHA256: ${found}\n`, stderr: '' };
      },
    },
  };
}

describe('fingerprints', () => {
  it('of debug and release are compared, and both are reported', async () => {
    const { programs, calls } = keytool({ 'debug.keystore': FINGER('AA'), 'release.jks': FINGER('BB') });
    const run = await runOn(tree, { programs, home: 'home' });
    expect(failedRules(run)).toContain('GUIDE-13');
    const result = run.examined[0]?.results.find((item) => item.rule.id === 'GUIDE-13');
    expect(result?.finding).toMatchObject({ found: `debug ${FINGER('AA')}`, expected: FINGER('BB') });
    expect(JSON.stringify(calls.map((call) => call.args))).not.toContain('hidden-word');
    expect(calls.map((call) => call.env)).toContainEqual({ TIM_PUSH_STORE_PASSWORD: 'hidden-word' });
  });

  it('may come from the same key on both sides', async () => {
    const { programs } = keytool({ 'debug.keystore': FINGER('AA'), 'release.jks': FINGER('AA') });
    expect(failedRules(await runOn(tree, { programs, home: 'home' }))).not.toContain('GUIDE-13');
  });

  it('are skipped without keytool', async () => {
    const run = await runOn(tree, { programs: { run: async () => undefined }, home: 'home' });
    expect(run.examined[0]?.results.find((item) => item.rule.id === 'GUIDE-13')?.status).toBe('skipped');
  });
});

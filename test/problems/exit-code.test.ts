// The exit codes as the documentation lists them, and which of several takes precedence.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EXIT, exitCodeOf, worstExitCode } from '../../src/problems/exit-code.js';
import type { Problem, ProblemKind, Severity } from '../../src/problems/types.js';
import { t } from '../../src/text/language.js';

const found = (kind: ProblemKind, severity: Severity = 'error'): Problem => ({
  code: `test/${kind}`,
  entry: { severity, kind, title: t('title', '标题'), cause: t('cause', '原因'), fix: [t('fix', '解决')] },
  severity,
  args: {},
});

const table: readonly (readonly [ProblemKind, number])[] = [
  ['usage', 2],
  ['config', 3],
  ['credentials', 4],
  ['device-token', 1],
  ['message', 1],
  ['app-state', 1],
  ['quota', 1],
  ['rate', 1],
  ['server', 1],
  ['notice', 1],
  ['unreachable', 5],
  ['interrupted', 130],
  ['internal', 70],
];

describe('exit codes', () => {
  it('match the documentation', () => {
    expect(EXIT).toEqual({
      ok: 0,
      failed: 1,
      usage: 2,
      config: 3,
      credentials: 4,
      unreachable: 5,
      partial: 6,
      internal: 70,
      interrupted: 130,
    });
  });

  it.each(table)('an error about %s ends with %i', (kind, code) => {
    expect(exitCodeOf([found(kind)])).toBe(code);
  });

  it.each(table)('a warning or a hint about %s ends with 0', (kind) => {
    expect(exitCodeOf([found(kind, 'warning'), found(kind, 'hint')])).toBe(0);
  });

  it('no finding ends with 0', () => {
    expect(exitCodeOf([])).toBe(0);
    expect(worstExitCode([])).toBe(0);
    expect(worstExitCode([0, 0])).toBe(0);
  });

  it('of several the first of 130, 70, 2, 4, 3, 5, 1, 6 wins, in any order of occurrence', () => {
    const order = [130, 70, 2, 4, 3, 5, 1, 6];
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...order), { minLength: 1 }), (codes) => {
        expect(worstExitCode(codes)).toBe(order.find((code) => codes.includes(code)));
      }),
    );
  });

  it('the severity of the finding counts, not that of its entry', () => {
    expect(exitCodeOf([{ ...found('config'), severity: 'hint' }])).toBe(0);
    expect(exitCodeOf([{ ...found('config', 'hint'), severity: 'error' }])).toBe(3);
  });
});

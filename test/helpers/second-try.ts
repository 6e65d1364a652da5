// Names each test that passed only on a second run: it must be fixed, although it did not fail the run.
import type { Reporter, TestCase } from 'vitest/node';

export default class SecondTry implements Reporter {
  onTestCaseResult(test: TestCase): void {
    if (test.diagnostic()?.flaky !== true) return;
    process.stdout.write(`passed only on the second try: ${test.module.relativeModuleId} > ${test.fullName}\n`);
  }
}

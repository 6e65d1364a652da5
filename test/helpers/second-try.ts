// Names each test that passed only when it was run again: such a test has to be mended, although it did not stop the run.
import type { Reporter, TestCase } from 'vitest/node';

export default class SecondTry implements Reporter {
  onTestCaseResult(test: TestCase): void {
    if (test.diagnostic()?.flaky !== true) return;
    process.stdout.write(`passed only on the second try: ${test.module.relativeModuleId} > ${test.fullName}\n`);
  }
}

import type { Reporter, TestModule } from 'vitest/node';

/** Names what was skipped. In CI, where everything that tests need is installed, a skipped test fails the run. */
export default class SkippedReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const skipped = modules
      .flatMap((module) => [...module.children.allTests('skipped')])
      .map((test) => `${test.module.relativeModuleId}: ${test.fullName}`);
    if (skipped.length === 0) return;
    process.stderr.write(`Skipped here:\n${skipped.map((name) => `  ${name}\n`).join('')}`);
    if (process.env.CI) process.exitCode = 1;
  }
}

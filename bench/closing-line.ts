import type { Reporter, TestModule } from 'vitest/node';
import { HOW_TO_GET_ONE, IN_A_BROWSER } from '../web/fixtures/find-browser.js';

/**
 * Prints one plain last line, `N passed, N failed, N skipped`, for continuous integration systems that read a run's
 * outcome from its output; before it, how to get those tests run that want a browser, where there is none.
 */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: ReadonlyArray<TestModule>, unhandledErrors: ReadonlyArray<unknown>): void {
    const count = { passed: 0, failed: unhandledErrors.length, skipped: 0 };
    let pages = 0;
    for (const module of modules) {
      // A file that cannot be loaded, or whose preparation fails, has no test that failed.
      const failed = [...module.children.allTests('failed')].length;
      if (module.state() === 'failed' && failed === 0) count.failed += 1;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state !== 'pending') count[state] += 1;
        if (state === 'skipped' && test.fullName.includes(IN_A_BROWSER)) pages += 1;
      }
    }
    process.once('exit', () => {
      if (pages > 0 && !process.env.CI)
        console.log(`${pages} tests of pages were left out, for want of a browser: ${HOW_TO_GET_ONE}.`);
      console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
    });
  }
}

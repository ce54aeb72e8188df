import { appendFileSync } from 'node:fs';
import Mocha from 'mocha';

/** One line of the report that a suite writes to the file named by JSONRPC_ERRORS_REPORT. */
export type ReportLine =
  | { readonly type: 'pass'; readonly title: string; readonly duration: number }
  | { readonly type: 'fail'; readonly title: string; readonly problem: string }
  | { readonly type: 'end' };

/** What VS Code calls in its extension host. `load` defines suites once Mocha's globals are there. */
export function createRunner(load: readonly (() => unknown)[]): () => Promise<void> {
  return () => {
    const mocha = new Mocha({ ui: 'bdd', timeout: 60_000, reporter: Mocha.reporters.Base });
    // What Mocha does before it loads a file: it defines `describe`, `it` and the hooks.
    mocha.suite.emit('pre-require', globalThis, '', mocha);
    for (const define of load) define();
    return new Promise((resolve, reject) => {
      const runner = mocha.run((failures) => {
        report({ type: 'end' });
        if (failures > 0) reject(new Error(`${failures} failed`));
        else resolve();
      });
      runner.on('pass', (test) => report({ type: 'pass', title: test.fullTitle(), duration: test.duration ?? 0 }));
      runner.on('fail', (test, error) => {
        report({ type: 'fail', title: test.fullTitle(), problem: error.stack ?? String(error) });
      });
      runner.on('pending', (test) => report({ type: 'fail', title: test.fullTitle(), problem: 'is skipped' }));
    });
  };
}

/** Nobody sees the console of an extension host, so Mocha's own reporter is the silent one. */
function report(line: ReportLine): void {
  const file = process.env.JSONRPC_ERRORS_REPORT;
  if (file) appendFileSync(file, `${JSON.stringify(line)}\n`);
}

import { readdirSync } from 'node:fs';
import { build, type Plugin } from 'esbuild';
import { inProject } from '../paths.ts';

const FOLDER = 'test/vscode';

/** Where a window's bundle is written: what VS Code takes as `extensionTestsPath`. */
export function suiteBundle(window: string): string {
  return inProject(`dist/test/vscode/${window}.js`);
}

/** Test files of a window: those of the folder test/vscode/<window>. */
function suiteFiles(window: string): string[] {
  return readdirSync(inProject(`${FOLDER}/${window}`))
    .filter((name) => name.endsWith('.test.ts'))
    .sort();
}

/** Bundles the suites that run inside VS Code, one file for each window. */
export async function buildSuites(windows: readonly string[]): Promise<void> {
  await build({
    absWorkingDir: inProject('.'),
    entryPoints: windows.map((window) => ({ in: `suite:${window}`, out: window })),
    outdir: 'dist/test/vscode',
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'es2022',
    mainFields: ['module', 'main'],
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
    define: { 'import.meta.url': '__bundleUrl' },
    banner: { js: "const __bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
    plugins: [suiteEntry],
  });
}

/** An entry that loads each test file of a window when Mocha's globals are there. */
const suiteEntry: Plugin = {
  name: 'suite-entry',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^suite:/ }, ({ path }) => ({ path: path.slice('suite:'.length), namespace: 'suite' }));
    onLoad({ filter: /./, namespace: 'suite' }, ({ path: window }) => ({
      loader: 'ts',
      resolveDir: inProject(FOLDER),
      contents: [
        "import { createRunner } from './runner.ts';",
        'export const run = createRunner([',
        ...suiteFiles(window).map((name) => `  () => require('./${window}/${name}'),`),
        ']);',
      ].join('\n'),
    }));
  },
};

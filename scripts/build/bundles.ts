import type { BuildOptions } from 'esbuild';
import { inProject } from '../paths.ts';

/** One run of esbuild. */
export interface Bundle {
  /** Entry points, relative to the project: name of the output without `.js` → source. */
  readonly entries: Readonly<Record<string, string>>;
  readonly outdir: string;
  readonly kind: 'client-node' | 'client-browser' | 'server-node' | 'server-browser' | 'command-line';
}

/** What ships: the extension in `dist/`, the npm package in `server/dist/`. */
export const PRODUCT: readonly Bundle[] = [
  { kind: 'client-node', outdir: 'dist', entries: { client: 'client/src/node/main.ts' } },
  { kind: 'client-browser', outdir: 'dist/browser', entries: { client: 'client/src/browser/main.ts' } },
  { kind: 'server-node', outdir: 'dist', entries: { server: 'server/src/node/server-main.ts' } },
  { kind: 'server-browser', outdir: 'dist/browser', entries: { server: 'server/src/browser/server-main.ts' } },
  {
    kind: 'command-line',
    outdir: 'server/dist',
    entries: {
      cli: 'server/src/cli/main.ts',
      server: 'server/src/node/server-main.ts',
      worker: 'server/src/node/worker-main.ts',
      scribe: 'server/src/node/record/scribe-worker.ts',
    },
  },
];

export interface Mode {
  /** Minified and without source maps, for packages. */
  readonly release: boolean;
}

/** esbuild's options for a bundle. */
export function esbuildOptions(bundle: Bundle, { release }: Mode): BuildOptions {
  const common: BuildOptions = {
    absWorkingDir: inProject('.'),
    entryPoints: { ...bundle.entries },
    outdir: bundle.outdir,
    bundle: true,
    target: 'es2022',
    minify: release,
    keepNames: false,
    sourcemap: release ? false : 'linked',
    metafile: true,
    logLevel: 'warning',
    legalComments: 'none',
    // The parser is a file of its own, loaded by whoever first meets TypeScript.
    external: ['./typescript-parser.js'],
  };
  const node: BuildOptions = {
    ...common,
    platform: 'node',
    // Without it jsonc-parser's UMD build is taken, whose own requires survive bundling and fail.
    mainFields: ['module', 'main'],
  };
  const browser: BuildOptions = {
    ...common,
    platform: 'browser',
    mainFields: ['browser', 'module', 'main'],
    conditions: ['browser'],
  };
  switch (bundle.kind) {
    case 'client-node':
      return { ...node, format: 'cjs', external: ['vscode', './typescript-parser.js'] };
    case 'client-browser':
      return { ...browser, format: 'cjs', external: ['vscode', './typescript-parser.js'] };
    case 'server-node':
      return { ...node, format: 'cjs', define: { 'import.meta.url': '__bundleUrl' }, banner: { js: CJS_URL_BANNER } };
    case 'server-browser':
      return { ...browser, format: 'iife' };
    case 'command-line':
      // Split, so that `--help` and `explain` load little.
      return {
        ...node,
        format: 'esm',
        splitting: true,
        chunkNames: 'chunks/[name]-[hash]',
        banner: { js: REQUIRE_BANNER },
      };
  }
}

/** CommonJS output has no `import.meta`. */
const CJS_URL_BANNER = "const __bundleUrl = require('node:url').pathToFileURL(__filename).href;";

/** ESM output has no `require`, which bundled CommonJS packages call for Node's modules. */
const REQUIRE_BANNER =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";

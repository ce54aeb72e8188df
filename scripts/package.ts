/**
 * `npm run package`: makes the VSIX from a release build.
 *
 * Stops when the package would hold other files than scripts/package-files.txt says, or is too large.
 * In that list `*` stands for any name; a line with it must match at least one file. With `--check`
 * only the list is compared, for what is built at present.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { runMain, UserFacingError } from './failure.ts';
import { inProject, ROOT } from './paths.ts';
import { packageCommand, runScript } from './run-script.ts';

const MAX_BYTES = 2_000_000;
const README = 'dist/README.md';
const FILES = ['--no-dependencies', '--readme-path', README];
const VSCE = packageCommand('@vscode/vsce', 'vsce');

await runMain(async () => {
  if (process.argv.includes('--check')) {
    writeReadme();
    compareWithList();
    return 0;
  }
  for (const [script, ...args] of [['scripts/generate.ts'], ['scripts/build.ts', '--release']]) {
    if (!(await runScript(script as string, ...args))) {
      throw new UserFacingError('The release build failed; see above.');
    }
  }
  writeReadme();
  compareWithList();
  const { name, version } = JSON.parse(readFileSync(inProject('package.json'), 'utf8')) as Record<string, string>;
  const file = `${name}-${version}.vsix`;
  // Links of the README are left as they are: the project names no public address.
  vsce('package', ...FILES, '--allow-missing-repository', '--no-rewrite-relative-links', '--out', file);
  const { size } = statSync(inProject(file));
  if (size > MAX_BYTES) throw new UserFacingError(`${file} has ${size} bytes; at most ${MAX_BYTES} are allowed.`);
  console.log(`\n${file}: ${(size / 1024).toFixed(0)} KB`);
  return 0;
});

function vsce(...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [VSCE, ...args], { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new UserFacingError(`vsce ${args[0]} failed:\n${stdout}${stderr}`.trimEnd());
  return stdout;
}

/** The README of the package: VS Code shows pictures only from public addresses, of which the project has none. */
function writeReadme(): void {
  const text = readFileSync(inProject('README.md'), 'utf8');
  writeFileSync(inProject(README), text.replace(/<picture>.*?<\/picture>\n+/gs, ''));
}

function compareWithList(): void {
  const files = vsce('ls', ...FILES)
    .split('\n')
    .filter(Boolean);
  const expected = readFileSync(inProject('scripts/package-files.txt'), 'utf8').split('\n').filter(Boolean);
  const patterns = expected.map((line) => new RegExp(`^${line.split('*').map(escapeForRegExp).join('[^/]+')}$`));
  const unexpected = files.filter((file) => !patterns.some((pattern) => pattern.test(file)));
  const absent = expected.filter((_, index) => !files.some((file) => patterns[index]?.test(file)));
  for (const file of unexpected)
    console.error(`${file} would be packaged, but scripts/package-files.txt does not list it.`);
  for (const line of absent)
    console.error(`scripts/package-files.txt lists ${line}, but nothing of that name would be packaged.`);
  if (unexpected.length + absent.length > 0) throw new UserFacingError('The package would not hold what it should.');
}

function escapeForRegExp(text: string): string {
  return text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
}

/** `npm run typecheck`: each project of the repository, all of them even when one fails. */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { inProject } from './paths.ts';

const PROJECTS = ['.', 'server/src/core', 'server/src/browser', 'client/src/browser', 'test/ui'];

const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
for (const project of PROJECTS) {
  const { status } = spawnSync(process.execPath, [tsc, '-p', inProject(project), '--pretty'], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}

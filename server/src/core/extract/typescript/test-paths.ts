import picomatch from 'picomatch';
import paths from './test-paths.json' with { type: 'json' };

/** A path that begins outside of what is looked at: folders far above say nothing about the file. */
const OUTSIDE = /^(?:[\\/]|[A-Za-z]:|\.\.)/;
const NEAR_FOLDERS = 2;

let matches: ((path: string) => boolean) | undefined;

/** True for the path of a test, a mock or a fixture: the globs stand in `test-paths.json`. */
export function isTestPath(path: string): boolean {
  matches ??= picomatch(paths.globs, { nocase: true, dot: true });
  const steps = path.split(/[\\/]/);
  const near = OUTSIDE.test(path) ? steps.slice(-1 - NEAR_FOLDERS) : steps;
  return matches(near.join('/'));
}

import { join } from './paths.ts';
import type { Reading } from './reading.ts';

/** What a name without an ending may mean, the likeliest first: sources before typings before what was compiled. */
const ENDINGS = ['.ts', '.tsx', '.d.ts', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.d.mts', '.d.cts', '.json'];
/** What stands in the sources for a module that is written with the ending of what is compiled. */
const SOURCES: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx', '.d.ts', '.js', '.jsx'],
  '.jsx': ['.tsx', '.d.ts', '.jsx'],
  '.mjs': ['.mts', '.d.mts', '.mjs', '.ts'],
  '.cjs': ['.cts', '.d.cts', '.cjs', '.ts'],
};
/** Folders into which sources are compiled. */
const OUTPUT = /^(?:dist|lib|build|out|output|es|esm|cjs|module|types|typings|_types|_esm|_cjs)$/;

/** The file that a path in an import means: itself, with an ending, or the index of a folder. */
export function* findFile(path: string): Reading<string | undefined> {
  for (const candidate of candidates(path)) {
    if ((yield { ask: 'presence', path: candidate }) !== undefined) return candidate;
  }
  return undefined;
}

function* candidates(path: string): Generator<string> {
  const ending = /\.[^./]+$/.exec(path)?.[0] ?? '';
  const sources = SOURCES[ending];
  if (sources !== undefined) {
    const stem = path.slice(0, -ending.length);
    // Of `a.d.ts` beside `a.js` the first says more about constants, of `a.ts` beside both the last.
    for (const source of sources) yield stem + source;
  } else if (ENDINGS.includes(ending)) {
    yield path;
  }
  for (const other of ENDINGS) yield path + other;
  for (const other of ENDINGS) yield `${path}/index${other}`;
}

/**
 * The file that a package.json means; in a checkout that is not built the source from which it would be built.
 * @param target relative to the folder of the package, with or without `./`
 */
export function* findTarget(folder: string, target: string): Reading<string | undefined> {
  const found = yield* findFile(join(folder, target));
  if (found !== undefined) return found;
  const steps = target.split('/').filter((step) => step !== '' && step !== '.');
  const name = steps.pop()?.replace(/(?:\.d)?\.[cm]?[jt]sx?$/, '');
  if (name === undefined) return undefined;
  const start = steps.findIndex((step) => OUTPUT.test(step));
  if (start === -1) return undefined;
  const before = steps.slice(0, start);
  const rest = steps.slice(start).filter((step) => !OUTPUT.test(step) && step !== 'src');
  for (const source of [
    [...before, 'src', ...rest, name],
    [...before, ...rest, name],
  ]) {
    const built = yield* findFile(join(folder, source.join('/')));
    if (built !== undefined) return built;
  }
  return undefined;
}

import type { Failure } from '../node/targets.ts';
import type { Io } from './io.ts';
import { visible } from './text/visible.ts';

/** Tells on stderr what could not be read, and that the rest was. */
export function tellFailures(failures: readonly Failure[], checked: number, io: Io): void {
  const others =
    checked === 0 ? '' : checked === 1 ? '; the other file was checked' : `; the other ${checked} files were checked`;
  for (const [index, { path, message }] of failures.entries()) {
    io.err(`${visible(path)}: ${visible(message)}${index === failures.length - 1 ? others : ''}.`);
  }
}

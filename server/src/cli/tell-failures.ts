import { type Failure, isUnread } from '../node/targets.ts';
import type { Io } from './io.ts';
import { visible } from './text/visible.ts';

/** Tells on stderr what could not be read or done, and that the rest was. */
export function tellFailures(failures: readonly Failure[], checked: number, io: Io): void {
  const others =
    checked === 0 ? '' : checked === 1 ? '; the other file was checked' : `; the other ${checked} files were checked`;
  const lastUnread = failures.filter(isUnread).at(-1);
  for (const failure of failures) {
    const { path, line, column, message } = failure;
    const place = line === undefined ? path : `${path}:${line}:${column}`;
    io.err(`${visible(place)}: ${visible(message)}${failure === lastUnread ? others : ''}.`);
  }
}

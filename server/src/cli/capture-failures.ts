import type { FileResult } from '../node/analysis.ts';
import type { Failure } from '../node/targets.ts';

/**
 * A named file that was to be a capture, and holds its messages in a notation that cannot be read, or no text at all:
 * to call it checked would be wrong. Other text without a message only gets a note.
 */
export function captureFailures(result: FileResult): readonly Failure[] {
  if (result.kind !== 'analysed' || !result.file.named || result.continues === true) return [];
  const { facts, traffic } = result.analysis.linked;
  if (facts.messages.length > 0) return [];
  const note = traffic?.notes.find(({ kind }) => kind === 'other-notation' || kind === 'binary');
  if (note === undefined) return [];
  const { path } = result.file;
  return [{ path, message: `${note.message.charAt(0).toLowerCase()}${note.message.slice(1).replace(/\.$/, '')}` }];
}

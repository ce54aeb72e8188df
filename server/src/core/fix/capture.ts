import { isRecorded, type SourceText } from '../model.ts';

/** Endings of recordings: as they are written, packed, or put aside with a number. */
const RECORDING = /\.(?:jsonl|ndjson|har|log|io|sse|txt)(?:\.(?:gz|zst|br|xz|bz2|zip|\d+))*$/i;

/** True for a recording of what was said: it stays as it is, whatever is wrong in it. */
export function isCapture({ language, path }: Pick<SourceText, 'language' | 'path'>): boolean {
  return isRecorded(language) || RECORDING.test(path);
}

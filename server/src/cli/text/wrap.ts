import { displayWidth } from './width.ts';

const WIDTH = 96;

/** Breaks text into indented lines between words; a longer word stands on a line of its own. */
export function wrap(text: string, indent: string, width = WIDTH): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && displayWidth(`${indent}${line} ${word}`) > width) {
      lines.push(indent + line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, indent + line];
}

/**
 * Functions for the page: what its lines show, and where. They run there, so each stands on its own and
 * takes and gives plain data. Boxes are in CSS pixels.
 */

/** A place on the screen. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Every character in view with its box, line by line, top down. */
export interface ShownLine {
  readonly text: string;
  readonly boxes: readonly Box[];
}

/** Reads the lines below an element of class `view-lines`. */
export function readLines(root: Element): ShownLine[] {
  const toBox = ({ x, y, width, height }: DOMRect): Box => ({ x, y, width, height });
  const shown = [...root.querySelectorAll('.view-line')].map((line) => {
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    const boxes: Box[] = [];
    let text = '';
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      // The editor draws blanks as no-break spaces.
      const part = (node.textContent ?? '').replaceAll('\u00a0', ' ');
      text += part;
      for (let offset = 0; offset < part.length; offset++) {
        range.setStart(node, offset);
        range.setEnd(node, offset + 1);
        boxes.push(toBox(range.getBoundingClientRect()));
      }
    }
    return { top: line.getBoundingClientRect().y, text, boxes };
  });
  // The editor adds lines to the page as they come into view, in any order.
  return shown.sort((a, b) => a.top - b.top).map(({ text, boxes }) => ({ text, boxes }));
}

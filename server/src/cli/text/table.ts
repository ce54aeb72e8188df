import { displayWidth } from './width.ts';

/** Rows as lines with their columns below each other, two blanks between; `paint` colours a column after it is padded. */
export function table(
  rows: readonly (readonly string[])[],
  paint: readonly (((text: string) => string) | undefined)[] = [],
): readonly string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, displayWidth(cell));
  }
  const padded = (cell: string, column: number) => cell + ' '.repeat((widths[column] ?? 0) - displayWidth(cell));
  return rows.map((row) =>
    row
      .map((cell, column) => (paint[column] ?? String)(column === row.length - 1 ? cell : padded(cell, column)))
      .join('  ')
      .trimEnd(),
  );
}

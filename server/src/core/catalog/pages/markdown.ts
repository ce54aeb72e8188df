/** Small parts of Markdown pages. */

function row(...cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
}

/** The row under the head of a table. */
function underline(columns: number): string {
  return `|${' --- |'.repeat(columns)}`;
}

/** A table without the columns in which no row says anything; the first column always stays. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const kept = head.map((_, column) => column === 0 || rows.some((cells) => (cells[column] ?? '') !== ''));
  const select = (cells: readonly string[]): readonly string[] => cells.filter((_, column) => kept[column]);
  return [row(...select(head)), underline(select(head).length), ...rows.map((cells) => row(...select(cells)))];
}

export function code(text: string): string {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}

/** A page from its lines, with one line end behind the last. */
export function page(lines: readonly string[]): string {
  return `${lines.join('\n').trimEnd()}\n`;
}

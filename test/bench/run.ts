/** `npm run bench [-- NAME…]`: times beside what they are measured against. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { runMain, UserFacingError } from '../../scripts/failure.ts';
import type { Bench, Row } from './bench.ts';

const ENDING = '.bench.ts';

await runMain(async () => {
  const all = readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith(ENDING))
    .map((name) => name.slice(0, -ENDING.length))
    .sort();
  const chosen = process.argv.slice(2);
  const unknown = chosen.find((name) => !all.includes(name));
  if (unknown) throw new UserFacingError(`Unknown bench "${unknown}"; there are ${all.join(', ')}.`);
  const rows: Row[] = [];
  for (const name of chosen.length > 0 ? chosen : all) {
    const module: { readonly bench: Bench } = await import(path.join(import.meta.dirname, name + ENDING));
    rows.push(...(await module.bench()));
  }
  print(rows);
  return 0;
});

function print(rows: readonly Row[]): void {
  const cells = rows.map((row) => [
    row.name,
    `${row.milliseconds.toFixed(1)} ms`,
    row.against,
    `${row.reference.toFixed(1)} ms`,
    (row.milliseconds / row.reference).toFixed(2),
    row.goal,
  ]);
  const table = [['what', 'time', 'against', 'time', 'ratio', 'goal'], ...cells];
  const widths = table[0]?.map((_, column) => Math.max(...table.map((line) => line[column]?.length ?? 0))) ?? [];
  for (const line of table)
    console.log(
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
}

import { isValid, type ValidatedFile } from '../commands/validate-catalogs.ts';
import type { Colors } from '../io.ts';
import { visible } from '../text/visible.ts';
import { findingLines } from './finding-text.ts';

/** For people: each file with what is wrong in it. */
export function validationText(files: readonly ValidatedFile[], colors: Colors): string {
  return files.map((file) => `${fileText(file, colors)}\n`).join('');
}

function fileText(file: ValidatedFile, colors: Colors): string {
  const { path, lines, problems, failure } = file;
  const shown = visible(path);
  if (failure !== undefined) return `${shown}: ${colors.red(failure)}.`;
  const verdict = isValid(file) ? `${shown}: a valid catalog.` : `${shown}: this catalog cannot be used.`;
  const found = problems.flatMap(({ check, ...problem }) => findingLines({ ...problem, label: check }, lines, colors));
  return [verdict, ...found].join('\n');
}

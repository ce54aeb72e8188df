import { isValid, type ValidatedFile } from '../commands/validate-catalogs.ts';
import type { Io } from '../io.ts';
import { visible } from '../text/visible.ts';
import { findingLines } from './finding-text.ts';

/** For people: each file with what is wrong in it. */
export function validationText(files: readonly ValidatedFile[], io: Io): string {
  return files.map((file) => `${fileText(file, io)}\n`).join('');
}

function fileText(file: ValidatedFile, io: Io): string {
  const { path, lines, problems } = file;
  const shown = visible(path);
  const verdict = isValid(file) ? `${shown}: a valid catalog.` : `${shown}: this catalog cannot be used.`;
  const found = problems.flatMap(({ check, ...problem }) => findingLines({ ...problem, label: check }, lines, io));
  return [verdict, ...found].join('\n');
}

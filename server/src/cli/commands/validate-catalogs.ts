import path from 'node:path';
import { builtinDocuments } from '../../core/catalog/builtin.ts';
import { type CatalogSource, loadCatalogs } from '../../core/catalog/load.ts';
import { type CatalogProblem, validateCatalog } from '../../core/catalog/validate.ts';
import { LineIndex } from '../../core/text.ts';
import { DiskReader, reasonOf } from '../../node/read-file.ts';
import { displayPath } from '../../node/targets.ts';
import { FAILED, FINE } from '../exit-status.ts';
import { validationData } from '../formats/validation-json.ts';
import { validationText } from '../formats/validation-text.ts';
import type { Io } from '../io.ts';
import { tellFailures } from '../tell-failures.ts';
import { UsageError } from '../usage-error.ts';

/** What was found in one catalog file. */
export interface ValidatedFile {
  readonly path: string;
  readonly lines: LineIndex;
  readonly problems: readonly CatalogProblem[];
  /** Why the file could not be read. */
  readonly failure?: string;
}

/** `catalogs validate FILE…`: a file may extend built-in catalogs and those that are named before it. */
export function validateFiles(names: readonly string[], format: 'text' | 'json', io: Io): number {
  if (names.length === 0) throw new UsageError('`jsonrpc-errors catalogs validate` needs at least one file.');
  const sources: CatalogSource[] = [...builtinDocuments()];
  const files = names.map((name) => validateFile(path.resolve(io.cwd, name), sources, io.cwd));
  if (format === 'json') io.out(`${JSON.stringify({ version: 1, files: files.map(validationData) })}\n`);
  else io.out(validationText(files.filter(wasRead), io));
  tellFailures(
    files.flatMap(({ path, failure }) => (failure === undefined ? [] : [{ path, message: failure }])),
    files.filter(wasRead).length,
    io,
  );
  return files.every(isValid) ? FINE : FAILED;
}

/** Warnings are advice; a catalog that has nothing else can be used. */
export function isValid({ problems, failure }: ValidatedFile): boolean {
  return failure === undefined && problems.every(({ severity }) => severity === 'warning');
}

function wasRead({ failure }: ValidatedFile): boolean {
  return failure === undefined;
}

function validateFile(absolute: string, sources: CatalogSource[], cwd: string): ValidatedFile {
  const shown = displayPath(absolute, cwd);
  let text: string;
  try {
    text = new DiskReader().read(absolute);
  } catch (error) {
    return { path: shown, lines: new LineIndex(''), problems: [], failure: reasonOf(error) };
  }
  const known = loadCatalogs(sources);
  const file = {
    path: shown,
    lines: new LineIndex(text),
    // Files of one's own may have any name, so it is not told.
    problems: validateCatalog(text, { strict: false, known }),
  };
  if (isValid(file)) sources.push({ document: JSON.parse(text), source: shown });
  return file;
}

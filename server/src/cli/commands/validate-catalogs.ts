import path from 'node:path';
import type { CatalogSet } from '../../core/catalog/catalog-set.ts';
import { moduleFile } from '../../core/catalog/own/marked-module.ts';
import { type OwnFile, type OwnProblem, readOwnCatalogs } from '../../core/catalog/own/read-own.ts';
import type { CatalogDocument } from '../../core/catalog/types.ts';
import { type CatalogProblem, checkCatalog, readCatalog } from '../../core/catalog/validate.ts';
import { isScript } from '../../core/model.ts';
import { LineIndex } from '../../core/text.ts';
import { ConfigError, ConfigFinder } from '../../node/config-files.ts';
import { createNodeAnalyzer } from '../../node/engine.ts';
import { languageOfName } from '../../node/languages.ts';
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

/** `catalogs validate FILE…`: files may extend built-in catalogs and each other. */
export async function validateFiles(names: readonly string[], format: 'text' | 'json', io: Io): Promise<number> {
  const given = names.map((name) => path.resolve(io.cwd, name));
  const wanted = given.length > 0 ? given : await listedHere(io);
  const files = validateTogether(wanted, io.cwd);
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

/** The files that the configuration lists; told by their path, not as what they are read into. */
async function listedHere(io: Io): Promise<readonly string[]> {
  const { catalogs, extract, rules } = createNodeAnalyzer();
  const names = { catalogs, ruleIds: rules.map((rule) => rule.id) };
  try {
    const config = await new ConfigFinder(names, new DiskReader(), io.cwd, extract).find(io.cwd);
    if (config !== undefined && config.catalogFiles.length > 0) return config.catalogFiles;
  } catch (error) {
    throw error instanceof ConfigError ? new UsageError(error.message) : error;
  }
  throw new UsageError('`jsonrpc-errors catalogs validate` needs a file: the configuration lists no catalogs.');
}

function validateTogether(files: readonly string[], cwd: string): readonly ValidatedFile[] {
  const { catalogs: builtIn, extract } = createNodeAnalyzer();
  const reader = new DiskReader();
  const texts = new Map<string, string>();
  const own: OwnFile[] = [];
  const failures = new Map<string, string>();
  for (const absolute of new Set(files)) {
    const shown = displayPath(absolute, cwd);
    try {
      const text = reader.read(absolute);
      texts.set(shown, text);
      const language = languageOfName(absolute);
      const isModule = language !== undefined && isScript(language);
      own.push(
        isModule ? moduleFile(extract({ path: shown, language, text }), text) : { path: shown, text, declared: true },
      );
    } catch (error) {
      failures.set(shown, reasonOf(error));
    }
  }
  const problems = [...problemsOf(own, builtIn)];
  return [...new Set(files)].map((absolute) => {
    const shown = displayPath(absolute, cwd);
    const failure = failures.get(shown);
    return {
      path: shown,
      lines: new LineIndex(texts.get(shown) ?? ''),
      problems: problems.filter(({ path: where }) => where === shown),
      ...(failure !== undefined && { failure }),
    };
  });
}

/** A newer state of a catalog that comes with the program is checked by itself: its id is its own. */
function* problemsOf(files: readonly OwnFile[], builtIn: CatalogSet): Iterable<OwnProblem> {
  const own: OwnFile[] = [];
  for (const file of files) {
    const read = file.draft === undefined ? readCatalog(file.text, false) : undefined;
    const isNewer = read !== undefined && !('problems' in read) && isBuiltInState(read.document, builtIn);
    if (!isNewer) own.push(file);
    else yield* checkCatalog(read, { strict: false, known: builtIn }).map((one) => ({ ...one, path: file.path }));
  }
  yield* readOwnCatalogs(own, builtIn).problems;
}

/** It has the schema of this repository beside it, which no project has. */
function isBuiltInState({ $schema, id }: CatalogDocument, builtIn: CatalogSet): boolean {
  return $schema === './catalog.schema.json' && builtIn.get(id) !== undefined;
}

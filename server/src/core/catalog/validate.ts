import type { Span } from '../model.ts';
import { isBuiltIn } from './base.ts';
import type { CatalogSet } from './catalog-set.ts';
import { CHECKS } from './checks/all.ts';
import type { CheckContext } from './checks/check.ts';
import { LoadedCatalog } from './flatten.ts';
import { readJsonText } from './json-text.ts';
import { createCatalogSet } from './load.ts';
import { type JsonPath, pathText, validateSchema } from './schema-validator.ts';
import type { CatalogDocument } from './types.ts';

/** What is wrong with the text of a catalog. */
export interface CatalogProblem {
  readonly span: Span;
  /** Id of the check; `json` for text that is no JSON, `schema` for what the schema does not allow. */
  readonly check: string;
  /** One sentence, or two: what is wrong, and what would be right. */
  readonly message: string;
  /** With an error the catalog cannot be used; a warning is advice. */
  readonly severity: 'error' | 'warning';
}

export interface ValidateOptions {
  /** True: as for the catalogs that come with the program, which need meaning, layer, versions and sources. */
  readonly strict: boolean;
  /** The catalogs that this one may extend. */
  readonly known: CatalogSet;
  /** Name of the file, to be compared with the id. */
  readonly fileName?: string;
}

/** A catalog that was read, with the places of its facts. */
export interface CatalogDraft {
  readonly document: CatalogDocument;
  /** Where a member of the document stands in the text. */
  spanAt(path: JsonPath): Span;
  /** True for one that was made of something else: only what the project itself may not say is asked. */
  readonly converted?: true;
}

/**
 * Checks the text of a catalog: is it JSON, does it fit the schema, and do its facts fit together. Each of the
 * three is only asked where the one before had nothing to say. Never throws. Problems are in order of position.
 */
export function validateCatalog(text: string, options: ValidateOptions): readonly CatalogProblem[] {
  const read = readCatalog(text, options.strict);
  return 'problems' in read ? read.problems : checkCatalog(read, options);
}

/** Reads the text of a catalog as far as JSON and schema say what is in it. Never throws. */
export function readCatalog(
  text: string,
  strict: boolean,
): CatalogDraft | { readonly problems: readonly CatalogProblem[] } {
  const json = readJsonText(text);
  if ('problem' in json) {
    const message = `This is not valid JSON: ${json.problem}.`;
    return { problems: [{ span: json.span, check: 'json', message, severity: 'error' }] };
  }
  const { data, places } = json;
  const problems: CatalogProblem[] = validateSchema(data, strict).map(({ path, atKey, message }) => ({
    span: atKey ? places.keyAt(path) : places.at(path),
    check: 'schema',
    message,
    severity: 'error',
  }));
  if (problems.length > 0) return { problems: inOrder(problems) };
  return { document: data as CatalogDocument, spanAt: (path) => places.at(path) };
}

/** Asks the named checks about a catalog whose schema is right. Problems are in order of position. */
export function checkCatalog(draft: CatalogDraft, options: ValidateOptions): readonly CatalogProblem[] {
  const { document, spanAt, converted = false } = draft;
  const known = createCatalogSet(options.known.catalogs.filter(({ id }) => id !== document.id));
  const catalog = new LoadedCatalog(document, options.fileName ?? '', (id) => known.get(id));
  const context: CheckContext = {
    catalog,
    versions: catalog.versions.map(({ id }) => id),
    known,
    fileName: options.fileName,
  };
  const same = options.known.get(document.id);
  // A newer state of one that comes with the program, too, is none of a project.
  const ofProject = !options.strict && (same === undefined || !isBuiltIn(same));
  const problems: CatalogProblem[] = [];
  for (const { id, severity, strict, own = false, run } of CHECKS) {
    if (strict === true && !options.strict) continue;
    if ((own && !ofProject) || (converted && !own)) continue;
    for (const { path, message } of run(document, context)) {
      problems.push({ span: spanAt(path), check: id, message: `${prefixOf(document, path)}${message}`, severity });
    }
  }
  return inOrder(problems);
}

function inOrder(problems: readonly CatalogProblem[]): readonly CatalogProblem[] {
  return [...problems].sort((a, b) => a.span.start - b.span.start);
}

/** Says which entry a sentence is about: a report may show it without the text. */
function prefixOf(document: CatalogDocument, path: JsonPath): string {
  const [section, index] = path;
  if (typeof index !== 'number') return '';
  const entry = section === 'entries' ? document.entries[index] : undefined;
  return entry === undefined ? `${pathText(path)}: ` : `${entry.code} (${entry.name}): `;
}

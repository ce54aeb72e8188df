import { parseJson } from '../extract/json/parse.ts';
import { JsonTape } from '../extract/json/tape.ts';
import { childrenOf, hasKey, keySpan, keyText, spanOf } from '../extract/json/values.ts';
import type { Span } from '../model.ts';
import type { CatalogSet } from './catalog-set.ts';
import { CHECKS } from './checks/all.ts';
import type { CheckContext } from './checks/check.ts';
import { LoadedCatalog } from './flatten.ts';
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

/**
 * Checks the text of a catalog: is it JSON, does it fit the schema, and do its facts fit together. Each of the
 * three is only asked where the one before had nothing to say. Never throws. Problems are in order of position.
 */
export function validateCatalog(text: string, options: ValidateOptions): readonly CatalogProblem[] {
  const tape = new JsonTape();
  parseJson(tape, text, text.startsWith('\uFEFF') ? 1 : 0, text.length);
  if (tape.problem !== undefined) {
    const { start, end, text: problem } = tape.problem;
    return [{ span: { start, end }, check: 'json', message: `This is not valid JSON: ${problem}.`, severity: 'error' }];
  }
  const data = parse(text);
  const places = new Places(tape);
  const problems: CatalogProblem[] = validateSchema(data, options.strict).map(({ path, atKey, message }) => ({
    span: atKey ? places.keyAt(path) : places.at(path),
    check: 'schema',
    message,
    severity: 'error',
  }));
  if (problems.length === 0) problems.push(...runChecks(data as CatalogDocument, places, options));
  return problems.sort((a, b) => a.span.start - b.span.start);
}

/** The reader above is as strict as `JSON.parse`; should they ever disagree, the schema refuses what is left. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

function* runChecks(document: CatalogDocument, places: Places, options: ValidateOptions): Iterable<CatalogProblem> {
  const known = createCatalogSet(options.known.catalogs.filter(({ id }) => id !== document.id));
  const catalog = new LoadedCatalog(document, options.fileName ?? '', (id) => known.get(id));
  const context: CheckContext = {
    catalog,
    versions: catalog.versions.map(({ id }) => id),
    known,
    fileName: options.fileName,
  };
  for (const { id, severity, strict, run } of CHECKS) {
    if (strict === true && !options.strict) continue;
    for (const { path, message } of run(document, context)) {
      yield { span: places.at(path), check: id, message: `${prefixOf(document, path)}${message}`, severity };
    }
  }
}

/** Says which entry a sentence is about: a report may show it without the text. */
function prefixOf(document: CatalogDocument, path: JsonPath): string {
  const [section, index] = path;
  if (typeof index !== 'number') return '';
  const entry = section === 'entries' ? document.entries[index] : undefined;
  return entry === undefined ? `${pathText(path)}: ` : `${entry.code} (${entry.name}): `;
}

/** Finds the places of members in a text that was read. */
class Places {
  readonly #tape: JsonTape;

  constructor(tape: JsonTape) {
    this.#tape = tape;
  }

  /** Span of a value; of the nearest one around it where the path leads nowhere. */
  at(path: JsonPath): Span {
    return this.#tape.length === 0 ? { start: 0, end: 0 } : spanOf(this.#tape, this.#find(path).index);
  }

  /** Span of the key of a member. */
  keyAt(path: JsonPath): Span {
    const { index, whole } = this.#find(path);
    return whole && hasKey(this.#tape, index) ? keySpan(this.#tape, index) : this.at(path);
  }

  #find(path: JsonPath): { index: number; whole: boolean } {
    let index = 0;
    for (const step of path) {
      const next = this.#child(index, step);
      if (next === -1) return { index, whole: false };
      index = next;
    }
    return { index, whole: true };
  }

  /** Of members with one name the last counts, as it does for `JSON.parse`. */
  #child(parent: number, step: string | number): number {
    let found = -1;
    let at = 0;
    for (const child of childrenOf(this.#tape, parent)) {
      if (typeof step === 'number' ? at === step : hasKey(this.#tape, child) && keyText(this.#tape, child) === step) {
        found = child;
      }
      at++;
    }
    return found;
  }
}

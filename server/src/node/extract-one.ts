import type { Analyzer } from '../core/analyzer.ts';
import type { CatalogSet } from '../core/catalog/catalog-set.ts';
import type { SourceText } from '../core/model.ts';
import type { Extracted } from './candidate.ts';

/** Phase 1 of one file that has been read, or not. A fault of the engine is told with the file's name instead of ending the run. */
export function extractOne(
  read: { readonly source: SourceText } | { readonly failed: string },
  analyzer: Analyzer,
  catalogs?: CatalogSet,
): Extracted {
  if ('failed' in read) return read;
  try {
    return { facts: analyzer.extract(read.source, catalogs) };
  } catch (error) {
    return { failed: faultOf(error) };
  }
}

/** What is said of a file on which the engine failed; the others go on. */
export function faultOf(error: unknown): string {
  return `it could not be analysed (${error instanceof Error ? error.message : String(error)})`;
}

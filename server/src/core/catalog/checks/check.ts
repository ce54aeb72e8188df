import type { CatalogSet } from '../catalog-set.ts';
import type { JsonPath } from '../schema-validator.ts';
import type { Catalog, CatalogDocument } from '../types.ts';

/** What a check says about one place of a catalog. */
export interface CheckProblem {
  readonly path: JsonPath;
  /** One sentence, or two: what is wrong, and what would be right. */
  readonly message: string;
}

/** What a check may look at beside the document. */
export interface CheckContext {
  /** The document with all that it inherits from the known catalogs. */
  readonly catalog: Catalog;
  /** Ids of its versions, oldest first. */
  readonly versions: readonly string[];
  /** All other catalogs, without the one that has the same id. */
  readonly known: CatalogSet;
  readonly fileName: string | undefined;
}

/** One thing that can be wrong with a catalog that its schema allows. */
export interface Check {
  /** Stable: it stands in reports. */
  readonly id: string;
  /** Why it matters, in one line. */
  readonly reason: string;
  readonly severity: 'error' | 'warning';
  /** True: only for catalogs that come with the program. */
  readonly strict?: boolean;
  /** True: only for catalogs of a project, and for what a project declares in another form. */
  readonly own?: boolean;
  run(document: CatalogDocument, context: CheckContext): Iterable<CheckProblem>;
}

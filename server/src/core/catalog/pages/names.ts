import type { CatalogSet } from '../catalog-set.ts';
import { protocolNameOf } from '../titles.ts';
import type { Catalog, Entry } from '../types.ts';

/** File name of the page of a code, in docs/codes/. */
export function codePageName(code: number): string {
  return `${code}.md`;
}

/** The codes that a catalog itself states; ends of ranges are none. */
export function stated(catalog: Catalog): readonly Entry[] {
  return catalog.entries.filter((entry) => entry.origin === catalog.id && entry.marker !== true);
}

/** Every number that some catalog defines, markers of ranges left out, in order. */
export function definedCodes(catalogs: CatalogSet): readonly number[] {
  const codes = catalogs.catalogs.flatMap((catalog) => stated(catalog).map((entry) => entry.code));
  return [...new Set(codes)].sort((a, b) => a - b);
}

export function protocolLink(catalogs: CatalogSet, id: string, base: string): string {
  return `[${protocolNameOf(id, catalogs)}](${base}${id}.md)`;
}

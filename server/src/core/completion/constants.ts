import type { CatalogSet } from '../catalog/catalog-set.ts';
import { nameKeys } from '../catalog/load.ts';
import { nameKey } from '../catalog/names.ts';
import type { Entry } from '../catalog/types.ts';
import { constantsAt } from '../fix/constants.ts';
import { type FileFacts, isScript } from '../model.ts';

/**
 * The constants by which an entry's code can be written at a place: members of what libraries export, under the name
 * by which it was imported, and the file's own. They must have the entry's name too, for a number may have several.
 *
 * @param place offset of the use
 */
export function constantsOf(
  place: number,
  facts: FileFacts,
  catalogs: CatalogSet,
): (entry: Entry) => readonly string[] {
  if (!isScript(facts.language)) return () => [];
  const constants = constantsAt(place, facts, catalogs).map(({ path, value }) => ({
    value,
    name: path.join('.'),
    key: nameKey(path.at(-1) ?? ''),
  }));
  return (entry) => {
    const keys = nameKeys(entry);
    return constants.filter(({ value, key }) => value === entry.code && keys.includes(key)).map(({ name }) => name);
  };
}

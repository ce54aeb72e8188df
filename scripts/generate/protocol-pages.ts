import { builtinCatalogs } from '../../server/src/core/catalog/builtin.ts';
import { protocolPage, protocolsIndex } from '../../server/src/core/catalog/pages/index.ts';
import type { Generator } from './generator.ts';
import { NOTICE } from './markdown.ts';

const FOLDER = 'docs/protocols';

export const owns = FOLDER;

/** docs/protocols/: a page a catalog, and an index. */
export const generator: Generator = async () => {
  const catalogs = builtinCatalogs();
  return [
    ...catalogs.catalogs.map((catalog) => ({
      path: `${FOLDER}/${catalog.id}.md`,
      text: `${NOTICE}\n${protocolPage(catalog)}`,
      committed: true,
    })),
    { path: `${FOLDER}/README.md`, text: `${NOTICE}\n${protocolsIndex(catalogs)}`, committed: true },
  ];
};

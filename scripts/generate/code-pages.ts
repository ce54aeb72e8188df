import { builtinCatalogs } from '../../server/src/core/catalog/builtin.ts';
import { codePage, codePageName, codesIndex, definedCodes } from '../../server/src/core/catalog/pages/index.ts';
import type { Generator } from './generator.ts';
import { NOTICE } from './markdown.ts';

const FOLDER = 'docs/codes';

export const owns = FOLDER;

/** docs/codes/: a page a number with all that it means, and an index. */
export const generator: Generator = async () => {
  const catalogs = builtinCatalogs();
  return [
    ...definedCodes(catalogs).map((code) => ({
      path: `${FOLDER}/${codePageName(code)}`,
      text: `${NOTICE}\n${codePage(code, catalogs.entriesOf(code), catalogs)}`,
      committed: true,
    })),
    { path: `${FOLDER}/README.md`, text: `${NOTICE}\n${codesIndex(catalogs)}`, committed: true },
  ];
};

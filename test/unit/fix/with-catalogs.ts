import { createAnalyzer, type FileAnalysis, type FileContext } from '../../../server/src/core/analyzer.ts';
import { builtinDocuments } from '../../../server/src/core/catalog/builtin.ts';
import { loadCatalogs } from '../../../server/src/core/catalog/load.ts';
import type { CatalogDocument } from '../../../server/src/core/catalog/types.ts';
import { RULES } from '../../../server/src/generated/rules.ts';
import { loadParser } from '../../../server/src/node/load-parser.ts';
import { languageOf } from '../../support/analyze.ts';

/** All three phases over one text, with catalogs beside the built-in ones. */
export function analyzerWith(...documents: readonly CatalogDocument[]) {
  const added = documents.map((document) => ({ document, source: 'test' }));
  const catalogs = loadCatalogs([...builtinDocuments(), ...added]);
  const analyzer = createAnalyzer({ catalogs, rules: RULES, loadParser });
  return (path: string, text: string, context: FileContext = {}): FileAnalysis =>
    analyzer.analyze(analyzer.extract({ path, language: languageOf(path), text }), context);
}

import { type Analyzer, createAnalyzer } from '../core/analyzer.ts';
import { builtinCatalogs } from '../core/catalog/builtin.ts';
import { RULES } from '../generated/rules.ts';
import { loadParser } from './load-parser.ts';

/** The engine with everything that is built in. The TypeScript parser is loaded when it is first needed. */
export function createNodeAnalyzer(): Analyzer {
  return createAnalyzer({ catalogs: builtinCatalogs(), rules: RULES, loadParser });
}

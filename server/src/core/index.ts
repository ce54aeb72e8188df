/** The engine's front door: what hosts import. */
export {
  type Analyzer,
  type AnalyzerOptions,
  createAnalyzer,
  type FileAnalysis,
  type FileContext,
} from './analyzer.ts';
export type { ActiveProtocols } from './catalog/active.ts';
export { builtinCatalogs } from './catalog/builtin.ts';
export type { CatalogSet } from './catalog/catalog-set.ts';
export type { Catalog, Entry, ProtocolChoice, Range } from './catalog/types.ts';
export * from './model.ts';
export type { Rule } from './rules/rule.ts';

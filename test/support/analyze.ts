import { type Analyzer, builtinCatalogs, createAnalyzer, type FileAnalysis, type FileContext, type Language } from '../../server/src/core/index.ts';
import { RULES } from '../../server/src/generated/rules.ts';
import { loadTypeScriptParser } from '../../server/src/node/typescript-parser.ts';

export const analyzer: Analyzer = createAnalyzer({
  catalogs: builtinCatalogs(),
  rules: RULES,
  loadParser: loadTypeScriptParser,
});

const LANGUAGE_OF: Readonly<Record<string, Language>> = {
  json: 'json',
  jsonc: 'jsonc',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  ts: 'typescript',
  mts: 'typescript',
  cts: 'typescript',
  tsx: 'typescriptreact',
  js: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  jsx: 'javascriptreact',
};

export function languageOf(path: string): Language {
  const language = LANGUAGE_OF[path.slice(path.lastIndexOf('.') + 1)];
  if (language === undefined) throw new Error(`no language for ${path}`);
  return language;
}

/** All three phases over one text. */
export function analyze(path: string, text: string, context: FileContext = {}): FileAnalysis {
  return analyzer.analyze(analyzer.extract({ path, language: languageOf(path), text }), context);
}

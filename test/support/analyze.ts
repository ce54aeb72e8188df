import type { Analyzer, FileAnalysis, FileContext, Language } from '../../server/src/core/index.ts';
import { createNodeAnalyzer } from '../../server/src/node/engine.ts';

export const analyzer: Analyzer = createNodeAnalyzer();

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

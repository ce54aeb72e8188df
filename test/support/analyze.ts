import type { Analyzer, FileAnalysis, FileContext } from '../../server/src/core/analyzer.ts';
import type { Language } from '../../server/src/core/model.ts';
import { createNodeAnalyzer } from '../../server/src/node/engine.ts';
import { languageOfName } from '../../server/src/node/languages.ts';

export const analyzer: Analyzer = createNodeAnalyzer();

export function languageOf(path: string): Language {
  const language = languageOfName(path);
  if (language === undefined) throw new Error(`no language for ${path}`);
  return language;
}

/** All three phases over one text. */
export function analyze(path: string, text: string, context: FileContext = {}): FileAnalysis {
  return analyzer.analyze(
    analyzer.extract({ path, language: languageOf(path), text }, context.project?.catalogs),
    context,
  );
}

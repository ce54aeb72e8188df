import type { FileAnalysis, FileContext } from '../../../server/src/core/analyzer.ts';
import { applyEdits } from '../../../server/src/core/fix/apply.ts';
import { analyze } from '../../support/analyze.ts';

/** What the fixes of a text offer: how each is titled, with `safe: ` before it where it is safe, and the text it gives. */
export type Offers = Readonly<Record<string, string>>;

/** The fixes of all findings of a text, in order. */
export function offersOf(path: string, text: string, context: FileContext = {}): Offers {
  return offersIn(analyze(path, text, context), text);
}

/** @param text the text that was analysed */
export function offersIn(analysis: FileAnalysis, text: string): Offers {
  const offers: Record<string, string> = {};
  for (const finding of analysis.findings) {
    for (const { kind, title, edits } of analysis.fixesOf(finding, text)) {
      offers[kind === 'safe' ? `safe: ${title}` : title] = applyEdits(text, edits);
    }
  }
  return offers;
}

/** A response with an error, as it stands in a script. */
export function response(code: string, message: string): string {
  return `const reply = { jsonrpc: '2.0', id: 1, error: { code: ${code}, message: ${message} } };`;
}

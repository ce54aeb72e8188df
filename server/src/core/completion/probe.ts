import type { Analyzer, FileContext } from '../analyzer.ts';
import type { ActiveProtocols } from '../catalog/active.ts';
import type { FileFacts, LinkedSite, SourceText, Span } from '../model.ts';

/** What the engine says about a text in which something else stands at the cursor. */
export interface Probe {
  readonly text: string;
  readonly facts: FileFacts;
  /** The error object or call in which the placeholder is the code or the message. */
  readonly site?: LinkedSite;
  readonly protocols?: ActiveProtocols;
  /** The engine takes the site for a JSON-RPC error. */
  readonly counts?: boolean;
}

/**
 * Reads the text with a placeholder instead of what is half-typed, and looks for the site that has it as its code or
 * message. So nothing is completed but what will be judged, in every form that extraction knows.
 */
export function probe(
  analyzer: Analyzer,
  source: SourceText,
  context: FileContext,
  {
    span,
    placeholder,
    member,
  }: { readonly span: Span; readonly placeholder: string; readonly member: 'code' | 'message' },
): Probe {
  const text = replaced(source.text, span, placeholder);
  const facts = analyzer.extract({ ...source, text }, context.project?.catalogs);
  const end = span.start + placeholder.length;
  const index = facts.sites.findIndex((site) => {
    const token = site[member]?.span;
    return site.object !== undefined && token?.start === span.start && token.end === end;
  });
  if (index === -1) return { text, facts };
  const analysis = analyzer.analyze(facts, context);
  const site = analysis.linked.sites[index] as LinkedSite;
  return { text, facts, site, protocols: analysis.protocolsAt(site), counts: analysis.sites.includes(site) };
}

/** The text with something else in the place of a span. */
export function replaced(text: string, { start, end }: Span, newText: string): string {
  return text.slice(0, start) + newText + text.slice(end);
}

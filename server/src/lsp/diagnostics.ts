import { type Diagnostic, DiagnosticSeverity, DiagnosticTag, type Location } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding, RelatedPlace, Severity, Span } from '../core/model.ts';
import { DIAGNOSTIC_SOURCE } from '../protocol/index.ts';
import type { ClientFeatures } from './capabilities.ts';
import { uriOf } from './module-ids.ts';

/** What quick fixes need to find their finding again: kept by the client, sent back with the diagnostic. */
export interface DiagnosticData {
  readonly ruleId: string;
  /** Index into the findings of the document. */
  readonly index: number;
}

const SEVERITY: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const TAG = { deprecated: DiagnosticTag.Deprecated, unnecessary: DiagnosticTag.Unnecessary } as const;

/** How diagnostics are to be written for this client. */
export interface DiagnosticStyle {
  readonly features: ClientFeatures;
  /** URI of a page of the documentation, see `InitializationOptions.documentation`. */
  readonly documentation: string | undefined;
}

/** A finding in the words of the protocol, with nothing that the client did not ask for. */
export function toDiagnostic(
  finding: Finding,
  index: number,
  document: TextDocument,
  { features, documentation }: DiagnosticStyle,
): Diagnostic {
  const tag = finding.tag && TAG[finding.tag];
  const data: DiagnosticData = { ruleId: finding.ruleId, index };
  const related = (finding.related ?? []).flatMap((place) => {
    const location = locationOf(place, document);
    return location === undefined ? [] : [{ location, message: place.message }];
  });
  return {
    range: rangeOf(finding.span, document),
    severity: SEVERITY[finding.severity],
    source: DIAGNOSTIC_SOURCE,
    code: finding.ruleId,
    message: finding.message,
    ...(features.codeDescription && documentation
      ? { codeDescription: { href: pageUri(documentation, `rules/${finding.ruleId}`) } }
      : {}),
    ...(features.diagnosticData ? { data } : {}),
    ...(tag && features.tags.has(tag) && finding.severity !== 'error' ? { tags: [tag] } : {}),
    ...(features.relatedInformation && related.length > 0
      ? {
          relatedInformation: related,
        }
      : {}),
  };
}

/** In another file a place is known by its line alone: its text is not at hand. */
function locationOf({ span, path, module, line }: RelatedPlace, document: TextDocument): Location | undefined {
  if (path === undefined) return { uri: document.uri, range: rangeOf(span, document) };
  if (module === undefined || line === undefined) return undefined;
  const start = { line, character: 0 };
  return { uri: uriOf(module), range: { start, end: start } };
}

/** A problem of a setting or a configuration, at the place where it stands. */
export function toProblem(
  span: Span,
  message: string,
  document: TextDocument,
  severity: 'error' | 'warning' = 'warning',
): Diagnostic {
  return {
    range: rangeOf(span, document),
    severity: SEVERITY[severity],
    source: DIAGNOSTIC_SOURCE,
    message,
  };
}

/** The URI of a page: `page` is its path below `docs/` without extension. */
export function pageUri(documentation: string, page: string): string {
  return documentation.replaceAll('{page}', page);
}

export function rangeOf({ start, end }: Span, document: TextDocument) {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}

import type { Diagnostic } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { CatalogProblem } from '../core/catalog/validate.ts';
import { CONFIG_FILE, type ConfigNames, matchesNothing, parseConfig } from '../core/config.ts';
import type { Look } from './analyses.ts';
import { type DiagnosticStyle, toDiagnostic, toProblem } from './diagnostics.ts';
import { isSettingsDocument, settingsProblems } from './settings-document.ts';

/** What our own files may name, and what is wrong with the codes that this one declares. */
export interface OwnNames {
  readonly names: ConfigNames;
  readonly problems: readonly CatalogProblem[];
}

/** Everything that is said about a document: findings, and in our own files the names that mean nothing. */
export function reportOn(document: TextDocument, look: Look, style: DiagnosticStyle, known: OwnNames): Diagnostic[] {
  if (look.state === 'off') return [];
  const findings = look.analysis?.findings ?? [];
  return [
    ...ownProblems(document, look, known.names),
    ...known.problems.map(({ span, message, severity }) => toProblem(span, message, document, severity)),
    ...findings.flatMap((finding, index) =>
      // What is wrong with a declaration is told once.
      known.problems.some(({ span }) => span.start <= finding.span.start && finding.span.end <= span.end)
        ? []
        : [toDiagnostic(finding, index, document, style)],
    ),
  ];
}

function ownProblems(document: TextDocument, { context }: Look, known: ConfigNames): Diagnostic[] {
  const { uri } = document;
  if (uri.endsWith(`/${CONFIG_FILE}`)) {
    const { config, problems } = parseConfig(document.getText(), known);
    const missing = new Set(context.own?.missing.map(({ glob }) => glob));
    const idle = (config.catalogs ?? []).filter(({ glob }) => missing.has(glob));
    return [...problems, ...idle.map(({ glob, span }) => ({ span, message: matchesNothing(glob) }))].map(
      ({ span, message }) => toProblem(span, message, document),
    );
  }
  if (!isSettingsDocument(uri)) return [];
  return settingsProblems(document.getText(), known).map(({ span, message }) => toProblem(span, message, document));
}

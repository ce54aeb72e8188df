import type { Diagnostic } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { CONFIG_FILE, type ConfigNames, parseConfig } from '../core/config.ts';
import type { Look } from './analyses.ts';
import { type DiagnosticStyle, toDiagnostic, toProblem } from './diagnostics.ts';
import { isSettingsDocument, settingsProblems } from './settings-document.ts';

/** Everything that is said about a document: findings, and in our own files the names that mean nothing. */
export function reportOn(document: TextDocument, look: Look, style: DiagnosticStyle, known: ConfigNames): Diagnostic[] {
  if (look.state === 'off') return [];
  const findings = look.analysis?.findings ?? [];
  return [
    ...ownProblems(document, known),
    ...findings.map((finding, index) => toDiagnostic(finding, index, document, style)),
  ];
}

function ownProblems(document: TextDocument, known: ConfigNames): Diagnostic[] {
  const { uri } = document;
  if (uri.endsWith(`/${CONFIG_FILE}`)) {
    const { problems } = parseConfig(document.getText(), known);
    return problems.map(({ span, message }) => toProblem(span, message, document));
  }
  if (!isSettingsDocument(uri)) return [];
  return settingsProblems(document.getText(), known).map(({ span, message }) => toProblem(span, message, document));
}

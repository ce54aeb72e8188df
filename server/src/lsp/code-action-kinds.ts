import { type CodeActionContext, CodeActionKind, CodeActionTriggerKind } from 'vscode-languageserver';

/** Kind of the action that makes all safe fixes of a document. */
export const SOURCE_FIX_ALL = `${CodeActionKind.SourceFixAll}.jsonrpcErrors`;

/** What a client asks for. */
export interface WantedActions {
  readonly quickFixes: boolean;
  readonly fixAll: boolean;
}

/**
 * Reads the kinds that a client asks for. Whoever asks for a kind gets what is below it. Source actions are
 * given only by request, and to a bare `source` only where a person asked, not a save.
 */
export function wantedActions({ only, triggerKind }: CodeActionContext): WantedActions {
  if (only === undefined || only.length === 0) return { quickFixes: true, fixAll: false };
  const byPerson = triggerKind !== CodeActionTriggerKind.Automatic;
  return {
    quickFixes: only.some((kind) => covers(kind, CodeActionKind.QuickFix)),
    fixAll: only.some(
      (kind) => covers(kind, SOURCE_FIX_ALL) && (byPerson || covers(CodeActionKind.SourceFixAll, kind)),
    ),
  };
}

function covers(wanted: string, kind: string): boolean {
  return wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`);
}

import { CreateFile, type TextEdit as LspTextEdit, type WorkspaceEdit } from 'vscode-languageserver';
import type { TextEdit } from '../core/model.ts';
import type { LineIndex } from '../core/text.ts';
import type { ClientFeatures } from './capabilities.ts';

/** Edits of one file. */
export interface FileEdits {
  readonly uri: string;
  /** Of the document for which the edits were made; null where the file itself was read. */
  readonly version: number | null;
  readonly lines: LineIndex;
  readonly edits: readonly TextEdit[];
  /** The file is not there yet. */
  readonly create?: boolean;
  /** Asks the person to look at the change first, under this headline. Only where the client can. */
  readonly confirm?: string;
}

/** Id of the one annotation that an edit has. */
const CONFIRM = 'confirm';

/** Edits in the words of the protocol: for a version of the document, where the client keeps to it. */
export function workspaceEdit(file: FileEdits, features: ClientFeatures): WorkspaceEdit {
  const { uri, version, create, confirm } = file;
  const edits = file.edits.map((edit) => toLsp(edit, file.lines));
  if (!features.documentChanges) return { changes: { [uri]: edits } };
  const confirmed = confirm !== undefined && features.confirmedEdits;
  return {
    documentChanges: [
      ...(create ? [CreateFile.create(uri, { overwrite: false, ignoreIfExists: false })] : []),
      {
        textDocument: { uri, version },
        edits: confirmed ? edits.map((edit) => ({ ...edit, annotationId: CONFIRM })) : edits,
      },
    ],
    ...(confirmed ? { changeAnnotations: { [CONFIRM]: { label: confirm, needsConfirmation: true } } } : {}),
  };
}

function toLsp({ span, newText }: TextEdit, lines: LineIndex): LspTextEdit {
  return { range: { start: lines.positionAt(span.start), end: lines.positionAt(span.end) }, newText };
}

import {
  ApplyWorkspaceEditRequest,
  type CodeAction,
  type CodeActionContext,
  CodeActionRequest,
  CodeActionResolveRequest,
  type Command,
  type Diagnostic,
  ExecuteCommandRequest,
  type Range,
  type TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TestClient } from './test-client.ts';

/** The range of the first occurrence of a token in a text. */
export function rangeOf(text: string, token: string): Range {
  const document = TextDocument.create('', '', 0, text);
  const start = text.indexOf(token);
  if (start < 0) throw new Error(`"${token}" is not in the text.`);
  return { start: document.positionAt(start), end: document.positionAt(start + token.length) };
}

/** What an edit makes of a text. */
export function applied(text: string, uri: string, edit: WorkspaceEdit | undefined): string {
  const changes = edit?.documentChanges?.filter((change): change is TextDocumentEdit => 'textDocument' in change);
  const edits = edit?.changes?.[uri] ?? changes?.find((change) => change.textDocument.uri === uri)?.edits ?? [];
  return TextDocument.applyEdits(
    TextDocument.create(uri, '', 0, text),
    edits.filter((each) => 'newText' in each),
  );
}

/** A client that asks for code actions as editors do. */
export class Actor {
  readonly client: TestClient;
  /** Edits that the server sent by itself. */
  readonly sent: WorkspaceEdit[] = [];
  /** What the client answers to them. */
  applies = true;

  constructor(client: TestClient) {
    this.client = client;
    client.connection.onRequest(ApplyWorkspaceEditRequest.type, ({ edit }) => {
      this.sent.push(edit);
      return { applied: this.applies };
    });
  }

  /** Asks for the actions at a range; with the diagnostics that touch it, unless the context says otherwise. */
  async at(uri: string, range: Range, context: Partial<CodeActionContext> = {}): Promise<CodeAction[]> {
    const diagnostics =
      context.diagnostics ?? (await this.client.diagnostics(uri)).filter((each) => touch(each, range));
    return this.ask<CodeAction>(uri, range, { ...context, diagnostics });
  }

  async ask<T extends CodeAction | Command>(uri: string, range: Range, context: CodeActionContext): Promise<T[]> {
    const params = { textDocument: { uri }, range, context };
    return ((await this.client.connection.sendRequest(CodeActionRequest.type, params)) ?? []) as T[];
  }

  resolve(action: CodeAction | undefined): Promise<CodeAction> {
    if (!action) throw new Error('There is no such action.');
    return this.client.connection.sendRequest(CodeActionResolveRequest.type, action);
  }

  execute(command: string, ...args: unknown[]): Promise<unknown> {
    return this.client.connection.sendRequest(ExecuteCommandRequest.type, { command, arguments: args });
  }
}

/** Finds an action by the beginning of its title. */
export function titled<T extends { readonly title: string }>(actions: readonly T[], start: string): T {
  const found = actions.find(({ title }) => title.startsWith(start));
  if (!found) throw new Error(`"${start}…" is not among: ${actions.map(({ title }) => title).join(' | ')}`);
  return found;
}

function touch({ range: a }: Diagnostic, b: Range): boolean {
  const before = (x: Range, y: Range): boolean =>
    x.end.line < y.start.line || (x.end.line === y.start.line && x.end.character < y.start.character);
  return !before(a, b) && !before(b, a);
}

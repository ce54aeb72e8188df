import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  type ClientCapabilities,
  ConfigurationRequest,
  type Diagnostic,
  DiagnosticRefreshRequest,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification,
  type DocumentDiagnosticReport,
  DocumentDiagnosticRequest,
  type FileChangeType,
  type Hover,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  LogMessageNotification,
  type Position,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  RegistrationRequest,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver-protocol/node';
import {
  type InitializationOptions,
  READ_FILE,
  type ReadFileParams,
  STATUS,
  type StatusParams,
} from '../../../server/src/protocol/index.ts';

/** What VS Code can do, as far as the server asks. */
export const VSCODE: ClientCapabilities = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
    applyEdit: true,
    workspaceEdit: {
      documentChanges: true,
      resourceOperations: ['create', 'rename', 'delete'],
      changeAnnotationSupport: { groupsOnLabel: true },
    },
  },
  window: { showDocument: { support: true } },
  textDocument: {
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['', 'quickfix', 'source'] } },
      isPreferredSupport: true,
      disabledSupport: true,
      dataSupport: true,
      resolveSupport: { properties: ['edit', 'command'] },
      honorsChangeAnnotations: true,
    },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    diagnostic: { dynamicRegistration: true, relatedDocumentSupport: false },
    publishDiagnostics: {
      relatedInformation: true,
      tagSupport: { valueSet: [1, 2] },
      codeDescriptionSupport: true,
      dataSupport: true,
    },
  },
};

/** The same without pull diagnostics. */
export const PUSHED: ClientCapabilities = {
  ...VSCODE,
  textDocument: { hover: VSCODE.textDocument!.hover!, publishDiagnostics: VSCODE.textDocument!.publishDiagnostics! },
};

export interface Connected {
  readonly connection: ProtocolConnection;
  dispose(): Promise<void> | void;
}

/** An editor that remembers what the server told it. */
export class TestClient {
  readonly connection: ProtocolConnection;
  readonly logs: string[] = [];
  readonly statuses: StatusParams[] = [];
  readonly published: PublishDiagnosticsParams[] = [];
  readonly registrations: string[] = [];
  refreshes = 0;
  /** The `jsonrpcErrors` section for a resource. */
  settingsFor: (scopeUri: string | undefined) => unknown = () => ({});
  /** Every resource for which settings were asked. */
  readonly asked: (string | undefined)[] = [];
  readonly #dispose: Connected['dispose'];
  readonly #versions = new Map<string, number>();

  constructor({ connection, dispose }: Connected) {
    this.connection = connection;
    this.#dispose = dispose;
    connection.onNotification(LogMessageNotification.type, ({ message }) => void this.logs.push(message));
    connection.onNotification(STATUS, (status: StatusParams) => void this.statuses.push(status));
    connection.onNotification(PublishDiagnosticsNotification.type, (params) => void this.published.push(params));
    connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
      this.registrations.push(...registrations.map(({ method }) => method));
    });
    connection.onRequest(DiagnosticRefreshRequest.type, () => {
      this.refreshes += 1;
    });
    connection.onRequest(ConfigurationRequest.type, ({ items }) =>
      items.map(({ scopeUri }) => {
        this.asked.push(scopeUri);
        return this.settingsFor(scopeUri);
      }),
    );
    connection.onRequest(READ_FILE, ({ uri }: ReadFileParams) => {
      try {
        return readFileSync(fileURLToPath(uri), 'utf8');
      } catch {
        return null;
      }
    });
    connection.listen();
  }

  async initialize(
    capabilities: ClientCapabilities = VSCODE,
    options: InitializationOptions = { status: true, readFile: true, documentation: 'docs:/{page}.md' },
    folders: readonly string[] = [],
  ): Promise<InitializeResult> {
    const result = await this.connection.sendRequest(InitializeRequest.type, {
      processId: null,
      rootUri: null,
      capabilities,
      initializationOptions: options,
      workspaceFolders: folders.map((uri) => ({ uri, name: uri })),
    });
    await this.connection.sendNotification(InitializedNotification.type, {});
    return result;
  }

  async open(uri: string, languageId: string, text: string): Promise<void> {
    this.#versions.set(uri, 1);
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  /** Replaces the whole text, or applies the changes that are given. */
  async change(uri: string, change: string | TextDocumentContentChangeEvent[]): Promise<number> {
    const version = (this.#versions.get(uri) ?? 0) + 1;
    this.#versions.set(uri, version);
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version },
      contentChanges: typeof change === 'string' ? [{ text: change }] : change,
    });
    return version;
  }

  save(uri: string): Promise<void> {
    return this.connection.sendNotification(DidSaveTextDocumentNotification.type, { textDocument: { uri } });
  }

  close(uri: string): Promise<void> {
    return this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  changeSettings(settings: unknown = null): Promise<void> {
    return this.connection.sendNotification(DidChangeConfigurationNotification.type, { settings });
  }

  changeFile(uri: string): Promise<void> {
    return this.fileEvent(uri, 'changed');
  }

  fileEvent(uri: string, event: 'created' | 'changed' | 'deleted'): Promise<void> {
    const types: Record<typeof event, FileChangeType> = { created: 1, changed: 2, deleted: 3 };
    return this.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri, type: types[event] }],
    });
  }

  pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.connection.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument: { uri },
      ...(previousResultId === undefined ? {} : { previousResultId }),
    });
  }

  async diagnostics(uri: string): Promise<Diagnostic[]> {
    const report = await this.pull(uri);
    if (report.kind !== 'full') throw new Error('a full report was expected');
    return report.items;
  }

  hover(uri: string, position: Position): Promise<Hover | null> {
    return this.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position });
  }

  async dispose(): Promise<void> {
    this.connection.dispose();
    await this.#dispose();
  }
}

/** `1:41-47 warning reserved-code`, one-based, as the fixtures write it. */
export function short({ range: { start, end }, severity, code }: Diagnostic): string {
  const name = ['', 'error', 'warning', 'info', 'hint'][severity ?? 0];
  const to = start.line === end.line ? `${end.character + 1}` : `${end.line + 1}:${end.character + 1}`;
  return `${start.line + 1}:${start.character + 1}-${to} ${name} ${code ?? ''}`.trimEnd();
}

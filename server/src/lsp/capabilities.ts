import type { ClientCapabilities, InitializeResult } from 'vscode-languageserver';
import { type DiagnosticTag, MarkupKind, TextDocumentSyncKind } from 'vscode-languageserver';
import { DIAGNOSTIC_SOURCE, type InitializationOptions } from '../protocol/index.ts';

/** What the client can do, read once from `initialize`. */
export interface ClientFeatures {
  /** The client asks for diagnostics; otherwise they are published. */
  readonly pull: boolean;
  /** The client can be told to ask again. */
  readonly refresh: boolean;
  readonly relatedInformation: boolean;
  readonly codeDescription: boolean;
  readonly diagnosticData: boolean;
  readonly tags: ReadonlySet<DiagnosticTag>;
  readonly markdownHover: boolean;
  /** Settings are fetched for each resource. */
  readonly configuration: boolean;
  readonly watchConfiguration: boolean;
  readonly watchFiles: boolean;
  readonly workspaceFolders: boolean;
  readonly options: InitializationOptions;
}

export function readClientFeatures(capabilities: ClientCapabilities, options: unknown): ClientFeatures {
  const { textDocument, workspace } = capabilities;
  const pull = textDocument?.diagnostic;
  // Clients from before 3.18 tell what they can show only under `publishDiagnostics`, even when they pull.
  const shown = [pull, textDocument?.publishDiagnostics];
  return {
    pull: pull !== undefined,
    refresh: workspace?.diagnostics?.refreshSupport === true,
    relatedInformation: shown.some((some) => some?.relatedInformation === true),
    codeDescription: shown.some((some) => some?.codeDescriptionSupport === true),
    diagnosticData: shown.some((some) => some?.dataSupport === true),
    tags: new Set(shown.flatMap((some) => some?.tagSupport?.valueSet ?? [])),
    markdownHover: textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) === true,
    configuration: workspace?.configuration === true,
    watchConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watchFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    options: readOptions(options),
  };
}

/** Options come from any client: what has another type than expected counts as absent. */
function readOptions(value: unknown): InitializationOptions {
  if (typeof value !== 'object' || value === null) return {};
  const { documentation, hoverDocumentation, readFile, status, settings } = value as Record<string, unknown>;
  return {
    ...(typeof documentation === 'string' ? { documentation } : {}),
    ...(typeof hoverDocumentation === 'string' ? { hoverDocumentation } : {}),
    readFile: readFile === true,
    status: status === true,
    settings,
  };
}

export function initializeResult(features: ClientFeatures, version: string): InitializeResult {
  return {
    serverInfo: { name: DIAGNOSTIC_SOURCE, version },
    capabilities: {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
      hoverProvider: true,
      ...(features.pull
        ? {
            diagnosticProvider: {
              identifier: DIAGNOSTIC_SOURCE,
              interFileDependencies: true,
              workspaceDiagnostics: false,
            },
          }
        : {}),
      ...(features.workspaceFolders
        ? { workspace: { workspaceFolders: { supported: true, changeNotifications: true } } }
        : {}),
    },
  };
}

import type { ClientCapabilities, InitializeResult, ServerCapabilities } from 'vscode-languageserver';
import {
  CodeActionKind,
  type DiagnosticTag,
  MarkupKind,
  ResourceOperationKind,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { isRecord } from '../core/record.ts';
import {
  type ClientCommands,
  DIAGNOSTIC_SOURCE,
  type InitializationOptions,
  SERVER_COMMANDS,
} from '../protocol/index.ts';
import { SOURCE_FIX_ALL } from './code-action-kinds.ts';
import { COMPLETION, type CompletionFeatures, readCompletionFeatures } from './completion.ts';

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
  /** A definition may say what it was asked from. */
  readonly definitionLinks: boolean;
  readonly completion: CompletionFeatures;
  /** The client takes code actions; otherwise it gets commands. */
  readonly codeActions: boolean;
  /** What a code action does may be told when it was chosen. */
  readonly lazyActions: boolean;
  readonly preferredActions: boolean;
  /** Edits may name the version of the document for which they were made. */
  readonly documentChanges: boolean;
  /** Edits may create files. */
  readonly createFiles: boolean;
  /** Edits may ask to be confirmed. */
  readonly confirmedEdits: boolean;
  /** The server may send edits. */
  readonly applyEdit: boolean;
  readonly showDocument: boolean;
  /** Settings are fetched for each resource. */
  readonly configuration: boolean;
  readonly watchConfiguration: boolean;
  readonly watchFiles: boolean;
  readonly workspaceFolders: boolean;
  readonly options: InitializationOptions;
}

export function readClientFeatures(capabilities: ClientCapabilities, options: unknown): ClientFeatures {
  const { textDocument, workspace, window } = capabilities;
  const pull = textDocument?.diagnostic;
  const { codeAction } = textDocument ?? {};
  const { workspaceEdit } = workspace ?? {};
  const documentChanges = workspaceEdit?.documentChanges === true;
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
    definitionLinks: textDocument?.definition?.linkSupport === true,
    completion: readCompletionFeatures(capabilities),
    codeActions: codeAction?.codeActionLiteralSupport !== undefined,
    lazyActions: codeAction?.dataSupport === true && codeAction.resolveSupport?.properties.includes('edit') === true,
    preferredActions: codeAction?.isPreferredSupport === true,
    documentChanges,
    createFiles: documentChanges && workspaceEdit.resourceOperations?.includes(ResourceOperationKind.Create) === true,
    confirmedEdits:
      documentChanges &&
      workspaceEdit.changeAnnotationSupport !== undefined &&
      codeAction?.honorsChangeAnnotations === true,
    applyEdit: workspace?.applyEdit === true,
    showDocument: window?.showDocument?.support === true,
    configuration: workspace?.configuration === true,
    watchConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watchFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    options: readOptions(options),
  };
}

/** Options come from any client: what has another type than expected counts as absent. */
function readOptions(value: unknown): InitializationOptions {
  if (!isRecord(value)) return {};
  const { documentation, hoverDocumentation, readFile, findFiles, status, settings, commands } = value;
  return {
    ...(typeof documentation === 'string' ? { documentation } : {}),
    ...(typeof hoverDocumentation === 'string' ? { hoverDocumentation } : {}),
    readFile: readFile === true,
    findFiles: findFiles === true,
    status: status === true,
    settings,
    commands: readCommands(commands),
  };
}

function readCommands(value: unknown): ClientCommands {
  if (!isRecord(value)) return {};
  const { showRuleDocumentation, save } = value;
  return {
    ...(typeof showRuleDocumentation === 'string' ? { showRuleDocumentation } : {}),
    ...(typeof save === 'string' ? { save } : {}),
  };
}

export function initializeResult(features: ClientFeatures, version: string): InitializeResult {
  return {
    serverInfo: { name: DIAGNOSTIC_SOURCE, version },
    capabilities: {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
      hoverProvider: true,
      definitionProvider: true,
      referencesProvider: true,
      completionProvider: COMPLETION,
      ...codeActionCapabilities(features),
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

function codeActionCapabilities(features: ClientFeatures): ServerCapabilities {
  const { codeActions, lazyActions, applyEdit, options } = features;
  // A client with commands of its own asks by request. Clients register what is listed for the whole editor, where a
  // second client (for a server that is started anew) would find the name taken.
  const hasOwnCommands = Object.keys(options.commands ?? {}).length > 0;
  const commands = hasOwnCommands ? [] : serverCommands(features);
  return {
    ...(codeActions
      ? {
          codeActionProvider: {
            codeActionKinds: [CodeActionKind.QuickFix, SOURCE_FIX_ALL],
            resolveProvider: lazyActions,
          },
        }
      : { codeActionProvider: applyEdit }),
    ...(commands.length > 0 ? { executeCommandProvider: { commands } } : {}),
  };
}

function serverCommands({ applyEdit, codeActions, showDocument }: ClientFeatures): string[] {
  return [
    ...(applyEdit ? [SERVER_COMMANDS.fixAll] : []),
    ...(applyEdit && !codeActions ? [SERVER_COMMANDS.applyAction] : []),
    ...(showDocument ? [SERVER_COMMANDS.showRuleDocumentation] : []),
  ];
}

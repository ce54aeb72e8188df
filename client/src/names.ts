/** Ids under which VS Code knows parts of the extension. */
export const EXTENSION_NAME = 'JSON-RPC Errors';
export const CLIENT_ID = 'jsonrpcErrors';

/** Languages whose documents are sent to the server, in any file system. */
export const LANGUAGES = [
  'json',
  'jsonc',
  'jsonl',
  'log',
  'typescript',
  'typescriptreact',
  'javascript',
  'javascriptreact',
] as const;

/** Contributed commands; those with an underscore are for links in hovers and for quick fixes only. */
export const COMMANDS = {
  fixAll: 'jsonrpcErrors.fixAll',
  restartServer: 'jsonrpcErrors.restartServer',
  showOutput: 'jsonrpcErrors.showOutput',
  showRuleDocumentation: 'jsonrpcErrors.showRuleDocumentation',
  explain: 'jsonrpcErrors.explain',
  copyDebugInformation: 'jsonrpcErrors.copyDebugInformation',
  openPage: '_jsonrpcErrors.openPage',
  saveDocument: '_jsonrpcErrors.saveDocument',
} as const;

/** Ids under which VS Code knows parts of the extension. */
export const EXTENSION_NAME = 'JSON-RPC Errors';
export const CLIENT_ID = 'jsonrpcErrors';

/** Languages whose documents are read, in any file system. */
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

/** Documents that are sent to the server: those, and captures by their names, whatever language they are taken for. */
export const SELECTOR = [...LANGUAGES.map((language) => ({ language })), { pattern: '**/*.{ndjson,har,io,sse}' }];

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

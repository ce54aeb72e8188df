import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import type { TypeScriptParser } from '../core/extract/typescript/parser.ts';
import type { LspHost } from '../lsp/host.ts';
import { startServer } from '../lsp/server.ts';
import { PARSER_URL } from '../protocol/index.ts';

/** The worker's global scope, with the `module` that the parser's bundle fills. */
declare const self: DedicatedWorkerGlobalScope & { module?: { exports: unknown }; [PARSER_URL]?: string };

/** Where the client says; else beside the folder of this script. */
function parserUrl(): string {
  return self[PARSER_URL] ?? new URL('../typescript-parser.js', self.location.href).href;
}

/** The parser's bundle is CommonJS; `importScripts` runs it at once, as the engine needs it. */
function loadParser(): TypeScriptParser {
  self.module = { exports: {} };
  try {
    self.importScripts(parserUrl());
    return self.module.exports as TypeScriptParser;
  } finally {
    delete self.module;
  }
}

const host: LspHost = {
  runtime: 'web worker',
  loadParser,
  schedule: (delay, run) => {
    const timer = setTimeout(run, delay);
    return () => clearTimeout(timer);
  },
};

startServer(createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self)), host);

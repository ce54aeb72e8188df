import type { Language } from '../core/model.ts';
import { LANGUAGES } from '../core/model.ts';

const known: ReadonlySet<string> = new Set(LANGUAGES);

/**
 * The engine's language of a document, `undefined` where it is none of ours. The file name wins over
 * the language id for captures, which some editors call `json` or plain text. Notebooks are never
 * read: their raw JSON is not written by hand and cells are no files.
 */
export function languageOf(uri: string, languageId: string): Language | undefined {
  const colon = uri.indexOf(':');
  const scheme = uri.slice(0, colon);
  // An output channel may be our own log, which would grow with each look at it.
  if (scheme.startsWith('vscode-notebook') || scheme === 'output') return undefined;
  const path = uri.replace(/[?#].*$/s, '').toLowerCase();
  if (path.endsWith('.ipynb')) return undefined;
  if (path.endsWith('.jsonl') || path.endsWith('.ndjson')) return 'jsonl';
  if (/\.(?:har|io|sse)$/.test(path)) return 'log';
  return known.has(languageId) ? (languageId as Language) : undefined;
}

const BY_ENDING: Readonly<Record<string, Language>> = {
  ts: 'typescript',
  mts: 'typescript',
  cts: 'typescript',
  tsx: 'typescriptreact',
  js: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  jsx: 'javascriptreact',
  json: 'json',
};

/** The language of a module by the ending of its path; undefined for what no import can mean. */
export function languageOfPath(path: string): Language | undefined {
  return BY_ENDING[path.slice(path.lastIndexOf('.') + 1).toLowerCase()];
}

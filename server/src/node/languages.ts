import path from 'node:path';
import type { Language } from '../core/model.ts';

const BY_EXTENSION: Readonly<Record<string, Language>> = {
  '.ts': 'typescript',
  '.mts': 'typescript',
  '.cts': 'typescript',
  '.tsx': 'typescriptreact',
  '.js': 'javascript',
  '.mjs': 'javascript',
  '.cjs': 'javascript',
  '.jsx': 'javascriptreact',
  '.json': 'json',
  '.jsonc': 'jsonc',
  '.jsonl': 'jsonl',
  '.ndjson': 'jsonl',
};

/** Text in which messages stand among other lines; read only when named or matched by a glob. */
const TEXT_LOGS: ReadonlySet<string> = new Set(['.log', '.io', '.sse', '.txt']);

const COMPRESSED: ReadonlySet<string> = new Set(['.gz', '.zst', '.br', '.xz', '.bz2', '.zip']);

/** The language that the file name alone tells; undefined for names that only the content can tell. */
export function languageOfName(file: string): Language | undefined {
  return BY_EXTENSION[extensionOf(file)];
}

/** True for a file that a glob may bring although a walk through its folder would leave it out. */
export function isTextLog(file: string): boolean {
  return TEXT_LOGS.has(extensionOf(file));
}

/** Why a file of this name is not read at all, as the rest of a sentence after its path; undefined where it is. */
export function whyNotReadable(file: string): string | undefined {
  const extension = extensionOf(file);
  if (COMPRESSED.has(extension)) return 'compressed files cannot be read yet; unpack it first';
  if (extension === '.har') return 'HAR recordings cannot be read yet';
  if (extension === '.ipynb') return 'notebooks are not read';
  return undefined;
}

/**
 * The language of a file whose name does not tell: one JSON document, or one message a line.
 * A first line that is a whole JSON value with more lines after it speaks for the latter.
 */
export function languageOfContent(text: string): Language {
  const start = text.search(/\S/);
  if (start < 0 || (text[start] !== '{' && text[start] !== '[')) return 'jsonl';
  const end = text.indexOf('\n', start);
  if (end < 0 || text.slice(end).trim() === '') return 'json';
  return isJson(text.slice(start, end)) ? 'jsonl' : 'json';
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function extensionOf(file: string): string {
  return path.extname(file).toLowerCase();
}

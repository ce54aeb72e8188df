import path from 'node:path';
import { isJson } from '../core/extract/json/candidate.ts';
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
  '.har': 'log',
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
  if (extension === '.ipynb') return 'notebooks are not read';
  return undefined;
}

/** A line that names an interpreter, blanks and comments: what may stand in front of a script. */
const PREAMBLE = /^(?:#!.*)?(?:\s+|\/\/.*|\/\*[\s\S]*?\*\/)*/;
/** How scripts begin, and logs in plain English do not. */
const SCRIPT = new RegExp(
  [
    String.raw`import\s*(?:[{*'"]|type\s|[\w$]+[\s,]+(?:from\b|[{*]))`,
    String.raw`export\s+(?:[{*]|default\b|(?:declare|abstract|async|const|let|var|function|class|enum|interface|type)\s)`,
    String.raw`(?:const|let|var)\s+(?:[{[]|[\w$]+\s*[:=;,])`,
    String.raw`(?:async\s+)?function[\s*]+[\w$]+\s*[(<]`,
    String.raw`(?:abstract\s+)?class\s+[\w$]+[^\n]*\{`,
    String.raw`(?:const\s+)?enum\s+[\w$]+\s*\{`,
    String.raw`interface\s+[\w$]+[^\n]*\{`,
    String.raw`type\s+[\w$]+\s*=`,
    String.raw`(?:throw|return)\s+new\s`,
    String.raw`module\.exports\b`,
    String.raw`(['"])use strict\1`,
  ]
    .map((start) => `^(?:${start})`)
    .join('|'),
);
/** UTF-16 units that are looked at to tell a script. */
const LOOKED_AT = 10_000;

/**
 * The language of a text whose name does not tell: one JSON document, a capture, or a script. A first line that is a
 * whole JSON value with more lines after it speaks for one message a line, unless the name is that of a text log.
 */
export function languageOfContent(text: string, name: string): Language {
  const start = text.search(/[^\s\ufeff]/);
  if (start < 0) return 'log';
  const log = isTextLog(name);
  if (text[start] !== '{' && text[start] !== '[') {
    const head = text.slice(start, start + LOOKED_AT).replace(PREAMBLE, '');
    return !log && SCRIPT.test(head) ? 'typescript' : 'log';
  }
  // `[info]` begins a line of a log.
  if (BRACKETED_WORD.test(text.slice(start, start + 100))) return 'log';
  const end = text.indexOf('\n', start);
  if (end < 0 || text.slice(end).trim() === '') return 'json';
  if (isJson(text.slice(start, end))) return log ? 'log' : 'jsonl';
  // Half a document may still be meant as one.
  return log && !isJson(text) ? 'log' : 'json';
}

const BRACKETED_WORD = /^\[\s*[^\s{["\]\d-]/;

function extensionOf(file: string): string {
  return path.extname(file).toLowerCase();
}

import { createRequire } from 'node:module';
import { builtinCatalogs } from '../../../server/src/core/catalog/builtin.ts';
import { extractTypeScript } from '../../../server/src/core/extract/typescript/index.ts';
import type { TypeScriptParser } from '../../../server/src/core/extract/typescript/parser.ts';
import { vocabularyOf } from '../../../server/src/core/extract/vocabulary.ts';
import { linkFile } from '../../../server/src/core/link/index.ts';
import type { FileFacts, Language, LinkedSite, Span } from '../../../server/src/core/model.ts';

export const catalogs = builtinCatalogs();
export const vocabulary = vocabularyOf(catalogs);
export const parser = createRequire(import.meta.url)('typescript') as TypeScriptParser;

export function extract(text: string, path = 'src/a.ts'): FileFacts {
  return extractTypeScript({ path, language: languageOf(path), text }, vocabulary, parser);
}

export function link(text: string, path?: string): readonly LinkedSite[] {
  return linkFile(extract(text, path), catalogs).sites;
}

/**
 * The sites of a text, a line each: `emit object-literal envelope -32601 METHOD_NOT_FOUND "Method not found"`,
 * that is role, form, evidence, then the anchor as it stands in the text, its number where the anchor does not
 * say it (`Codes.A=-32001`), the name that the site has, the message.
 */
export function sites(text: string, path?: string): readonly string[] {
  return link(text, path).map((site) => {
    const anchor = cut(text, site.anchor);
    const value = site.value === undefined ? '=?' : String(site.value) === anchor ? '' : `=${site.value}`;
    const message =
      site.message === undefined ? [] : [JSON.stringify(site.message.value ?? site.message.wrongType ?? '?')];
    const name = site.name === undefined ? [] : [`(${site.name.text})`];
    const test = site.test === true ? ['test'] : [];
    return [site.role, site.form, site.evidence, `${anchor}${value}`, ...name, ...message, ...test].join(' ');
  });
}

export function cut(text: string, span: Span): string {
  return text.slice(span.start, span.end);
}

function languageOf(path: string): Language {
  if (/\.[cm]?js$/.test(path)) return 'javascript';
  if (path.endsWith('.jsx')) return 'javascriptreact';
  return path.endsWith('.tsx') ? 'typescriptreact' : 'typescript';
}

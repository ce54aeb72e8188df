import { URI } from 'vscode-uri';

/**
 * Modules go by their URIs without escapes, `file:///a/ü.ts`, so that paths in specifiers can be joined to them.
 * The other way round the URI is in its normal form.
 */
export function idOf(uri: string): string {
  const { scheme, authority, path } = URI.parse(uri);
  return `${scheme}://${authority}${path}`;
}

export function uriOf(id: string): string {
  const parts = /^([^:]+):\/\/([^/]*)(.*)$/s.exec(id);
  if (parts === null) return id;
  const [, scheme = '', authority = '', path = ''] = parts;
  return URI.from({ scheme, authority, path }).toString();
}

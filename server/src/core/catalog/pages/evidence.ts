import type { CatalogDocument, DetectPackageDocument, MethodDocument, TraitsDocument } from '../types.ts';
import { code } from './markdown.ts';

/** So many method names tell a reader what they look like; the catalog has them all. */
const MOST_METHODS = 60;

/** By what a protocol is recognised, as lists in Markdown; empty where nothing shows it. */
export function evidenceLines(document: CatalogDocument): readonly string[] {
  const { detect = {}, methods = [] } = document;
  const lines: string[] = [];
  const say = (label: string, items: readonly string[]): void => {
    if (items.length > 0) lines.push(`- ${label}: ${items.join(', ')}`);
  };
  say('Packages', packages(detect.packages ?? []));
  say('Methods', methodNames(methods.filter(({ shared }) => shared !== true)));
  say(
    'Methods that others have too, and that count only in company',
    methodNames(methods.filter(({ shared }) => shared === true)),
  );
  say('Members', members(detect.members));
  say('Members that others have too, and that count only in company', members(detect.hints));
  const versions = typeof detect.versionMember === 'string' ? [detect.versionMember] : (detect.versionMember ?? []);
  say(
    'The version',
    versions.map((name) => `the value of ${code(name)}`),
  );
  say(
    'Texts in source code',
    (detect.texts ?? []).map((text) => code(text)),
  );
  say(
    'Files',
    (detect.files ?? []).map((glob) => code(glob)),
  );
  return lines;
}

function members(listed: Readonly<Record<string, string>> = {}): readonly string[] {
  return Object.entries(listed).map(([name, values]) =>
    values === '' ? code(name) : `${code(name)} with a value like ${code(values)}`,
  );
}

/** A package once, with the releases that speak each group of versions. */
function packages(listed: readonly DetectPackageDocument[]): readonly string[] {
  const byName = new Map<string, string[]>();
  for (const { name, range, versions } of listed) {
    const said = byName.get(name) ?? [];
    const spoken =
      versions === undefined
        ? ''
        : `${versions.length > 2 ? `${versions[0]} … ${versions.at(-1)}` : versions.join(', ')}`;
    const text = [range === undefined ? '' : code(range), spoken].filter((part) => part !== '').join(': ');
    byName.set(name, text === '' ? said : [...said, text]);
  }
  return [...byName].map(([name, said]) => (said.length === 0 ? code(name) : `${code(name)} (${said.join('; ')})`));
}

function methodNames(methods: readonly MethodDocument[]): readonly string[] {
  const names = [...new Set(methods.map(({ name, prefix }) => code(name ?? `${prefix}…`)))];
  const more = names.length - MOST_METHODS;
  return more > 0 ? [...names.slice(0, MOST_METHODS), `and ${more} more`] : names;
}

/** In what the messages of a protocol differ from those of JSON-RPC 2.0; empty where they do not. */
export function traitLines({
  jsonrpcMember,
  errorId,
  message,
  batch,
  errorMembers = [],
}: TraitsDocument = {}): readonly string[] {
  const lines: string[] = [];
  if (jsonrpcMember === 'absent') lines.push('- They have no `jsonrpc`.');
  if (jsonrpcMember === 'optional') lines.push('- `jsonrpc` may be absent.');
  if (errorId === 'optional') lines.push('- An error may come without an id.');
  if (message === 'any') lines.push('- The `message` of an error need not be a string.');
  if (batch === false) lines.push('- There are no batches.');
  if (errorMembers.length > 0)
    lines.push(
      `- An error may have ${errorMembers.map((name) => code(name)).join(', ')} beside code, message and data.`,
    );
  return lines;
}

import type { FileFacts, MarkedMember } from '../../model.ts';
import type { CatalogDocument, EntryDocument } from '../types.ts';
import type { CatalogDraft } from '../validate.ts';
import { idOf } from './names.ts';
import type { OwnFile } from './read-own.ts';

/**
 * A module as a file in which codes are declared.
 *
 * @param text of the module, or whatever differs when its tables differ
 */
export function moduleFile(facts: Pick<FileFacts, 'tables' | 'path'>, text: string): OwnFile {
  const draft = catalogOfModule(facts);
  const { path } = facts;
  return draft === undefined
    ? { path, text, declared: true, fault: NOTHING_MARKED }
    : { path, text, declared: true, draft };
}

const NOTHING_MARKED = 'No enum and no table of constants here has the comment "jsonrpc-errors-catalog" above it.';

/** The codes that a module declares in its marked tables, as a catalog; undefined where it has none. */
function catalogOfModule({ tables = [], path }: Pick<FileFacts, 'tables' | 'path'>): CatalogDraft | undefined {
  const members = tables.flatMap((table) => table.members);
  if (members.length === 0) return undefined;
  const name = [...new Set(tables.map((table) => table.name))].join(', ');
  const file =
    path
      .split(/[\\/]/)
      .at(-1)
      ?.replace(/\.[^.]+$/, '') ?? path;
  const ordered = [...members].sort((a, b) => a.code - b.code);
  const document: CatalogDocument = {
    id: idOf(words(tables[0]?.name ?? file), 'codes'),
    name,
    entries: ordered.map(toEntry),
  };
  const start = tables[0]?.span ?? { start: 0, end: 0 };
  return {
    document,
    spanAt: ([section, index]) =>
      (section === 'entries' && typeof index === 'number' ? ordered[index]?.span : undefined) ?? start,
    converted: true,
  };
}

function toEntry({ code, name, meaning, message }: MarkedMember): EntryDocument {
  return {
    code,
    name,
    ...(meaning !== undefined && { meaning }),
    ...(message !== undefined && message.trim() !== '' && { messages: { exact: [message] } }),
  };
}

/** `ShopErrorCode` → `Shop Error Code`. */
function words(identifier: string): string {
  return identifier.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/_/g, ' ');
}

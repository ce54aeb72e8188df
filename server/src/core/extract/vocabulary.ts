import { BASE_PROTOCOL } from '../catalog/base.ts';
import type { CatalogSet } from '../catalog/catalog-set.ts';
import { factsIndex } from '../catalog/facts-index.ts';
import { isKeptNumber, isKeptRange } from '../catalog/kept.ts';
import type { Catalog, SymbolDocument } from '../catalog/types.ts';

/**
 * What the extract phase knows of the catalogs. It names no protocol: it only says which numbers,
 * symbols and names are worth a look, so that facts depend on the text alone and can be cached.
 */
export interface Vocabulary {
  /**
   * True for a number that JSON-RPC or a protocol on it keeps for itself (a range whose owner is not
   * the application and whose others "must not" or "should not"). Site evidence `number`.
   */
  isKept(code: number): boolean;
  /** The ranges behind `isKept`, in any order. They spare the prefilter to ask number by number. */
  readonly keptRanges?: readonly { readonly from: number; readonly to: number }[];
  /** True where some catalog defines the number. */
  isDefined(code: number): boolean;
  /**
   * True for a defined number that the base protocol defines too or leaves to servers. Elsewhere in its reserved range
   * a number that some protocol took is more likely no code at all.
   */
  isUsual(code: number): boolean;
  /** Symbols of the package that a module specifier names (`@modelcontextprotocol/sdk/types.js`); empty for others. */
  symbolsOf(module: string): readonly SymbolDocument[];
  /** Names exported by any listed package: `McpError`, `ErrorCode`; of a path its first step. A cheap first test. */
  readonly symbolNames: ReadonlySet<string>;
  /** Of a message that takes a request back: the member of its `params` that names the id. */
  cancels?(method: string): string | undefined;
  /** True where some catalog lists the package of the specifier. */
  isKnownPackage(module: string): boolean;
  /** True where some catalog lists the method, exactly or by prefix. */
  isKnownMethod(method: string): boolean;
  /** Member names that catalogs name as evidence (`protocolVersion`). */
  readonly evidenceMembers: ReadonlySet<string>;
  /** True where some catalog takes a member with this value (as a string; undefined: not a literal) as evidence. */
  isEvidence(member: string, value: string | undefined): boolean;
  /** The member whose value a constant of this name holds: `protocolVersion` of `LATEST_PROTOCOL_VERSION`. */
  versionMemberOf(constant: string): string | undefined;
  /** What in the text of source code is evidence: `g` and `u` are set; undefined where no catalog knows any. */
  readonly texts: RegExp | undefined;
  /**
   * True where the text equals or begins with a message of some catalog (word boundary, case ignored); with a number,
   * where it is a message of that number.
   */
  isKnownMessage(text: string, code?: number): boolean;
  /** True where the identifier, normalised, is the name of an entry in some catalog. */
  isKnownName(identifier: string): boolean;
}

const vocabularies = new WeakMap<CatalogSet, Vocabulary>();

/** The vocabulary of a set of catalogs, made on first use and kept with the set. */
export function vocabularyOf(catalogs: CatalogSet): Vocabulary {
  const known = vocabularies.get(catalogs);
  if (known !== undefined) return known;
  const vocabulary = createVocabulary(catalogs);
  vocabularies.set(catalogs, vocabulary);
  return vocabulary;
}

/** What the extract phase needs of a set of catalogs. Indexes are made on first use. */
function createVocabulary(catalogs: CatalogSet): Vocabulary {
  const index = factsIndex(catalogs);
  const symbolNames = new Set<string>();
  const evidenceMembers = new Set([...index.members.keys(), ...index.hints.keys(), ...index.versionMembers.keys()]);
  for (const { document } of catalogs.catalogs) {
    for (const symbol of document.symbols ?? []) symbolNames.add(symbol.export.split(/[.#]/, 1)[0] as string);
  }
  const isOpen = (code: number): boolean =>
    catalogs.rangesOf(code).some(({ origin, owner }) => origin === BASE_PROTOCOL && owner === 'implementation');
  return {
    isKept: (code) => isKeptNumber(catalogs, code),
    keptRanges: catalogs.catalogs.flatMap(({ document }) => (document.ranges ?? []).filter(isKeptRange)),
    isDefined: (code) => catalogs.entriesOf(code).some((entry) => entry.marker !== true),
    isUsual: (code) =>
      catalogs
        .entriesOf(code)
        .some(({ protocol, marker }) => marker !== true && (protocol === BASE_PROTOCOL || isOpen(code))),
    symbolsOf: index.symbolsOf,
    symbolNames,
    isKnownPackage: (module) => index.packagesOf(module).length > 0 || index.symbolsOf(module).length > 0,
    cancels: (method) => index.methodsOf(method).find(({ item }) => item.cancels !== undefined)?.item.cancels,
    isKnownMethod: (method) => index.methodsOf(method).length > 0,
    evidenceMembers,
    isEvidence(member, value) {
      if (value !== undefined && namesVersion(index.versionMembers.get(member), value)) return true;
      const tells = ({ item }: { readonly item: RegExp }): boolean => item.test(value ?? '');
      return index.members.get(member)?.some(tells) === true || index.hints.get(member)?.some(tells) === true;
    },
    versionMemberOf(constant) {
      const words = folded(constant).replace(/s$/, '');
      return [...index.versionMembers.keys()].find((member) => words.endsWith(folded(member)));
    },
    texts:
      index.texts.length === 0
        ? undefined
        : new RegExp(index.texts.map(({ item }) => `(?:${item.source})`).join('|'), 'gu'),
    isKnownMessage: (text, code) =>
      catalogs.entriesSaying(text).some(({ entry }) => code === undefined || entry.code === code),
    isKnownName: (identifier) => catalogs.entriesNamed(identifier).length > 0,
  };
}

function folded(name: string): string {
  return name.replace(/[^a-z0-9]/gi, '').toLowerCase();
}

function namesVersion(catalogs: readonly Catalog[] | undefined, value: string): boolean {
  return catalogs?.some(({ versions }) => versions.some(({ id }) => id === value)) === true;
}

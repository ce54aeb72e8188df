import type { EvidenceFact } from '../model.ts';
import { isLibrary } from './base.ts';
import type { CatalogSet } from './catalog-set.ts';
import { type Case, evidentVersions, newCase } from './detect-case.ts';
import { factsIndex } from './facts-index.ts';
import type { Catalog, DetectPackageDocument } from './types.ts';
import { versionsBetween } from './versions.ts';

/** A protocol or library that something shows. */
export interface Detection {
  readonly catalog: Catalog;
  readonly strength: 'strong' | 'weak';
  /** Clauses that complete "MCP, because …". */
  readonly evidence: readonly string[];
  /** Versions that the evidence names; absent where it names none. */
  readonly versions?: readonly string[];
}

export interface DetectionInput {
  readonly evidence: readonly EvidenceFact[];
  /** Dependencies of the nearest package.json with the ranges written there. */
  readonly dependencies?: Readonly<Record<string, string>> | undefined;
  /** Versions of them that are installed, as far as they are known. */
  readonly installed?: Readonly<Record<string, string>> | undefined;
  readonly path?: string | undefined;
  /** True for source code: it may speak several versions, or probe for one, and so its method names date nothing. */
  readonly inCode?: boolean | undefined;
}

/** More clauses tell a reader nothing new. */
const MOST_CLAUSES = 4;
/** So many names that protocols share show one of them, where no other has as many. */
const SHARED_NAMES_ENOUGH = 3;
/** What a member counts that others have too, by its value and by being there; it needs a name or another beside it. */
const HINT_BY_VALUE = 2;
const HINT_BY_PRESENCE = 1;
const HINTS_ENOUGH = 3;
/** `close`, `connect`, `pay`: in code anybody's event or function, elsewhere less than a name. */
const PLAIN_WORD = /^[a-z]+$/;
const PLAIN_WORD_COUNTS = 0.75;
/** Values up to this length are shown as they are. */
const SHORT_VALUE = 24;
const MOST_OF_VALUE = 40;

/**
 * Weighs evidence: imports, methods and members are strong. The rest is weak and returned only where no protocol is
 * shown strongly: names and members that protocols share, which need company; texts; dependencies; the file's name.
 * A library is detected like a protocol; that it proves none is for the caller to heed.
 */
export function detectProtocols(catalogs: CatalogSet, input: DetectionInput): readonly Detection[] {
  const cases = new Map<Catalog, Case>();
  const caseOf = (catalog: Catalog): Case => {
    const known = cases.get(catalog) ?? newCase(catalog);
    cases.set(catalog, known);
    return known;
  };
  const methods = weighEvidence(catalogs, input.evidence, caseOf);
  const strongProtocol = [...cases.values()].some((one) => one.strong.size > 0 && !isLibrary(one.catalog));
  if (!strongProtocol) {
    weighShared([...cases.values()], input.inCode === true ? undefined : methods);
    weighSurroundings(catalogs, input, caseOf);
  } else {
    for (const one of cases.values()) if (one.packages.length === 0) one.packages.push(...ofDependencies(one, input));
  }

  const detections: Detection[] = [];
  for (const one of cases.values()) {
    const strong = one.strong.size > 0;
    const clauses = strong ? one.strong : one.weak;
    if (clauses.size === 0 || (!strong && strongProtocol)) continue;
    const versions = evidentVersions(one, input);
    detections.push({
      catalog: one.catalog,
      strength: strong ? 'strong' : 'weak',
      evidence: gathered([...clauses].slice(0, MOST_CLAUSES)),
      ...(versions === undefined ? {} : { versions }),
    });
  }
  return detections;
}

/** Clauses that differ only in the name at their end become one: "it names the methods `a`, `b` and `c`". */
function gathered(clauses: readonly string[]): readonly string[] {
  const groups = new Map<string, string[]>();
  for (const clause of clauses) {
    const [, head = clause, name] = /^([^`]+)(`[^`]+`)$/.exec(clause) ?? [];
    const names = groups.get(head) ?? [];
    groups.set(head, names);
    if (name !== undefined) names.push(name);
  }
  return [...groups].map(([head, names]) => {
    if (names.length < 2) return head + (names[0] ?? '');
    return `${head.replace(/\bmethod $/, 'methods ')}${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
  });
}

/** Puts every fact to the catalogs that know it. Returns the methods that are named, known or not. */
function weighEvidence(
  catalogs: CatalogSet,
  evidence: readonly EvidenceFact[],
  caseOf: (catalog: Catalog) => Case,
): ReadonlySet<string> {
  const methods = new Set<string>();
  for (const fact of evidence) {
    if (fact.kind === 'import') weighImport(catalogs, fact.value, caseOf);
    else if (fact.kind === 'member') weighMember(catalogs, fact, caseOf);
    else if (fact.kind === 'text') weighText(catalogs, fact.value, caseOf);
    else if (!methods.has(fact.value)) {
      methods.add(fact.value);
      weighMethod(catalogs, fact.value, caseOf);
    }
  }
  return methods;
}

function weighImport(catalogs: CatalogSet, module: string, caseOf: (catalog: Catalog) => Case): void {
  for (const { catalog, item } of factsIndex(catalogs).packagesOf(module)) {
    const one = caseOf(catalog);
    one.strong.add(`this file imports \`${item.name.endsWith('/*') ? module : item.name}\``);
    one.packages.push(item);
  }
}

function weighMethod(catalogs: CatalogSet, method: string, caseOf: (catalog: Catalog) => Case): void {
  for (const { catalog, item } of factsIndex(catalogs).methodsOf(method)) {
    const one = caseOf(catalog);
    one.methods += 1;
    if (item.shared === true) one.shared.add(method);
    else one.strong.add(`it names the method \`${method}\``);
    const listed = catalog.versions.map((version) => version.id);
    const held = versionsBetween(listed, item.since, item.until);
    if (held.length < listed.length) for (const version of held) one.byMethod.add(version);
  }
}

function weighMember(catalogs: CatalogSet, fact: EvidenceFact, caseOf: (catalog: Catalog) => Case): void {
  const { members, hints, versionMembers } = factsIndex(catalogs);
  const { value: name, detail } = fact;
  const clause = memberClause(name, detail, MOST_OF_VALUE);
  for (const { catalog, item } of members.get(name) ?? []) {
    if (item.test(detail ?? '')) caseOf(catalog).strong.add(clause);
  }
  for (const { catalog, item } of hints.get(name) ?? []) {
    // What is long here may be somebody's session, which is nothing to print.
    if (!item.test(detail ?? '')) continue;
    const weight = detail === undefined ? HINT_BY_PRESENCE : HINT_BY_VALUE;
    const { hints: found } = caseOf(catalog);
    if ((found.get(name)?.weight ?? 0) < weight) found.set(name, { weight, clause: memberClause(name, detail, 0) });
  }
  for (const catalog of versionMembers.get(name) ?? []) {
    if (detail !== undefined && catalog.versions.some(({ id }) => id === detail)) caseOf(catalog).byMember.add(detail);
  }
}

/** A long value is of a traceback or the like: `most` of its characters say enough, or that it is there. */
function memberClause(name: string, value: string | undefined, most: number): string {
  if (value === undefined || (value.length > SHORT_VALUE && most === 0)) return `it has \`${name}\``;
  const shown = value.length <= SHORT_VALUE ? value : `${value.slice(0, most).split('\n', 1)[0]}…`;
  return `its \`${name}\` is "${shown}"`;
}

function weighText(catalogs: CatalogSet, text: string, caseOf: (catalog: Catalog) => Case): void {
  for (const { catalog, item } of factsIndex(catalogs).texts) {
    const match = item.exec(text);
    if (match === null) continue;
    const one = caseOf(catalog);
    one.weak.add(`it names \`${text}\``);
    const version = match[1];
    if (version !== undefined && catalog.versions.some(({ id }) => id === version)) one.byText.add(version);
  }
}

/**
 * Shared names and members count only together, only for the one protocol that knows most of them, and in recorded
 * messages only where nearly every method is its own.
 *
 * @param methods all that are named; undefined in code, where it is not known which strings are methods
 */
function weighShared(cases: readonly Case[], methods: ReadonlySet<string> | undefined): void {
  const inCode = methods === undefined;
  const weighed = cases
    .filter((one) => inCode || one.methods * 4 >= methods.size * 3)
    .map((one) => ({ one, weight: weightOf(one, inCode) }))
    .filter(({ weight }) => weight > 0);
  const most = Math.max(0, ...weighed.map(({ weight }) => weight));
  const best = weighed.filter(({ weight }) => weight === most);
  const only = best[0]?.one;
  if (only === undefined || best.length > 1) return;
  for (const name of [...only.shared].slice(0, SHARED_NAMES_ENOUGH)) only.weak.add(`it names the method \`${name}\``);
  for (const { clause } of only.hints.values()) only.weak.add(clause);
}

/** 0 where it is not enough. */
function weightOf({ catalog, shared, hints }: Case, inCode: boolean): number {
  const plain = [...shared].filter((name) => PLAIN_WORD.test(name)).length;
  const names = shared.size - plain + (inCode ? 0 : plain * PLAIN_WORD_COUNTS);
  const hinted = [...hints.values()].reduce((sum, { weight }) => sum + weight, 0);
  if (hinted > 0 && shared.size + hinted >= HINTS_ENOUGH) return shared.size + hinted;
  return names >= (catalog.document.detect?.sharedMethods ?? SHARED_NAMES_ENOUGH) ? names : 0;
}

/** The packages of a protocol among the dependencies: they do not show it, but say which versions it is spoken in. */
function ofDependencies({ catalog }: Case, { dependencies = {} }: DetectionInput): readonly DetectPackageDocument[] {
  return (catalog.document.detect?.packages ?? []).filter(({ name }) => Object.hasOwn(dependencies, name));
}

function weighSurroundings(
  catalogs: CatalogSet,
  { dependencies = {}, path }: DetectionInput,
  caseOf: (catalog: Catalog) => Case,
): void {
  const index = factsIndex(catalogs);
  for (const name of Object.keys(dependencies)) {
    for (const { catalog, item } of index.packagesOf(name)) {
      const one = caseOf(catalog);
      one.weak.add(`package.json depends on \`${name}\``);
      one.packages.push(item);
    }
  }
  if (path === undefined) return;
  for (const catalog of index.catalogsOfFile(path)) {
    caseOf(catalog).weak.add(`the file is called \`${path.split(/[\\/]/).at(-1)}\``);
  }
}

import intersects from 'semver/ranges/intersects.js';
import type { EvidenceFact } from '../model.ts';
import { isLibrary } from './base.ts';
import type { CatalogSet } from './catalog-set.ts';
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
  readonly path?: string | undefined;
  /** True for source code: it may speak several versions, or probe for one, and so its method names date nothing. */
  readonly inCode?: boolean | undefined;
}

/** More clauses tell a reader nothing new. */
const MOST_CLAUSES = 4;
/** So many names that protocols share show one of them, where no other has as many. */
const SHARED_NAMES_ENOUGH = 3;

/** What is known about one catalog while evidence is gathered. */
interface Case {
  readonly catalog: Catalog;
  readonly strong: Set<string>;
  readonly shared: Set<string>;
  readonly weak: Set<string>;
  /** Versions named by a member's value; spoken by packages; in which the methods exist. */
  readonly byMember: Set<string>;
  readonly packages: DetectPackageDocument[];
  readonly byMethod: Set<string>;
}

/**
 * Weighs evidence: imports, methods and members are strong; names shared by protocols need company;
 * dependencies and the file's name are weak and returned only where no protocol is shown strongly.
 * A library is detected like a protocol; that it proves none is for the caller to heed.
 */
export function detectProtocols(catalogs: CatalogSet, input: DetectionInput): readonly Detection[] {
  const cases = new Map<Catalog, Case>();
  const caseOf = (catalog: Catalog): Case => {
    const known = cases.get(catalog) ?? newCase(catalog);
    cases.set(catalog, known);
    return known;
  };
  weighEvidence(catalogs, input.evidence, caseOf);
  weighShared([...cases.values()]);
  const strongProtocol = [...cases.values()].some((one) => one.strong.size > 0 && !isLibrary(one.catalog));
  if (!strongProtocol) weighSurroundings(catalogs, input, caseOf);

  const detections: Detection[] = [];
  for (const one of cases.values()) {
    const clauses = one.strong.size > 0 ? one.strong : one.weak;
    if (clauses.size === 0) continue;
    const versions = evidentVersions(one, input);
    detections.push({
      catalog: one.catalog,
      strength: one.strong.size > 0 ? 'strong' : 'weak',
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

function newCase(catalog: Catalog): Case {
  return {
    catalog,
    strong: new Set(),
    shared: new Set(),
    weak: new Set(),
    byMember: new Set(),
    packages: [],
    byMethod: new Set(),
  };
}

function weighEvidence(
  catalogs: CatalogSet,
  evidence: readonly EvidenceFact[],
  caseOf: (catalog: Catalog) => Case,
): void {
  const index = factsIndex(catalogs);
  for (const fact of evidence) {
    if (fact.kind === 'import') {
      for (const { catalog, item } of index.packagesOf(fact.value)) {
        const one = caseOf(catalog);
        one.strong.add(`this file imports \`${item.name.endsWith('/*') ? fact.value : item.name}\``);
        one.packages.push(item);
      }
    } else if (fact.kind === 'method') {
      for (const { catalog, item } of index.methodsOf(fact.value)) {
        const one = caseOf(catalog);
        if (item.shared === true) one.shared.add(fact.value);
        else one.strong.add(`it names the method \`${fact.value}\``);
        const listed = catalog.versions.map((version) => version.id);
        const held = versionsBetween(listed, item.since, item.until);
        if (held.length < listed.length) for (const version of held) one.byMethod.add(version);
      }
    } else if (fact.kind === 'member') {
      for (const { catalog, item } of index.members.get(fact.value) ?? []) {
        if (!item.test(fact.detail ?? '')) continue;
        caseOf(catalog).strong.add(
          fact.detail === undefined ? `it has \`${fact.value}\`` : `its \`${fact.value}\` is "${fact.detail}"`,
        );
      }
      for (const catalog of catalogs.catalogs) {
        if (!namesVersion(catalog, fact)) continue;
        caseOf(catalog).byMember.add(fact.detail as string);
      }
    }
  }
}

function namesVersion(catalog: Catalog, fact: EvidenceFact): boolean {
  return (
    catalog.document.detect?.versionMember === fact.value &&
    catalog.versions.some((version) => version.id === fact.detail)
  );
}

/** Shared names count only together, and only for the one protocol that knows most of them. */
function weighShared(cases: readonly Case[]): void {
  const known = cases.filter((one) => one.shared.size >= SHARED_NAMES_ENOUGH);
  const most = Math.max(0, ...known.map((one) => one.shared.size));
  const best = known.filter((one) => one.shared.size === most);
  const only = best[0];
  if (only === undefined || best.length > 1) return;
  const names = [...only.shared].slice(0, SHARED_NAMES_ENOUGH).map((name) => `\`${name}\``);
  only.weak.add(`it names the methods ${names.join(', ')}`);
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

/**
 * A version in the text is the best witness; then the packages, each of which speaks every version that is
 * listed for it; then, in recorded messages, methods that only some versions have.
 */
function evidentVersions(
  one: Case,
  { dependencies = {}, inCode = false }: DetectionInput,
): readonly string[] | undefined {
  const listed = one.catalog.versions.map((version) => version.id);
  const inOrder = (found: ReadonlySet<string>): readonly string[] => listed.filter((version) => found.has(version));
  if (one.byMember.size > 0) return inOrder(one.byMember);
  const spoken = spokenVersions(one.packages, dependencies);
  if (spoken !== undefined && spoken.size > 0) return inOrder(spoken);
  if (!inCode && one.packages.length === 0 && one.byMethod.size > 0) return inOrder(one.byMethod);
  return undefined;
}

/** Undefined where one of the packages is listed without versions: it may speak any. */
function spokenVersions(
  packages: readonly DetectPackageDocument[],
  dependencies: Readonly<Record<string, string>>,
): ReadonlySet<string> | undefined {
  const spoken = new Set<string>();
  for (const { name, range, versions } of packages) {
    if (!mayBeRelease(dependencies[name], range)) continue;
    if (versions === undefined) return undefined;
    for (const version of versions) spoken.add(version);
  }
  return spoken;
}

/** False only where both ranges are known and have no release in common. */
function mayBeRelease(wanted: string | undefined, listed: string | undefined): boolean {
  if (wanted === undefined || listed === undefined) return true;
  try {
    return intersects(wanted, listed);
  } catch {
    // `workspace:*`, `catalog:`, a URL: which release it is cannot be told.
    return true;
  }
}

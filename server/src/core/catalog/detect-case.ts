import intersects from 'semver/ranges/intersects.js';
import type { Catalog, DetectPackageDocument } from './types.ts';

/** What is known about one catalog while evidence is gathered. */
export interface Case {
  readonly catalog: Catalog;
  /** Clauses of evidence that is enough by itself. */
  readonly strong: Set<string>;
  /** Clauses that count where no protocol is shown strongly. */
  readonly weak: Set<string>;
  /** Methods that other protocols have too. */
  readonly shared: Set<string>;
  /** Members that others have too, each with what it counts. */
  readonly hints: Map<string, { readonly weight: number; readonly clause: string }>;
  /** How many of the methods that are named the catalog knows. */
  methods: number;
  readonly packages: DetectPackageDocument[];
  /** Versions named by a member's value, by a text; those in which the methods exist. */
  readonly byMember: Set<string>;
  readonly byText: Set<string>;
  readonly byMethod: Set<string>;
}

export function newCase(catalog: Catalog): Case {
  return {
    catalog,
    strong: new Set(),
    weak: new Set(),
    shared: new Set(),
    hints: new Map(),
    methods: 0,
    packages: [],
    byMember: new Set(),
    byText: new Set(),
    byMethod: new Set(),
  };
}

/** What is known about packages beside the text. */
export interface PackageVersions {
  readonly dependencies?: Readonly<Record<string, string>> | undefined;
  readonly installed?: Readonly<Record<string, string>> | undefined;
  readonly inCode?: boolean | undefined;
}

/**
 * A version that a member names is the best witness; then the packages, each of which speaks every version that is
 * listed for it; then an address of the specification; then, in recorded messages, methods that only some versions have.
 *
 * @returns undefined where nothing names a version
 */
export function evidentVersions(one: Case, known: PackageVersions): readonly string[] | undefined {
  const listed = one.catalog.versions.map((version) => version.id);
  const inOrder = (found: ReadonlySet<string>): readonly string[] => listed.filter((version) => found.has(version));
  if (one.byMember.size > 0) return inOrder(one.byMember);
  const spoken = spokenVersions(one.packages, known);
  if (spoken !== undefined && spoken.size > 0) return inOrder(spoken);
  if (one.byText.size > 0) return inOrder(one.byText);
  if (known.inCode !== true && one.packages.length === 0 && one.byMethod.size > 0) return inOrder(one.byMethod);
  return undefined;
}

/** Undefined where one of the packages is listed without versions: it may speak any. */
function spokenVersions(
  packages: readonly DetectPackageDocument[],
  { dependencies = {}, installed = {} }: PackageVersions,
): ReadonlySet<string> | undefined {
  const spoken = new Set<string>();
  for (const { name, range, versions } of packages) {
    if (!mayBeRelease(installed[name] ?? dependencies[name], range)) continue;
    if (versions === undefined) return undefined;
    for (const version of versions) spoken.add(version);
  }
  return spoken;
}

/** False only where both ranges are known and have no release in common. */
function mayBeRelease(wanted: string | undefined, listed: string | undefined): boolean {
  if (wanted === undefined || listed === undefined) return true;
  try {
    return intersects(wanted, listed, { includePrerelease: true });
  } catch {
    // `workspace:*`, `catalog:`, a URL: which release it is cannot be told.
    return true;
  }
}

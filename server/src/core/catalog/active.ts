import type { EvidenceFact } from '../model.ts';
import { createActiveProtocols } from './active-set.ts';
import { BASE_PROTOCOL, isBuiltIn, isLibrary } from './base.ts';
import type { CatalogSet, MessageMatch } from './catalog-set.ts';
import { type Detection, detectProtocols } from './detect.ts';
import type { ActiveProtocol, Catalog, Entry, ProtocolChoice, Range } from './types.ts';

/**
 * The protocols that are active at a place, most specific first, `json-rpc` always among them and last.
 * Only what holds in a version that counts is seen, unless said otherwise.
 */
export interface ActiveProtocols {
  readonly list: readonly ActiveProtocol[];
  /** A protocol beyond plain JSON-RPC (a library alone is none) is active. */
  readonly beyondBase: boolean;
  has(id: string): boolean;
  /** Labels for findings: `mcp@2025-11-25` where exactly one version is pinned, else `mcp`. */
  readonly labels: readonly string[];
  /** All entries, most specific protocol first; of each protocol the general ones before the narrowed ones. */
  entries(): readonly Entry[];
  /** Entries that define the number, most specific protocol first; the general entry of a protocol before narrowed ones. */
  definitionsOf(code: number): readonly Entry[];
  /** Entries of active protocols that define the number only in versions that do not count here. */
  retiredOf(code: number): readonly Entry[];
  /**
   * Entries of active protocols that call the number deprecated in every version that counts; only where a choice or
   * evidence says which versions count.
   */
  deprecatedOf(code: number): readonly Entry[];
  /** Entries whose wording the text equals or begins with; longer wordings first. */
  entriesSaying(text: string): readonly MessageMatch[];
  /** Entries with this name, normalised. */
  entriesNamed(identifier: string): readonly Entry[];
  /**
   * The ranges that hold the number and that bind its author here: of the base protocol, and of an active
   * protocol when every version of it that counts keeps the range. Narrowest first.
   */
  rangesOf(code: number): readonly Range[];
  /** The same without detected protocols other than these; base, chosen and own ones stay. */
  only(ids: ReadonlySet<string>): ActiveProtocols;
}

/** Where a choice was made; words it in the evidence. */
export type ChoiceSource = 'command line' | 'directive' | 'settings' | 'configuration';

/** Protocols that somebody chose: the first of command line, directive, settings and configuration that is set. */
export interface ChosenProtocols {
  readonly choices: readonly ProtocolChoice[];
  readonly by: ChoiceSource;
}

/** What decides which protocols are active at a place. */
export interface ActiveInput {
  readonly chosen?: ChosenProtocols | undefined;
  /** What the file, the connection or the exchange shows. */
  readonly evidence: readonly EvidenceFact[];
  /** Dependencies of the nearest package.json with the ranges written there. */
  readonly dependencies?: Readonly<Record<string, string>> | undefined;
  /** Versions of them that are installed, as far as they are known. */
  readonly installed?: Readonly<Record<string, string>> | undefined;
  /** False switches detection off; what is chosen and what is always active remains. */
  readonly detect: boolean;
  /** Path of the file, for catalogs that know files by name. */
  readonly path?: string | undefined;
  /** True for source code, whose method names date no version: it may speak several. */
  readonly inCode?: boolean | undefined;
  /** The catalogs that the project itself has for this file: active whatever else is. */
  readonly own?: readonly OwnProtocol[] | undefined;
}

/** A catalog of the project, for files under the folder that declares it. */
export interface OwnProtocol {
  readonly id: string;
  /** False where nobody says that all codes of the project stand in it. */
  readonly declared: boolean;
  /** Where it stands, as messages name it. */
  readonly source: string;
}

const CHOICE_CLAUSES: Readonly<Record<ChoiceSource, string>> = {
  'command line': 'the command line says so',
  directive: 'a directive in the file says so',
  settings: 'the settings say so',
  configuration: 'the configuration says so',
};

/**
 * The protocols that are active at a place: chosen, declared by the project, shown by evidence, and always the
 * base protocol. Choices of ids or versions that the set does not have are left out; check them with `parseChoice`.
 */
export function resolveActive(catalogs: CatalogSet, input: ActiveInput): ActiveProtocols {
  const found = new Map<string, ActiveProtocol>();
  const choices = input.chosen?.choices ?? [];
  for (const choice of choices) {
    const catalog = catalogs.get(choice.id);
    if (catalog === undefined || input.chosen === undefined) continue;
    found.set(catalog.id, chosenProtocol(catalog, choices, CHOICE_CLAUSES[input.chosen.by]));
  }
  // What a project says of its own codes says nothing about what else it speaks.
  const chosenProtocols = [...found.values()].some(({ catalog }) => !isLibrary(catalog));
  for (const own of input.own ?? []) addOwn(own, catalogs, found);
  if (input.detect) {
    for (const detection of detectProtocols(catalogs, input)) {
      if (detection.strength === 'weak' && chosenProtocols) continue;
      const { catalog } = detection;
      const before = found.get(catalog.id);
      found.set(catalog.id, before === undefined ? detectedProtocol(detection) : confirmed(before, detection));
    }
  }
  const base = catalogs.get(BASE_PROTOCOL);
  if (base !== undefined && found.get(BASE_PROTOCOL)?.strength !== 'chosen') {
    const shown = found.get(BASE_PROTOCOL);
    found.set(
      BASE_PROTOCOL,
      shown === undefined ? plain(base, 'base', ['it is always active']) : { ...shown, strength: 'base' },
    );
  }
  return createActiveProtocols([...found.values()].sort(bySpecificity));
}

function addOwn({ id, declared, source }: OwnProtocol, catalogs: CatalogSet, found: Map<string, ActiveProtocol>): void {
  const catalog = catalogs.get(id);
  if (catalog === undefined) return;
  const chosen = found.get(id);
  const clause = declared
    ? `\`${source}\` declares codes of this project`
    : `\`${source}\` is a document of this project`;
  found.set(id, {
    ...(chosen ?? plain(catalog, 'own', [])),
    evidence: [...(chosen?.evidence ?? []), clause],
    ...(declared && { declares: true }),
  });
}

function chosenProtocol(catalog: Catalog, choices: readonly ProtocolChoice[], clause: string): ActiveProtocol {
  const versions = catalog.versions.map((version) => version.id);
  const wanted = choices.filter(({ id }) => id === catalog.id).map(({ version }) => version);
  const pinned = versions.filter((version) => wanted.includes(version));
  if (pinned.length === 0) return plain(catalog, 'chosen', [clause]);
  return { catalog, versions: pinned, pinned: true, strength: 'chosen', evidence: [clause] };
}

function detectedProtocol({ catalog, strength, evidence, versions }: Detection): ActiveProtocol {
  if (versions === undefined) return plain(catalog, strength, evidence);
  return { catalog, versions, pinned: true, strength, evidence };
}

/** A choice stays what it is; evidence adds its clauses and, where the choice names no version, the versions. */
function confirmed(chosen: ActiveProtocol, detection: Detection): ActiveProtocol {
  const evidence = [...chosen.evidence, ...detection.evidence];
  if (chosen.pinned || detection.versions === undefined) return { ...chosen, evidence };
  return { ...chosen, evidence, versions: detection.versions, pinned: true };
}

function plain(catalog: Catalog, strength: ActiveProtocol['strength'], evidence: readonly string[]): ActiveProtocol {
  return { catalog, versions: catalog.versions.map((version) => version.id), pinned: false, strength, evidence };
}

const STRENGTHS: readonly ActiveProtocol['strength'][] = ['chosen', 'own', 'strong', 'weak', 'base'];

/** The base protocol last, libraries after protocols, then the better witnessed, the more derived, the id. */
function bySpecificity(a: ActiveProtocol, b: ActiveProtocol): number {
  return (
    Number(a.catalog.id === BASE_PROTOCOL) - Number(b.catalog.id === BASE_PROTOCOL) ||
    Number(isLibrary(a.catalog)) - Number(isLibrary(b.catalog)) ||
    // What a project says of its own codes is more exact than what is said of everybody's.
    Number(isBuiltIn(a.catalog)) - Number(isBuiltIn(b.catalog)) ||
    b.catalog.chain.length - a.catalog.chain.length ||
    STRENGTHS.indexOf(a.strength) - STRENGTHS.indexOf(b.strength) ||
    (a.catalog.id < b.catalog.id ? -1 : 1)
  );
}

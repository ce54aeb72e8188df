import type { CatalogSet } from '../catalog/catalog-set.ts';
import { isKeptNumber, isTellingNumber } from '../catalog/kept.ts';
import type { ErrorSite, FileFacts, LinkedFile, LinkedSite, SiteEvidence } from '../model.ts';
import { valueOfSymbol } from './catalog-symbols.ts';
import { lookUp, type Meaning } from './lookup.ts';
import { alone, type Module } from './module.ts';

/**
 * Phase 2 for one file: finds the numbers behind names, through definitions of the file, of other modules of the
 * project, and through symbols of the catalogs; and decides on the places of which only another module can say whether
 * they are error sites.
 *
 * @param module the file among the modules of its project; absent: other modules stay unknown
 */
export function linkFile(facts: FileFacts, catalogs: CatalogSet, module: Module = alone(facts)): LinkedFile {
  const linker = new Linker(module, facts, catalogs);
  const sites = facts.sites.map((site, index) => linker.link(site, index));
  const more = facts.tentative.flatMap((site, index) => linker.decide(site, facts.sites.length + index));
  return { facts, sites: more.length === 0 ? sites : [...sites, ...withoutRepeats(more, sites)], module };
}

/** Where an error that is called also gets a code, that code is the site. */
function withoutRepeats(raised: readonly LinkedSite[], sites: readonly LinkedSite[]): readonly LinkedSite[] {
  if (!raised.some(({ callee }) => callee)) return raised;
  const keyOf = ({ object }: LinkedSite): string => (object === undefined ? '' : `${object.start} ${object.end}`);
  const given = new Set([...sites, ...raised].filter(({ callee }) => !callee).map(keyOf));
  return raised.filter((site) => !site.callee || !given.has(keyOf(site)));
}

class Linker {
  readonly #module: Module;
  readonly #facts: FileFacts;
  readonly #catalogs: CatalogSet;

  constructor(module: Module, facts: FileFacts, catalogs: CatalogSet) {
    this.#module = module;
    this.#facts = facts;
    this.#catalogs = catalogs;
  }

  link(site: ErrorSite, index: number): LinkedSite {
    const { code, symbol } = site;
    if (code?.kind === 'integer') return { ...site, index, value: code.value, origin: 'literal' };
    if (code?.kind === 'reference') {
      const meaning = this.#lookUp(code.path);
      const resolved = this.#linked(meaning);
      const evidence = (site.evidence === 'shape' ? this.#proof(resolved, meaning, false) : undefined) ?? site.evidence;
      return { ...site, evidence, index, ...resolved };
    }
    if (code !== undefined) return { ...site, index, origin: code.kind === 'expression' ? 'unknown' : 'literal' };
    const value =
      symbol === undefined ? undefined : valueOfSymbol(this.#catalogs, symbol.package, symbol.export, symbol.member);
    return value === undefined ? { ...site, index, origin: 'unknown' } : { ...site, index, value, origin: 'symbol' };
  }

  /** The site, where other modules prove it one; else nothing. */
  decide(site: ErrorSite, index: number): readonly LinkedSite[] {
    const { code, argument } = site;
    if (code === undefined) return [];
    const isCode = argument !== undefined && this.#takesCode(argument.callee, argument.index);
    if (code.kind === 'integer') {
      if (!isCode) return [];
      return [{ ...site, index, evidence: this.#evidenceOf(code.value), value: code.value, origin: 'literal' }];
    }
    if (code.kind !== 'reference') return [];
    const meaning = this.#lookUp(code.path);
    const resolved = this.#linked(meaning);
    if (resolved.value === undefined) return [];
    const evidence = meaning?.kind === 'symbol' ? 'symbol' : this.#proof(resolved, meaning, isCode);
    return evidence === undefined ? [] : [{ ...site, index, evidence, ...resolved }];
  }

  #proof(
    { value }: Pick<LinkedSite, 'value'>,
    meaning: Meaning | undefined,
    isCode: boolean,
  ): SiteEvidence | undefined {
    if (value === undefined || meaning?.kind !== 'definition') return undefined;
    if (isTellingNumber(this.#catalogs, value)) return 'number';
    const { definition, module, gives } = meaning;
    const defined = definition.site === undefined ? undefined : module.facts.sites[definition.site];
    const isProven = gives === 'error' || (defined !== undefined && defined.evidence !== 'shape');
    if (isProven) return 'table';
    return isCode ? this.#evidenceOf(value) : undefined;
  }

  #evidenceOf(value: number): SiteEvidence {
    return this.#isKept(value) ? 'number' : 'shape';
  }

  #takesCode(callee: readonly string[], index: number): boolean {
    const meaning = this.#lookUp(callee);
    return meaning?.kind === 'factory' && meaning.factory.code === index;
  }

  #isKept(value: number): boolean {
    return isKeptNumber(this.#catalogs, value);
  }

  #lookUp(path: readonly string[]): Meaning | undefined {
    return lookUp(this.#module, path, this.#catalogs);
  }

  #linked(meaning: Meaning | undefined): Pick<LinkedSite, 'value' | 'origin' | 'definition'> {
    if (meaning?.kind === 'symbol') return { value: meaning.value, origin: 'symbol' };
    if (meaning?.kind !== 'definition') return { origin: 'unknown' };
    const { module, definition } = meaning;
    const isOther = module.facts !== this.#facts && module.id !== this.#module.id;
    const place = { path: module.facts.path, definition, ...(isOther ? { module: module.id } : {}) };
    const found = { origin: 'definition', definition: place } as const;
    return typeof definition.value === 'number' ? { ...found, value: definition.value } : found;
  }
}

import type { CatalogSet } from '../catalog/catalog-set.ts';
import { factsIndex } from '../catalog/facts-index.ts';
import { owned } from './identity.ts';
import type { Side } from './model.ts';

/** What catalogs know of a method, whatever protocol it belongs to. */
export interface MethodFacts {
  /** Who sends it, where all protocols that have it agree. */
  readonly from?: Side;
  readonly opens: boolean;
  /** All protocols that have it call it a notification. */
  readonly notification: boolean;
}

/** What pairing asks of the catalogs. */
export interface MethodLookup {
  of(method: string): MethodFacts;
  /** The error answers a request that could be read. */
  idKnown(code: number): boolean;
}

const lookups = new WeakMap<CatalogSet, MethodLookup>();

/** The look-up of a set of catalogs, made once. */
export function methodLookup(catalogs: CatalogSet): MethodLookup {
  const made = lookups.get(catalogs);
  if (made !== undefined) return made;
  const index = factsIndex(catalogs);
  const known = new Map<string, MethodFacts>();
  const lookup: MethodLookup = {
    of(method) {
      const before = known.get(method);
      if (before !== undefined) return before;
      const items = index.methodsOf(method).map(({ item }) => item);
      const [first] = items;
      const agreed =
        first?.from !== undefined && items.every(({ from }) => from === first.from) ? first.from : undefined;
      const facts: MethodFacts = {
        ...(agreed === undefined || agreed === 'both' ? {} : { from: agreed }),
        opens: items.some(({ opens }) => opens === true),
        notification: items.length > 0 && items.every(({ kind }) => kind === 'notification'),
      };
      // Names that somebody makes up for each request are not worth remembering.
      if (known.size < MOST_REMEMBERED) known.set(owned(method), facts);
      return facts;
    },
    idKnown: (code) => catalogs.entriesOf(code).some((entry) => entry.idKnown === true),
  };
  lookups.set(catalogs, lookup);
  return lookup;
}

const MOST_REMEMBERED = 10_000;

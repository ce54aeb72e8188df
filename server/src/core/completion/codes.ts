import type { CatalogSet } from '../catalog/catalog-set.ts';
import type { FileFacts } from '../model.ts';
import { constantsOf } from './constants.ts';
import type { Completion } from './model.ts';
import type { Offer } from './offered.ts';

/** What decides which codes are offered at a place. */
export interface CodeContext {
  readonly offered: readonly Offer[];
  /** The code that the message beside it belongs to: the likeliest. */
  readonly meant: number | undefined;
  readonly typed: string;
  /** Where the code will stand. */
  readonly place: number;
  readonly facts: FileFacts;
  readonly catalogs: CatalogSet;
}

/** Constants, then the numbers; of both the likeliest first. */
export function codeCompletions(context: CodeContext): readonly Completion[] {
  const { offered, meant, typed } = context;
  const ranked =
    meant === undefined
      ? offered
      : [
          ...offered.filter(({ entry }) => entry.code === meant),
          ...offered.filter(({ entry }) => entry.code !== meant),
        ];
  const constants = constantsOf(context.place, context.facts, context.catalogs);
  return [
    ...distinct(
      ranked.flatMap((offer) =>
        constants(offer.entry).map((name) => ({
          ...meaningOf(offer),
          kind: 'constant' as const,
          label: name,
          filterText: filterText(typed, name, offer),
          newText: name,
        })),
      ),
    ),
    ...ranked.map((offer) => {
      const number = String(offer.entry.code);
      return {
        ...meaningOf(offer),
        kind: 'code' as const,
        label: number,
        filterText: filterText(typed, number, offer),
        newText: number,
      };
    }),
  ];
}

function meaningOf({ title, origin, deprecated, entry }: Offer): Pick<Completion, 'detail' | 'origin' | 'entry'> {
  return { detail: title, origin, entry, ...(deprecated ? { deprecated } : {}) };
}

/** A constant may stand for several meanings of its number; the first is the likeliest. */
function distinct(completions: readonly Completion[]): readonly Completion[] {
  const seen = new Set<string>();
  return completions.filter(({ label }) => {
    const before = seen.size;
    return seen.add(label).size > before;
  });
}

/**
 * Label, name and number in one text, so that each of them finds the item. What is being typed comes first, for
 * editors that compare beginnings only.
 */
function filterText(typed: string, label: string, { entry, title }: Offer): string {
  const number = String(entry.code);
  const named = [title, entry.name, ...(label === number ? [] : [label])];
  if (/^[A-Za-z]/.test(typed))
    return label === number ? [...named, number].join(' ') : [label, title, number].join(' ');
  return [/^\d/.test(typed) ? number.replace('-', '') : number, ...named].join(' ');
}

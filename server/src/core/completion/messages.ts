import { escapeFor } from '../fix/literal.ts';
import type { Language } from '../model.ts';
import type { Completion } from './model.ts';
import type { Offer } from './offered.ts';

/**
 * The wordings that the offered entries have for their codes; those of the code that stands beside it first.
 *
 * @param beside the number that the error has
 * @param string that the wordings go into: its quote, and which of its two quotes are still to be typed
 */
export function messageCompletions(
  offered: readonly Offer[],
  beside: number | undefined,
  string: { readonly quote: string; readonly open: string; readonly close: string; readonly language: Language },
): readonly Completion[] {
  const own = offered.filter(({ entry }) => entry.code === beside);
  const others = offered.filter(({ entry }) => entry.code !== beside);
  const seen = new Set<string>();
  return [...own, ...others].flatMap(({ entry, origin, deprecated }) => {
    const text = entry.messages?.exact?.[0];
    if (text === undefined || seen.has(text)) return [];
    seen.add(text);
    return {
      kind: 'message',
      label: text,
      detail: String(entry.code),
      origin,
      newText: `${string.open}${escapeFor(text, string.quote, string.language)}${string.close}`,
      entry,
      ...(deprecated ? { deprecated } : {}),
    };
  });
}

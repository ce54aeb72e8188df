import type { ActiveProtocols } from './active.ts';
import type { Entry } from './types.ts';

/**
 * What a code means at a place: the entry that the message or else the name speaks of, else the general one. What a
 * specification says comes before the use that a library makes of the number, and one of several such uses is none
 * that is known.
 */
export function entryFor(
  code: number,
  name: string | undefined,
  message: string | undefined,
  protocols: ActiveProtocols,
): Entry | undefined {
  const said = message === undefined ? [] : protocols.entriesSaying(message).map(({ entry }) => entry);
  const named = name === undefined ? [] : protocols.entriesNamed(name);
  for (const spoken of [said, named]) {
    const meant = spoken.filter((entry) => entry.code === code);
    if (meant.length > 0) return meant.find(isSpecified) ?? meant[0];
  }
  const definitions = protocols.definitionsOf(code);
  const specified = definitions.find(isSpecified);
  return specified ?? (definitions.length === 1 && message === undefined ? definitions[0] : undefined);
}

function isSpecified({ layer }: Entry): boolean {
  return layer === 'specification';
}

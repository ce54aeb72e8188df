import { normalizeText } from '../catalog/messages.ts';
import type { TextEdit, TextFact } from '../model.ts';
import { escapeFor, type Literal, literalAt } from './literal.ts';
import type { Source } from './source.ts';

/** A change of a message, and how the message reads then. */
export interface MessageEdit {
  readonly edit: TextEdit;
  /** The new text, with `…` where an expression stands. */
  readonly text: string;
}

/**
 * Replaces the wording with which a message begins, and keeps what follows it: `Invalid params: foo` → `Method not
 * found: foo`. The message must be a literal, a template or a sum that begins with one, and that must hold the wording.
 *
 * @param from the wording as a catalog writes it; case and blanks may differ
 * @param to the new wording
 * @returns undefined where the wording does not stand at this place, as in a constant
 */
export function messageEdit(message: TextFact, from: string, to: string, source: Source): MessageEdit | undefined {
  const literal = literalAt(source.text, message.span.start, message.span.end);
  const wording = from.replace(/[\s:.,–—-]+$/, '');
  const place = literal === undefined ? undefined : placeOf(wording, literal);
  if (literal === undefined || place === undefined || message.value === undefined) return undefined;
  const first = literal.characters[place.start];
  const last = literal.characters[place.end - 1];
  if (first === undefined || last === undefined) return undefined;
  const said = message.value.slice(0, lengthOf(literal, place.start));
  const rest = message.value.slice(lengthOf(literal, place.end));
  return {
    edit: {
      span: { start: first.span.start, end: last.span.end },
      newText: escapeFor(to, literal.quote, source.language),
    },
    text: said + to + rest,
  };
}

/** Indexes of the characters that are the wording, without the blanks around it. */
function placeOf(
  wording: string,
  { characters }: Literal,
): { readonly start: number; readonly end: number } | undefined {
  const wanted = normalizeText(wording);
  const start = characters.findIndex(({ value }) => value.trim() !== '');
  let read = '';
  for (let end = Math.max(start, 0); end < characters.length && start !== -1; ) {
    read += characters[end]?.value ?? '';
    end += 1;
    // The full stop of the wording is its own, and normalizing takes it away.
    const known = normalizeText(read, false);
    if (known === wanted && /\S$/.test(read)) return { start, end };
    if (!wanted.startsWith(known)) return undefined;
  }
  return undefined;
}

function lengthOf({ characters }: Literal, count: number): number {
  return characters.slice(0, count).reduce((sum, { value }) => sum + value.length, 0);
}

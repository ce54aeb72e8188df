/**
 * Characters that a terminal would obey instead of show: controls, and marks that turn the direction
 * of writing; also halves of surrogate pairs. What stands in a checked file must not steer the terminal of its reader.
 */
const STEERING = /\p{Cc}|\p{Bidi_Control}|\p{Zl}|\p{Zp}|\p{Surrogate}|\ufeff/gu;

/** Text from outside for a terminal: what cannot be shown becomes a picture of it, each of width 1. */
export function visible(text: string): string {
  return text.replace(STEERING, pictureOf);
}

function pictureOf(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '\u2421' : '\ufffd';
}

const NOTHING = /^[\p{Mn}\p{Me}\p{Cf}]$/u;
const WIDE =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]$/u;

/** How many columns of a terminal a text takes. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

function characterWidth(character: string): number {
  // Most text is ASCII; the tests below are slow.
  if (character <= '\u007e') return 1;
  if (NOTHING.test(character)) return 0;
  // The half-width forms of Katakana are the only narrow ones.
  return WIDE.test(character) && !(character >= '\uff65' && character <= '\uffdc') ? 2 : 1;
}

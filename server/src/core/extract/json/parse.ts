import { type ParseOptions, TapeBuilder } from './builder.ts';
import {
  type JsonProblem,
  type JsonTape,
  KIND_ARRAY,
  KIND_FALSE,
  KIND_NULL,
  KIND_NUMBER,
  KIND_OBJECT,
  KIND_TRUE,
  KIND_WORD,
} from './tape.ts';
import {
  invalidInString,
  isNumberText,
  STRING_ESCAPED,
  STRING_INVALID,
  STRING_OPEN,
  skipComment,
  skipInteger,
  skipString,
  skipWord,
} from './tokens.ts';

const BOM = 0xfeff;

/**
 * Reads `text` from `from` to `to` onto the tape, which is cleared first. Never throws: the first
 * problem is noted on the tape, the containers it touches are marked as broken, and reading goes on.
 */
export function parseJson(tape: JsonTape, text: string, from: number, to: number, options: ParseOptions = {}): void {
  tape.clear(text, to - from);
  const builder = new TapeBuilder(tape, options);
  let pos = from === 0 && text.charCodeAt(0) === BOM ? 1 : from;
  /** The end of the last token, for problems at the end of the text. */
  let last = -1;
  while (pos < to) {
    const start = pos;
    const unit = text.charCodeAt(start);
    switch (unit) {
      case 32: // blank, tab, line feed, carriage return
      case 9:
      case 10:
      case 13:
        pos++;
        continue;
      case 34: {
        const found = skipString(text, start + 1, to);
        pos = (found - (found & 7)) / 8;
        builder.string(start, pos, (found & (STRING_ESCAPED | STRING_OPEN)) !== 0, stringProblem(text, start, found));
        break;
      }
      case 123: // {
      case 91: // [
        pos++;
        builder.open(unit === 123 ? KIND_OBJECT : KIND_ARRAY, start);
        break;
      case 125: // }
      case 93: // ]
        pos++;
        builder.close(unit === 125 ? KIND_OBJECT : KIND_ARRAY, start);
        break;
      case 58: // :
        pos++;
        builder.colon(start);
        break;
      case 44: // ,
        pos++;
        builder.comma(start);
        break;
      case 47: {
        const end = skipComment(text, start, to);
        if (end !== -1) {
          builder.comment(start, end);
          pos = end;
          continue;
        }
        pos = skipWord(text, start, to);
        builder.word(KIND_WORD, start, pos);
        break;
      }
      default: {
        // Most words are plain numbers where a value is due, which need no further look.
        const end = builder.wantsValue() ? skipInteger(text, start, to) : -1;
        pos = end === -1 ? skipWord(text, start, to) : end;
        if (end === -1) builder.word(wordKind(text, start, pos), start, pos);
        else builder.value(KIND_NUMBER, start, pos);
      }
    }
    last = pos;
  }
  builder.finish(last, to);
}

/** What is wrong with the string that begins at `start`, at its smallest useful token: strings may be long. */
function stringProblem(text: string, start: number, found: number): JsonProblem | undefined {
  if ((found & STRING_OPEN) !== 0) return { start, end: start + 1, text: 'the string has no closing "' };
  if ((found & STRING_INVALID) === 0) return undefined;
  const at = invalidInString(text, start + 1);
  const isEscape = text.charCodeAt(at) === 92;
  return {
    start: at,
    end: at + (isEscape ? 2 : 1),
    text: isEscape ? `${text.slice(at, at + 2)} is no escape` : 'a control character must be escaped',
  };
}

function wordKind(text: string, start: number, end: number): number {
  switch (text.charCodeAt(start)) {
    case 116: // t
      return end - start === 4 && text.startsWith('true', start) ? KIND_TRUE : KIND_WORD;
    case 102: // f
      return end - start === 5 && text.startsWith('false', start) ? KIND_FALSE : KIND_WORD;
    case 110: // n
      return end - start === 4 && text.startsWith('null', start) ? KIND_NULL : KIND_WORD;
    default:
      return isNumberText(text, start, end) ? KIND_NUMBER : KIND_WORD;
  }
}

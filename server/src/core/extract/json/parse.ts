import { createScanner, type JSONScanner } from 'jsonc-parser';
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
import { endsWord, invalidInString, plainIntegerEnd, plainStringEnd, withoutEscapedBreaks } from './tokens.ts';

// The kinds of tokens and errors of jsonc-parser are `const enum`s, which modules compiled one by one cannot use.
const NULL_TOKEN = 7;
const TRUE_TOKEN = 8;
const FALSE_TOKEN = 9;
const STRING_TOKEN = 10;
const NUMBER_TOKEN = 11;
const LINE_COMMENT_TOKEN = 12;
const BLOCK_COMMENT_TOKEN = 13;
const NO_ERROR = 0;
const OPEN_STRING_ERROR = 2;

const BOM = 0xfeff;

/**
 * Reads `text` from `from` to `to` onto the tape, which is cleared first. Never throws: the first
 * problem is noted on the tape, the containers it touches are marked as broken, and reading goes on.
 */
export function parseJson(tape: JsonTape, text: string, from: number, to: number, options: ParseOptions = {}): void {
  tape.clear(text, to - from);
  const builder = new TapeBuilder(tape, options);
  // A scanner that sees a part only cannot run on behind it: comments and escapes may span lines.
  const part = from === 0 && to === text.length ? text : text.slice(from, to);
  // Most lines of a capture need none.
  let scanner: JSONScanner | undefined;
  const length = part.length;
  let pos = from === 0 && part.charCodeAt(0) === BOM ? 1 : 0;
  /** The end of the last token, for problems at the end of the text. */
  let last = -1;
  while (pos < length) {
    const start = from + pos;
    const unit = part.charCodeAt(pos);
    // Blanks, signs, plain strings and integers need no scanner, which makes a copy of the text of each of
    // them: without these shortcuts reading takes twice the time. All else is for the scanner to judge.
    switch (unit) {
      case 32: // blank, tab, line feed, carriage return
      case 9:
      case 10:
      case 13:
        pos++;
        continue;
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
      default: {
        const plain = unit === 34 ? plainStringEnd(part, pos) : builder.wantsValue() ? plainIntegerEnd(part, pos) : -1;
        if (plain !== -1) {
          pos = plain;
          if (unit === 34) builder.string(start, from + pos, false, undefined);
          else builder.value(KIND_NUMBER, start, from + pos);
          break;
        }
        scanner ??= createScanner(withoutEscapedBreaks(part));
        scanner.setPosition(pos);
        const token = scanner.scan();
        const error = scanner.getTokenError();
        pos = scanner.getPosition();
        if (token === STRING_TOKEN) {
          const end = from + pos;
          const odd = error === OPEN_STRING_ERROR || scanner.getTokenValue().length !== end - start - 2;
          builder.string(start, end, odd, error === NO_ERROR ? undefined : stringProblem(text, start, error));
        } else if (token === LINE_COMMENT_TOKEN || token === BLOCK_COMMENT_TOKEN) {
          // The scanner counts one unit too many where the end of a comment is missing.
          pos = Math.min(pos, length);
          builder.comment(start, from + pos);
          continue;
        } else {
          let kind = error === NO_ERROR ? wordKind(token) : KIND_WORD;
          while (pos < length && !endsWord(part.charCodeAt(pos))) {
            // `01`, `-x`, `1.5.2`: several tokens, but nobody means them as such.
            kind = KIND_WORD;
            scanner.scan();
            pos = scanner.getPosition();
          }
          builder.word(kind, start, from + pos);
        }
      }
    }
    last = from + pos;
  }
  builder.finish(last, to);
}

function wordKind(token: number): number {
  switch (token) {
    case NUMBER_TOKEN:
      return KIND_NUMBER;
    case TRUE_TOKEN:
      return KIND_TRUE;
    case FALSE_TOKEN:
      return KIND_FALSE;
    case NULL_TOKEN:
      return KIND_NULL;
    default:
      return KIND_WORD;
  }
}

/** What is wrong with the string that begins at `start`, at its smallest useful token: strings may be long. */
function stringProblem(text: string, start: number, error: number): JsonProblem {
  if (error === OPEN_STRING_ERROR) return { start, end: start + 1, text: 'the string has no closing "' };
  const at = invalidInString(text, start + 1);
  const isEscape = text.charCodeAt(at) === 92;
  return {
    start: at,
    end: at + (isEscape ? 2 : 1),
    text: isEscape ? `${text.slice(at, at + 2)} is no escape` : 'a control character must be escaped',
  };
}

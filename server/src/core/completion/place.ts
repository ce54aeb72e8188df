import { isRecorded, isScript, type Language, type Span } from '../model.ts';
import { type CallPlace, openCall } from './call.ts';
import { type DirectivePlace, directivePlace } from './directive-place.ts';
import { type OpenString, openString, restOfString } from './strings.ts';

/**
 * A place in an error object or call, as the characters around the cursor show it. The engine has yet to
 * confirm it: the same characters may stand in a comment.
 */
export interface ErrorPlace {
  readonly kind: 'error';
  /** `argument`: of a call, which may take a code or a message there. */
  readonly wants: 'code' | 'message' | 'argument';
  /** What a completion replaces: a whole number, word or content of a string, on one line. */
  readonly span: Span;
  /** The part of it before the cursor. */
  readonly typed: string;
  /** Where the cursor is inside a string: its quote, and whether the string is closed. */
  readonly string?: { readonly quote: string; readonly closed: boolean };
}

/** Where something may be completed. */
export type Place = ErrorPlace | DirectivePlace;

/** So far back the text is looked at: errors and calls are shorter, and the cost stays the same in a file of any size. */
const REACH = 2000;
/** Words, and keys with the blanks behind them, are shorter. */
const KEY_REACH = 200;

const JSON_KEY = /"(code|message)"\s*:\s*$/;
const SCRIPT_KEY = /(?:^|[^\w$])['"]?(?:[\w$]*[cC]ode|(message))['"]?\]?\s*:\s*$/;
/** A word or number behind which an expression goes on is a part of something larger. */
const GOES_ON = /^[.([`'"]/;

/**
 * Looks whether something may be completed at an offset. Costs next to nothing, so that it can be asked
 * behind every blank that is typed; what passes is confirmed by `complete`.
 *
 * @param isListed true for the name of something that a catalog lists as a way to make errors
 */
export function placeAt(
  text: string,
  language: Language,
  offset: number,
  isListed: (name: string) => boolean,
): Place | undefined {
  if (isRecorded(language) || !Number.isInteger(offset) || offset < 0 || offset > text.length) return undefined;
  const before = text.slice(Math.max(0, offset - REACH), offset);
  if (language !== 'json') {
    const directive = directivePlace(before, text, offset);
    if (directive !== undefined) return directive;
  }
  const call = (head: string): CallPlace | undefined => (isScript(language) ? openCall(head, isListed) : undefined);
  return inString(text, before, offset, language, call) ?? atValue(text, before, offset, language, call);
}

type CallLook = (head: string) => CallPlace | undefined;

function inString(
  text: string,
  before: string,
  offset: number,
  language: Language,
  call: CallLook,
): ErrorPlace | undefined {
  const opens = (head: string): 'message' | 'argument' | undefined => {
    if (keyBefore(head, language) === 'message') return 'message';
    const found = call(head);
    return found?.listed || found?.hasNumber ? 'argument' : undefined;
  };
  const found: OpenString<'message' | 'argument'> | undefined = openString(before, isScript(language), opens);
  if (found === undefined) return undefined;
  const rest = restOfString(text, offset, found.quote, isScript(language));
  if (rest === undefined) return undefined;
  const span = { start: offset - found.content.length, end: rest.end };
  // What is computed inside would be lost.
  if (found.quote === '`' && text.slice(span.start, span.end).includes('${')) return undefined;
  const { quote, content: typed, wants } = found;
  return { kind: 'error', wants, span, typed, string: { quote, closed: rest.closed } };
}

function atValue(
  text: string,
  before: string,
  offset: number,
  language: Language,
  call: CallLook,
): ErrorPlace | undefined {
  const typed = /[-+]?[\w$]*$/.exec(before.slice(-KEY_REACH))?.[0] ?? '';
  const after = text.slice(offset, offset + REACH);
  const tail = typed === '' ? /^-?[\w$]*/ : /^[\w$]*/;
  const word = tail.exec(after)?.[0] ?? '';
  const behind = after.slice(word.length);
  if (GOES_ON.test(behind)) return undefined;
  // The next key, where the comma before it is still to be typed.
  const end = typed === '' && /^\s*\??:/.test(behind) ? offset : offset + word.length;
  const span = { start: offset - typed.length, end };
  const head = before.slice(0, before.length - typed.length);
  const key = keyBefore(head, language);
  if (key !== undefined) return { kind: 'error', wants: key, span, typed };
  const found = call(head);
  // Elsewhere only a number that is half there can show what is meant.
  const asks = found !== undefined && (found.listed || /^-\d\d/.test(typed));
  return asks ? { kind: 'error', wants: 'argument', span, typed } : undefined;
}

/** Of which member the value begins where the text ends. */
function keyBefore(head: string, language: Language): 'code' | 'message' | undefined {
  const near = head.slice(-KEY_REACH);
  if (!isScript(language)) return JSON_KEY.exec(near)?.[1] as 'code' | 'message' | undefined;
  const found = SCRIPT_KEY.exec(near);
  return found === null ? undefined : found[1] === undefined ? 'code' : 'message';
}

/** The call around a cursor, read from the text alone. */
export interface CallPlace {
  /** A name of the callee is listed by a catalog. */
  readonly listed: boolean;
  /** A negative number stands among the arguments before. */
  readonly hasNumber: boolean;
}

/** Names of a callee are no longer. */
const NAME_REACH = 200;
const CLOSING = ')]}';
const OPENING = '([{';

/**
 * The call whose next argument begins where the text ends: `new McpError(` and `fail(id, `. Undefined inside an
 * object or array among the arguments, and where no argument begins.
 */
export function openCall(head: string, isListed: (name: string) => boolean): CallPlace | undefined {
  if (!/[(,]\s*$/.test(head)) return undefined;
  const open = openParenthesis(head);
  if (open === undefined) return undefined;
  const callee = head.slice(Math.max(0, open - NAME_REACH), open).replace(/<[^<>()]*>\s*$/, '');
  const names = /[\w$.?\s]*$/.exec(callee)?.[0].match(/[\w$]+/g) ?? [];
  if (names.length === 0) return undefined;
  return { listed: names.some(isListed), hasNumber: /-\s*\d/.test(head.slice(open)) };
}

/** The parenthesis in which the end of the text lies; strings on the way are skipped. */
function openParenthesis(head: string): number | undefined {
  let depth = 0;
  for (let at = head.length - 1; at >= 0; at -= 1) {
    const character = head.charAt(at);
    if (character === '"' || character === "'" || character === '`') {
      at = head.lastIndexOf(character, at - 1);
      // At the beginning of the text `lastIndexOf` would look at it again.
      if (at <= 0) return undefined;
    } else if (CLOSING.includes(character)) depth += 1;
    else if (OPENING.includes(character)) {
      if (depth === 0) return character === '(' ? at : undefined;
      depth -= 1;
    } else if (character === ';' && depth === 0) return undefined;
  }
  return undefined;
}

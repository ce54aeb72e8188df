import { parseDirective } from '../../directives.ts';
import type { DirectiveFact } from '../../model.ts';
import type { Node, SourceFile, TypeScriptParser } from './parser.ts';
import { startOf } from './syntax.ts';

const MARK = 'jsonrpc-errors-';
/** The opening of a comment, and only what may stand between it and a directive. */
const OPENING = /(?:\/\/|\/\*)[\s*/]*$/;
/** A directive stands at the beginning of its comment; so far back its opening is looked for. */
const REACH = 200;

/** The directives in the comments of a file. Only files that hold the mark pay for the search. */
export function readDirectives(ts: TypeScriptParser, file: SourceFile): readonly DirectiveFact[] {
  const { text } = file;
  const found: DirectiveFact[] = [];
  for (let mark = text.indexOf(MARK); mark !== -1; mark = text.indexOf(MARK, mark + MARK.length)) {
    const from = Math.max(0, mark - REACH);
    const opening = OPENING.exec(text.slice(from, mark));
    if (opening === null || isInToken(ts, file, mark)) continue;
    const start = from + opening.index;
    const end = commentEnd(text, start, mark);
    const directive = parseDirective(text.slice(start, end), start);
    if (directive !== undefined) found.push(directive);
  }
  return found;
}

function commentEnd(text: string, start: number, mark: number): number {
  if (text.startsWith('/*', start)) {
    const close = text.indexOf('*/', mark);
    return close === -1 ? text.length : close + 2;
  }
  const line = /[\r\n\u2028\u2029]/g;
  line.lastIndex = mark;
  return line.exec(text)?.index ?? text.length;
}

/** True where the place is inside a string, a template, a regular expression or JSX text. */
function isInToken(ts: TypeScriptParser, file: SourceFile, place: number): boolean {
  const kinds = ts.SyntaxKind;
  let node: Node | undefined = file;
  while (node !== undefined) {
    const inside: Node = node;
    const inner = ts.forEachChild(inside, (child) => (child.pos <= place && place < child.end ? child : undefined));
    if (inner === undefined) {
      const token = inside.kind >= kinds.FirstLiteralToken && inside.kind <= kinds.LastTemplateToken;
      return (token || inside.kind === kinds.JsxText) && startOf(ts, inside, file) <= place;
    }
    node = inner;
  }
  return false;
}

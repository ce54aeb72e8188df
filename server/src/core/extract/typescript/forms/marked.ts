import { DIRECTIVE_MARK } from '../../../directives.ts';
import type { DirectiveFact, MarkedMember, MarkedTable } from '../../../model.ts';
import type { Extraction } from '../extraction.ts';
import { isCodeKey } from '../names.ts';
import type { Expression, Node, ObjectLiteral } from '../parser.ts';
import { nameOf, outer, unwrap, unwrapFrozen } from '../syntax.ts';
import { codeFact, textFact } from '../values.ts';

/** What may stand between the mark and its table: comments, and the head of the declaration. */
const HEAD = /^(?:\s|\/\/[^\n]*\n|\/\*[\s\S]*?\*\/|[\w$.:=<>,({@])*$/;
const LONGEST_HEAD = 4000;
/** The comment that documents what follows it. */
const DOC = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/[^/]*$/;
const MOST_WORDS = 160;

/** An enum or table, before its members are read. */
interface Table {
  readonly node: Node;
  readonly name: string;
  readonly members: readonly { readonly node: Node; readonly name: string; readonly value?: Expression }[];
}

/** The enums and tables above which a comment `jsonrpc-errors-catalog` says that they hold the codes of the project. */
export function markedTables(x: Extraction, directives: readonly DirectiveFact[]): readonly MarkedTable[] {
  const marks = directives.filter(({ name }) => name === 'catalog');
  if (marks.length === 0) return [];
  const tables = [
    ...x.nodes.enums.map((node) => fromEnum(x, node)),
    ...x.nodes.objects.map((node) => fromObject(x, node)),
  ]
    .flatMap((table) => (table === undefined ? [] : { ...table, start: x.span(table.node).start }))
    .sort((a, b) => a.start - b.start);
  return marks.flatMap(({ comment }) => {
    const table = tables.find(({ start }) => start >= comment.end);
    if (table === undefined || !isHead(x.file.text.slice(comment.end, table.start))) return [];
    return { name: table.name, span: comment, members: readMembers(x, table) };
  });
}

function isHead(text: string): boolean {
  return text.length <= LONGEST_HEAD && !text.includes(DIRECTIVE_MARK) && HEAD.test(text);
}

function fromEnum(x: Extraction, node: Extraction['nodes']['enums'][number]): Table {
  const members = node.members.flatMap((member) => {
    const name = nameOf(x.ts, member.name);
    return name === undefined ? [] : { node: member, name };
  });
  return { node, name: node.name.text, members };
}

/** An object that is the value of a variable. */
function fromObject(x: Extraction, object: ObjectLiteral): Table | undefined {
  const { ts } = x;
  let { parent } = outer(ts, object);
  if (parent !== undefined && ts.isCallExpression(parent) && unwrapFrozen(ts, parent) === object) {
    ({ parent } = outer(ts, parent));
  }
  const key = (parent as (Node & { readonly name?: Node }) | undefined)?.name;
  if (key === undefined || !ts.isIdentifier(key) || ts.isPropertyAssignment(parent as Node)) return undefined;
  const members = object.properties.flatMap((member) => {
    const name = nameOf(ts, member.name);
    if (name === undefined || !ts.isPropertyAssignment(member)) return [];
    return { node: member, name, value: member.initializer };
  });
  return { node: object, name: key.text, members };
}

function readMembers(x: Extraction, { node, name: owner, members }: Table): readonly MarkedMember[] {
  const found: MarkedMember[] = [];
  let before = x.span(node).start;
  for (const { node: member, name, value } of members) {
    const span = x.span(member);
    const error = value === undefined ? undefined : errorOf(x, value);
    const code =
      value === undefined ? x.scope.lookup([owner, name]) : x.valueOf(codeFact(x, error?.code ?? unwrap(x.ts, value)));
    const meaning = meaningIn(x.file.text.slice(before, span.start));
    before = span.end;
    if (typeof code !== 'number' || !Number.isSafeInteger(code)) continue;
    const message = error?.message === undefined ? undefined : textFact(x, error.message);
    found.push({
      name,
      code,
      span,
      ...(meaning !== undefined && { meaning }),
      ...(message?.value !== undefined && !message.partial && { message: message.value }),
    });
  }
  return found;
}

/** `{ code: -1, message: 'm' }` as a member of a table. */
function errorOf(x: Extraction, value: Expression): { code: Expression; message?: Expression } | undefined {
  const { ts } = x;
  const object = unwrapFrozen(ts, value);
  if (!ts.isObjectLiteralExpression(object)) return undefined;
  let code: Expression | undefined;
  let message: Expression | undefined;
  for (const member of object.properties) {
    if (!ts.isPropertyAssignment(member)) continue;
    const name = nameOf(ts, member.name);
    if (name !== undefined && isCodeKey(name)) code = member.initializer;
    if (name === 'message') message = member.initializer;
  }
  return code === undefined ? undefined : { code, ...(message !== undefined && { message }) };
}

/** The first sentence of the documentation comment at the end of a text. */
function meaningIn(text: string): string | undefined {
  const comment = DOC.exec(text)?.[1];
  if (comment === undefined) return undefined;
  const plain = comment
    .replace(/^[\s*]*@[\s\S]*/m, '')
    .replace(/\s*\n\s*\*?\s*/g, ' ')
    .trim();
  const [sentence = ''] = /^.*?[.!?](?=\s|$)/.exec(plain) ?? [plain];
  if (sentence === '') return undefined;
  const short = sentence.length <= MOST_WORDS ? sentence : `${sentence.slice(0, MOST_WORDS - 2).trimEnd()}…`;
  return /[.!?…]$/.test(short) ? short : `${short}.`;
}

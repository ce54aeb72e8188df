import type { Extraction } from './extraction.ts';
import { isInAssertion } from './forms/assertions.ts';
import { words } from './names.ts';
import type { Call, FunctionLike, Node } from './parser.ts';
import { functionName } from './signatures.ts';
import { isFunctionBorder, lastName, outer, pathOf, rootOf } from './syntax.ts';

const SENDERS = new Set(
  'send sent write respond reply response json stringify post postmessage end emit publish enqueue push dispatch'.split(
    ' ',
  ),
);
/** First words of functions that make a message for others to complete. */
const MAKERS = new Set('create make build new init base blank empty default template prepare wrap get to'.split(' '));

/**
 * True where the object itself goes out: it is handed to something that by its name sends it, or it is the result of
 * a function that answers. What a function makes for its callers goes out only where the file shows it.
 */
export function isSent(x: Extraction, object: Node): boolean {
  const { ts } = x;
  if (isInAssertion(x, object)) return false;
  const { parent, child } = outer(ts, object);
  if (parent === undefined) return false;
  const returned = ts.isReturnStatement(parent) || (ts.isArrowFunction(parent) && parent.body === child);
  return returned ? isAnswer(x, parent) : isHandedOver(x, parent, child);
}

function isHandedOver(x: Extraction, parent: Node, child: Node): boolean {
  const { ts } = x;
  if (!ts.isCallExpression(parent) || !parent.arguments.some((argument) => argument === child)) return false;
  const name = lastName(ts, parent.expression);
  return name !== undefined && (words(name).some((word) => SENDERS.has(word)) || SENDERS.has(name.toLowerCase()));
}

/** @param result the `return` statement, or the arrow function whose body the result is */
function isAnswer(x: Extraction, result: Node): boolean {
  const { ts } = x;
  let around: Node | undefined = result;
  while (around !== undefined && !isFunctionBorder(ts, around)) around = around.parent;
  const name = around === undefined ? undefined : functionName(x, around as FunctionLike);
  if (name === undefined) return true;
  const calls = x.nodes.calls.filter((call) => lastName(ts, call.expression) === name);
  if (calls.some((call) => isBuiltUpon(x, call))) return false;
  if (!MAKERS.has(words(name)[0] ?? '')) return true;
  return calls.some((call) => {
    const { parent, child } = outer(ts, call);
    return parent !== undefined && isHandedOver(x, parent, child);
  });
}

/** `{ ...f() }`, `Object.assign(f(), …)`, `const r = f(); r.id = …` */
function isBuiltUpon(x: Extraction, call: Call): boolean {
  const { ts } = x;
  const { parent } = outer(ts, call);
  if (parent === undefined) return false;
  if (ts.isCallExpression(parent)) return pathOf(ts, parent.expression)?.join('.') === 'Object.assign';
  return ts.isSpreadAssignment(parent) || filledLater(x, call).size > 0;
}

/**
 * `const reply = { jsonrpc, result: null }; reply.error = …`: the members that are assigned, wholly or in part, elsewhere.
 * @param value what a variable begins with
 */
export function filledLater(x: Extraction, value: Node): ReadonlySet<string> {
  const { ts } = x;
  const { parent } = outer(ts, value);
  if (parent === undefined || !ts.isVariableDeclaration(parent) || !ts.isIdentifier(parent.name)) return new Set();
  const filled = new Set<string>();
  for (const { operatorToken, left } of x.nodes.binaries) {
    if (operatorToken.kind !== ts.SyntaxKind.EqualsToken || rootOf(ts, left) !== parent.name.text) continue;
    const member = pathOf(ts, left)?.[1];
    if (member !== undefined) filled.add(member);
  }
  return filled;
}

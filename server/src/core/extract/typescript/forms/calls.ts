import type { NameFact, SiteEvidence, SymbolUse, TextFact } from '../../../model.ts';
import type { Extraction, SiteDraft } from '../extraction.ts';
import type { SymbolMatch } from '../imports.ts';
import { isErrorMaker, isQuestion, isRpcErrorMaker, words } from '../names.ts';
import type { Call, ClassLike, Expression, New, Node } from '../parser.ts';
import { baseOf, type Signature, Signatures } from '../signatures.ts';
import { isFunctionBorder, lastName, pathOf, spanOf, unwrap } from '../syntax.ts';
import { codeFact, codeFacts, isText, knownPath, literalType, mayBeCode, textFact } from '../values.ts';
import { isAssertion, isInAssertion, isRefuted } from './assertions.ts';
import { isAboutCode } from './comparisons.ts';

/** Constructor calls and factories: by catalog symbol, by the parameters declared in this file, by name. */
export function findCalls(x: Extraction): void {
  const signatures = new Signatures(x);
  for (const call of [...x.nodes.constructions, ...x.nodes.calls]) {
    const callee = calleeOf(x, call);
    if (callee === undefined) continue;
    if (bySymbol(x, call, callee)) continue;
    const signature = callee.isNew ? signatures.ofClass(callee.name) : signatures.ofFunction(callee.name);
    if (signature !== undefined) bySignature(x, call, callee, signature, signatures);
    else byArguments(x, call, callee);
  }
}

interface Callee {
  readonly expression: Expression;
  readonly path: readonly string[] | undefined;
  readonly name: string;
  /** `new X()` or `super()`. */
  readonly isNew: boolean;
  /** The class whose constructor calls `super()`. */
  readonly owner?: ClassLike;
}

function calleeOf(x: Extraction, call: Call | New): Callee | undefined {
  const { ts } = x;
  if (call.expression.kind === ts.SyntaxKind.SuperKeyword) {
    const owner = classAround(x, call);
    const base = owner === undefined ? undefined : baseOf(x, owner);
    const name = base === undefined ? undefined : lastName(ts, base);
    if (owner === undefined || base === undefined || name === undefined) return undefined;
    return { expression: base, path: knownPath(x, base), name, isNew: true, owner };
  }
  const name = lastName(ts, call.expression);
  if (name === undefined) return undefined;
  return { expression: call.expression, path: knownPath(x, call.expression), name, isNew: ts.isNewExpression(call) };
}

function classAround(x: Extraction, node: Node): ClassLike | undefined {
  const { ts } = x;
  let current: Node | undefined = node.parent;
  while (current !== undefined && !ts.isClassDeclaration(current) && !ts.isClassExpression(current)) {
    current = isFunctionBorder(ts, current) && !ts.isConstructorDeclaration(current) ? undefined : current.parent;
  }
  return current;
}

/** True where the callee is something that a catalog lists. */
function bySymbol(x: Extraction, call: Call | New, callee: Callee): boolean {
  if (callee.path === undefined) return false;
  const matches = x.symbols.match(x.scope.canonical(callee.path));
  if (matches.length === 0) return false;
  const match = matches.find((candidate) => fits(candidate, callee));
  if (match === undefined) return false;
  const symbol = x.symbolUse(match, callee.owner === undefined ? x.span(callee.expression) : x.span(call.expression));
  const { parameters } = match.symbol;
  const signature: Signature = {
    code: parameters?.indexOf('code') ?? -1,
    message: parameters?.indexOf('message') ?? -1,
    data: parameters?.indexOf('data') ?? -1,
  };
  if (signature.code !== -1) {
    emit(x, call, callee, signature, { evidence: 'symbol', symbol });
    return true;
  }
  const known = match.symbol.form === 'factories' ? match.symbol.members?.[match.rest[0] as string] : match.symbol.code;
  if (known === undefined) return false;
  const named = unwrap(x.ts, callee.expression);
  const anchor = x.ts.isPropertyAccessExpression(named) ? spanOf(x.ts, named.name, x.file) : symbol.span;
  x.add({ ...frame(x, call, callee), evidence: 'symbol', symbol, anchor, message: textAt(x, call, signature.message) });
  return true;
}

function fits(match: SymbolMatch, callee: Callee): boolean {
  const { form, members } = match.symbol;
  if (form === 'factories')
    return !callee.isNew && match.rest.length === 1 && members?.[match.rest[0] as string] !== undefined;
  if (match.rest.length > 0) return false;
  return form === 'constructor' ? callee.isNew : form === 'factory' && !callee.isNew;
}

function bySignature(
  x: Extraction,
  call: Call | New,
  callee: Callee,
  signature: Signature,
  signatures: Signatures,
): void {
  const telling = isErrorMaker(callee.name) || (callee.isNew && signatures.isLocalClass(callee.name));
  emit(x, call, callee, signature, telling && signature.message !== -1 ? { evidence: 'shape' } : {});
}

/** Adds the sites of the code argument. `least`: the evidence of a code that proves nothing by itself; absent: then no site. */
function emit(
  x: Extraction,
  call: Call | New,
  callee: Callee,
  signature: Signature,
  least: { readonly evidence?: SiteEvidence; readonly symbol?: SymbolUse },
): void {
  const args = call.arguments ?? [];
  if (args.slice(0, signature.code + 1).some((argument) => x.ts.isSpreadElement(argument))) return;
  const argument = args[signature.code];
  if (argument === undefined) return;
  const facts = codeFacts(x, argument);
  const literals = facts.filter((fact) => fact.kind !== 'expression');
  const message = literals.length > 1 ? undefined : textAt(x, call, signature.message);
  for (const code of literals.length === 0 ? facts.slice(0, 1) : literals) {
    const proof = least.evidence === 'symbol' ? 'symbol' : x.proof(code);
    const weak = weakEvidence(x, code.kind, x.valueOf(code), least.evidence);
    const evidence = proof === undefined || proof === 'import' ? (weak ?? proof) : proof;
    if (evidence === undefined) continue;
    x.add({ ...frame(x, call, callee), evidence, symbol: least.symbol, anchor: code.span, code, message });
  }
}

function weakEvidence(
  x: Extraction,
  kind: string,
  value: number | string | undefined,
  least: SiteEvidence | undefined,
): SiteEvidence | undefined {
  if (kind === 'integer' || kind === 'fraction') return least;
  if (kind === 'reference') return typeof value === 'string' ? undefined : least;
  return kind === 'string' && typeof value === 'string' && /^-?\d+$/.test(value) && x.isKept(Number(value))
    ? least
    : undefined;
}

/** Names of callees that take any value. */
const NEUTRAL = new Set(
  (
    'log debug info warn error trace String Number parseInt push add set get has includes indexOf expect is equal ' +
    'test it describe Set Map Array BigInt abs min max isInteger BigNumber toString keys fill concat'
  ).split(' '),
);

/** `console.error(…)` takes any value; what answers with `server.error(…)` where JSON-RPC is spoken takes a code. */
function isNeutral(x: Extraction, { expression, name }: Callee): boolean {
  if (name !== 'error' || !x.speaksRpc) return NEUTRAL.has(name);
  const path = pathOf(x.ts, expression);
  return path === undefined || path.length < 2 || path.slice(0, -1).some((step) => /log|console/i.test(step));
}

/** A call of something declared elsewhere: its name and arguments must speak for themselves. */
function byArguments(x: Extraction, call: Call | New, callee: Callee): void {
  const args = call.arguments ?? [];
  if (args.length === 0 || isNeutral(x, callee) || (!callee.isNew && isAssertion(x, call as Call))) return;
  const maker = isErrorMaker(callee.name) || callee.owner !== undefined || words(callee.name)[0] === 'expect';
  const speaksRpc = isRpcErrorMaker(callee.name);
  for (const [index, argument] of args.entries()) {
    if (speaksRpc && fromRpcMaker(x, call, callee, index)) continue;
    if (!mayBeCode(x, argument)) continue;
    const facts = codeFacts(x, argument).filter((fact) => fact.kind === 'integer' || fact.kind === 'reference');
    for (const code of facts) {
      const proof = x.proof(code);
      if (proof === undefined) continue;
      const literal = code.kind === 'integer';
      if (literal && !(maker && (x.isTelling(code.value) || callee.owner !== undefined))) continue;
      if (!literal && x.tellingProof(code) === undefined) continue;
      const message = facts.length > 1 ? undefined : guessMessage(x, args, index);
      x.add({ ...frame(x, call, callee), evidence: proof, anchor: code.span, code, message });
    }
  }
}

/** `new JsonRpcError(1001, 'm')`, `new JsonRpcError(e.code, e.message)`: numbers of any size, and what is not known. */
function fromRpcMaker(x: Extraction, call: Call | New, callee: Callee, index: number): boolean {
  const args = call.arguments ?? [];
  const argument = args[index] as Expression;
  const code = codeFact(x, argument);
  const isNumber = code.kind === 'integer' && !x.isKept(code.value);
  const isPassedOn = code.kind === 'expression' && isAboutCode(x, argument);
  const message = isNumber || isPassedOn ? guessMessage(x, args, index) : undefined;
  if (isNumber ? message === undefined : !isPassedOn) return false;
  x.add({ ...frame(x, call, callee), evidence: 'table', anchor: code.span, code, message });
  return true;
}

/** The text right after the code; the last text before it, where nothing but data follows. */
function guessMessage(x: Extraction, args: readonly Expression[], code: number): TextFact | undefined {
  const next = args[code + 1];
  if (next !== undefined && isText(x, next)) return textFact(x, next);
  if (next !== undefined && literalType(x, next) === undefined && x.textOf(x.span(next)) !== 'undefined')
    return undefined;
  for (let index = code - 1; index >= 0; index -= 1) {
    const candidate = args[index] as Expression;
    if (isText(x, candidate)) return textFact(x, candidate);
  }
  return undefined;
}

function textAt(x: Extraction, call: Call | New, index: number): TextFact | undefined {
  const argument = index === -1 ? undefined : call.arguments?.[index];
  if (argument === undefined || x.ts.isSpreadElement(argument)) return undefined;
  const text = textFact(x, argument);
  return text.wrongType === undefined ? text : undefined;
}

function frame(x: Extraction, call: Call | New, callee: Callee): Omit<SiteDraft, 'anchor' | 'evidence'> {
  const object = x.span(call);
  if (callee.owner !== undefined) {
    return { role: 'define', form: 'constructor', object, name: ownerName(x, callee.owner) };
  }
  const first = words(callee.name)[0];
  const helper = !callee.isNew && (first === 'expect' || first === 'assert' || first === 'verify');
  if (helper || (isInAssertion(x, call) && !isRefuted(x, call)))
    return { role: 'compare', form: 'assertion', object, test: true };
  if (!callee.isNew && isQuestion(callee.name)) return { role: 'compare', form: 'comparison', object };
  return { role: 'emit', form: callee.isNew ? 'constructor' : 'factory', object };
}

function ownerName(x: Extraction, owner: ClassLike): NameFact | undefined {
  return owner.name === undefined ? undefined : x.nameFact(owner.name, owner.name.text);
}

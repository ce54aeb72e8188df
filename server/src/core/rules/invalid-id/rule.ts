import { isScript, type MemberFact, type MessageFact } from '../../model.ts';
import type { RuleContext, ShapeRule, Verdict } from '../rule.ts';
import { isShapeJudged } from '../support/scope.ts';
import { hasTrait, isWhole } from '../support/shape.ts';
import { baseName, typeText } from '../support/wording.ts';

/** JSON-RPC 2.0, sections 4 and 5: an id is a string, an integer or null, and a response has that of its request. */
export const rule: ShapeRule = {
  id: 'invalid-id',
  title: 'An id that no message or no response can have',
  severity: 'error',
  since: '0.1.0',
  fixes: [],
  inspects: 'shape',
  message(message, context) {
    if (message.kind === 'unknown') return undefined;
    const { id } = message;
    if (id === undefined) return absent(message, context);
    if (id.type === 'null') return nullId(id, message, context);
    const wrong = wrongType(id);
    if (wrong === undefined || !message.complete || !isShapeJudged(message, context)) return undefined;
    const what = message.kind === 'response' ? 'response' : 'request';
    return { span: id.value, message: `The id of a ${what} is a string, a number or null, not ${wrong}.` };
  },
};

function wrongType({ type, literal }: MemberFact): string | undefined {
  if (type === 'object' || type === 'array' || type === 'boolean') return typeText(type);
  return typeof literal === 'number' && !Number.isInteger(literal) ? 'a fraction' : undefined;
}

function absent(message: MessageFact, context: RuleContext): Verdict | undefined {
  const { result, error } = message;
  const answer = result ?? error;
  if (message.kind !== 'response' || answer === undefined || !isWhole(message, context)) return undefined;
  if (result === undefined && hasTrait(context, ({ errorId }) => errorId === 'optional')) return undefined;
  const what = result === undefined ? 'it, null if the request could not be read' : 'that of the request';
  return { span: answer.key, message: `This response has no "id"; ${baseName(context)} requires ${what}.` };
}

/** Null says that the id of the request could not be read. */
function nullId(id: MemberFact, message: MessageFact, context: RuleContext): Verdict | undefined {
  if (message.kind !== 'response' || !isWhole(message, context)) return undefined;
  const { result } = message;
  if (result !== undefined) {
    // An expression may be undefined, and then the member is not sent.
    if (result.type === 'expression' && message.error !== undefined) return undefined;
    const text = `A response with a result has the id of its request, not null (${baseName(context)}, section 5).`;
    return { span: id.value, message: text };
  }
  const code = codeOf(message, context);
  if (code === undefined || !context.protocols.definitionsOf(code).some((entry) => entry.idKnown === true))
    return undefined;
  const text = `${code} answers a request that could be read; send its id instead of null.`;
  return { span: id.value, message: text, severity: 'warning' };
}

/** The code of the error where it is the only one that the error may have. */
function codeOf(message: MessageFact, context: RuleContext): number | undefined {
  const site = message.site === undefined ? undefined : context.file.sites[message.site];
  if (site?.code === undefined || !isScript(context.file.facts.language)) return site?.value;
  const written = site.members?.find(({ name }) => name === 'code')?.value;
  return written?.start === site.code.span.start && written.end === site.code.span.end ? site.value : undefined;
}

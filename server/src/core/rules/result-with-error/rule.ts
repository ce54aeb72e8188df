import { removeMembers } from '../../fix/members.ts';
import { membersOf } from '../../fix/members-text.ts';
import type { Source } from '../../fix/source.ts';
import type { Fix, MemberFact, MessageFact } from '../../model.ts';
import type { ShapeRule } from '../rule.ts';
import { isShapeJudged } from '../support/scope.ts';
import { baseName, quoted } from '../support/wording.ts';

/** JSON-RPC 2.0, section 5: "result" must not exist beside "error", and the other way round; `null` is there too. */
export const rule: ShapeRule = {
  id: 'result-with-error',
  title: '"result" beside "error"',
  severity: 'error',
  since: '0.1.0',
  fixes: ['safe', 'suggestion'],
  inspects: 'shape',
  message(message, context) {
    const { result, error } = message;
    if (result === undefined || error === undefined || !isShapeJudged(message, context)) return undefined;
    // In code an expression may be undefined, and then the member is not sent.
    if (result.type === 'expression' || error.type === 'expression') return undefined;
    // What is not sent as it stands may be a blank that is filled in elsewhere.
    if (result.type === 'null' && error.type === 'null' && !message.sent) return undefined;
    return {
      span: result.key,
      message: `A response has either "result" or "error", never both (${baseName(context)}, section 5).`,
      fixes: (source) => removals(message, result, error, source),
    };
  },
};

/** A null says nothing and goes; of two answers that say something either may be the right one. */
function removals(message: MessageFact, result: MemberFact, error: MemberFact, source: Source): readonly Fix[] {
  const isFailure = error.type === 'object';
  if (result.type === 'null' && isFailure && message.complete) return removal(message, result, 'safe', source);
  if (error.type === 'null' && result.type !== 'null') return removal(message, error, 'suggestion', source);
  return [...removal(message, result, 'suggestion', source), ...removal(message, error, 'suggestion', source)];
}

function removal(message: MessageFact, member: MemberFact, kind: Fix['kind'], source: Source): readonly Fix[] {
  const edits = removeMembers(source, message.span, membersOf(message), new Set([member]));
  return edits === undefined ? [] : [{ title: `Remove ${quoted(member.name)}`, kind, edits }];
}

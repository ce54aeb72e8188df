import type { ShapeRule } from '../rule.ts';
import { isShapeJudged } from '../support/scope.ts';
import { baseName } from '../support/wording.ts';

/** JSON-RPC 2.0, section 5: "result" must not exist beside "error", and the other way round; `null` is there too. */
export const rule: ShapeRule = {
  id: 'result-with-error',
  title: '"result" beside "error"',
  severity: 'error',
  since: '0.1.0',
  fixes: [],
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
    };
  },
};

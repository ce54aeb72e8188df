import type { ShapeRule } from '../rule.ts';
import { isErrorShapeJudged } from '../support/scope.ts';
import { hasTrait } from '../support/shape.ts';
import { typeText } from '../support/wording.ts';

/** JSON-RPC 2.0, section 5.1: "message" is a string. A protocol may allow more (trait `message`). */
export const rule: ShapeRule = {
  id: 'message-not-string',
  title: '"message" must be a string',
  severity: 'error',
  since: '0.1.0',
  fixes: [],
  inspects: 'shape',
  site(site, context) {
    const wrongType = site.message?.wrongType;
    if (site.message === undefined || wrongType === undefined || !isErrorShapeJudged(site, context)) return undefined;
    if (hasTrait(context, ({ message }) => message === 'any')) return undefined;
    return { span: site.message.span, message: `"message" is ${typeText(wrongType)}; it must be a string.` };
  },
};

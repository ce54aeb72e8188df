import type { SyntaxRule } from '../rule.ts';

/** Every line of a capture is one JSON text. */
export const rule: SyntaxRule = {
  id: 'invalid-json',
  title: 'A line of a capture that is not JSON',
  severity: 'error',
  since: '0.1.0',
  fixes: [],
  inspects: 'syntax',
  check(fact) {
    const where = fact.line === undefined ? 'This' : `Line ${fact.line + 1}`;
    if (fact.cutOff) return { span: fact.span, message: `${where} is cut off: ${fact.problem}.` };
    return { span: fact.span, message: `${where} is not valid JSON: ${fact.problem}.` };
  },
};

import type { CodeFact, LinkedSite } from '../../model.ts';
import type { CodeRule, RuleContext } from '../rule.ts';
import { intendedCode } from '../support/intended.ts';
import { isErrorShapeJudged } from '../support/scope.ts';
import { typeText } from '../support/wording.ts';

/** JSON-RPC 2.0, section 5.1: "code" is a number and must be an integer. */
export const rule: CodeRule = {
  id: 'code-not-integer',
  title: '"code" must be an integer',
  severity: 'error',
  since: '0.1.0',
  fixes: [],
  inspects: 'code',
  rank: 10,
  check(site, context) {
    if (site.code === undefined || !isErrorShapeJudged(site, context)) return undefined;
    const message = describe(site, site.code, context);
    return message === undefined ? undefined : { span: site.code.span, message };
  },
};

function describe(site: LinkedSite, code: CodeFact, context: RuleContext): string | undefined {
  switch (code.kind) {
    case 'string': {
      const meant = intendedCode(site, context);
      return `"code" is a string; it must be an integer${meant === undefined ? '' : `: ${meant}`}.`;
    }
    case 'fraction':
      return '"code" has a fraction; it must be an integer.';
    case 'wrong-type':
      return `"code" is ${typeText(code.type)}; it must be an integer.`;
    default:
      return undefined;
  }
}

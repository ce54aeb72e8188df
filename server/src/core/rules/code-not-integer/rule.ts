import type { Source } from '../../fix/source.ts';
import type { CodeFact, Fix, LinkedSite } from '../../model.ts';
import type { CodeRule, RuleContext } from '../rule.ts';
import { changeCode, changeToMeant } from '../support/change-code.ts';
import { intendedCode, witnesses } from '../support/intended.ts';
import { definitionsHere, isErrorShapeJudged } from '../support/scope.ts';
import { typeText } from '../support/wording.ts';

/** JSON-RPC 2.0, section 5.1: "code" is a number and must be an integer. */
export const rule: CodeRule = {
  id: 'code-not-integer',
  title: '"code" must be an integer',
  severity: 'error',
  since: '0.1.0',
  fixes: ['safe', 'suggestion'],
  inspects: 'code',
  rank: 10,
  check(site, context) {
    if (site.code === undefined || !isErrorShapeJudged(site, context)) return undefined;
    const message = describe(site, site.code, context);
    if (message === undefined) return undefined;
    return { span: site.code.span, message, fixes: (source) => fixes(site, context, source) };
  },
};

/** The number that the string is, then what the message and the name say. */
function fixes(site: LinkedSite, context: RuleContext, source: Source): readonly Fix[] {
  const code = intendedCode(site, context);
  return [
    ...(code === undefined ? [] : unquoted(site, code, context, source)),
    ...changeToMeant(site, code, context, source),
  ];
}

function unquoted(site: LinkedSite, code: number, context: RuleContext, source: Source): readonly Fix[] {
  const said = witnesses(site, context).find(({ entry }) => entry.code === code)?.entry;
  const meaning = said ?? definitionsHere(code, context)[0];
  if (meaning !== undefined) return changeCode(site, meaning, 'safe', context, source);
  return changeCode(site, code, 'suggestion', context, source);
}

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

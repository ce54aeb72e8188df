import { stringText } from '../../fix/members-text.ts';
import type { Source } from '../../fix/source.ts';
import type { Fix, LinkedSite, Span } from '../../model.ts';
import type { RuleContext, ShapeRule } from '../rule.ts';
import { isErrorShapeJudged } from '../support/scope.ts';
import { hasTrait, wordingsOf } from '../support/shape.ts';
import { quoted, typeText } from '../support/wording.ts';

/** JSON-RPC 2.0, section 5.1: "message" is a string. A protocol may allow more (trait `message`). */
export const rule: ShapeRule = {
  id: 'message-not-string',
  title: '"message" must be a string',
  severity: 'error',
  since: '0.1.0',
  fixes: ['suggestion'],
  inspects: 'shape',
  site(site, context) {
    const wrongType = site.message?.wrongType;
    if (site.message === undefined || wrongType === undefined || !isErrorShapeJudged(site, context)) return undefined;
    if (hasTrait(context, ({ message }) => message === 'any')) return undefined;
    const { span } = site.message;
    return {
      span,
      message: `"message" is ${typeText(wrongType)}; it must be a string.`,
      fixes: (source) => texts(site, wrongType, context, source).map((text) => replacement(span, text, site, source)),
    };
  },
};

/** What the string may be: the number or the boolean as it is written; instead of null what the code is called. */
function texts(site: LinkedSite, wrongType: string, context: RuleContext, source: Source): readonly string[] {
  if (wrongType === 'null') return site.value === undefined ? [] : wordingsOf(site.value, context);
  const written = site.message === undefined ? '' : source.slice(site.message.span);
  return /^(?:-?\d+(?:\.\d+)?|true|false)$/.test(written) ? [written] : [];
}

function replacement(span: Span, text: string, site: LinkedSite, source: Source): Fix {
  const newText = stringText(source, text, site.members ?? []);
  return { title: `Change the message to ${quoted(text)}`, kind: 'suggestion', edits: [{ span, newText }] };
}

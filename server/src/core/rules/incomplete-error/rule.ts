import type { MemberFact } from '../../model.ts';
import type { ShapeRule } from '../rule.ts';
import { isShapeJudged, responseOf } from '../support/scope.ts';
import { areMembersJudged } from '../support/shape.ts';
import { baseName, typeText } from '../support/wording.ts';
import { additions, asObject } from './fixes.ts';

/** JSON-RPC 2.0, section 5.1: an error is an object with "code" and "message". */
export const rule: ShapeRule = {
  id: 'incomplete-error',
  title: 'An error without "code" or "message"',
  severity: 'error',
  since: '0.1.0',
  fixes: ['suggestion'],
  inspects: 'shape',
  site(site, context) {
    // Most errors are whole: that is seen first.
    const missing = site.members === undefined ? undefined : missingMembers(site.members);
    if (missing === undefined || !areMembersJudged(site, context)) return undefined;
    const error = responseOf(site, context)?.error;
    return {
      span: error?.key ?? site.anchor,
      message: `This error has ${missing(baseName(context))}`,
      fixes: (source) => additions(site, context, source),
    };
  },
  message(message, context) {
    const error = message.error;
    if (error === undefined) return undefined;
    if (error.type === 'object' || error.type === 'expression' || error.type === 'null') return undefined;
    if (!isShapeJudged(message, context)) return undefined;
    return {
      span: error.value,
      message: `"error" is ${typeText(error.type)}; ${baseName(context)} requires an object with "code" and "message".`,
      fixes: (source) => asObject(message, error, context, source),
    };
  },
};

/** The end of the sentence, given the name of the specification; undefined where nothing is missing. */
function missingMembers(members: readonly MemberFact[]): ((specification: string) => string) | undefined {
  let code = false;
  let message = false;
  for (const { name } of members) {
    if (name === 'code') code = true;
    else if (name === 'message') message = true;
  }
  if (code && message) return undefined;
  if (!code && !message) {
    return (specification) => `neither "code" nor "message"; ${specification} requires both.`;
  }
  return (specification) => `no "${code ? 'message' : 'code'}"; ${specification} requires "code" and "message".`;
}

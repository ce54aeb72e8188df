import type { MessageFact } from '../../model.ts';
import type { ShapeRule } from '../rule.ts';
import { isWhole, requiredVersion } from '../support/shape.ts';

/** JSON-RPC 2.0, section 5: a response has "result" on success and "error" on failure. */
export const rule: ShapeRule = {
  id: 'missing-result',
  title: 'A response with neither "result" nor "error"',
  severity: 'error',
  since: '0.1.0',
  fixes: [],
  inspects: 'shape',
  message(message, context) {
    if (!isEmptyResponse(message) || !isWhole(message, context)) return undefined;
    // Without `error` nothing but the version tells a response from settings.
    if (message.error !== undefined)
      return { span: message.error.key, message: 'This response has no "result", and its "error" is null.' };
    if (message.jsonrpc?.literal !== requiredVersion(context)) return undefined;
    return { span: (message.id ?? message.jsonrpc).key, message: 'This response has neither "result" nor "error".' };
  },
};

const ID_TYPES: ReadonlySet<string> = new Set(['string', 'number', 'null', 'expression']);

/** With `params` it is a request that lost its method. */
function isEmptyResponse({ id, method, params, result, error, foreign }: MessageFact): boolean {
  if (method !== undefined || params !== undefined || result !== undefined) return false;
  if (error !== undefined) return error.type === 'null';
  // Ids of other types are the types and patterns of a description.
  return foreign !== true && id !== undefined && ID_TYPES.has(id.type);
}

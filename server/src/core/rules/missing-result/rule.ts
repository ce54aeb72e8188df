import { insertAfter } from '../../fix/members.ts';
import { membersOf, memberText, renameMember } from '../../fix/members-text.ts';
import type { Source } from '../../fix/source.ts';
import { type Fix, isRecorded, type MemberFact, type MessageFact } from '../../model.ts';
import type { ShapeRule } from '../rule.ts';
import { requiredVersion } from '../support/scope.ts';
import { isWhole } from '../support/shape.ts';
import { quoted } from '../support/wording.ts';

const RESULT = 'result';
/** The result of what has nothing to say. */
const NOTHING = 'null';

/** JSON-RPC 2.0, section 5: a response has "result" on success and "error" on failure. */
export const rule: ShapeRule = {
  id: 'missing-result',
  title: 'A response with neither "result" nor "error"',
  severity: 'error',
  since: '0.1.0',
  fixes: ['suggestion'],
  inspects: 'shape',
  message(message, context) {
    if (!isEmptyResponse(message) || !isWhole(message, context)) return undefined;
    // Without `error` nothing but the version tells a response from settings.
    const { error, jsonrpc } = message;
    if (error !== undefined) {
      const text = 'This response has no "result", and its "error" is null.';
      return { span: error.key, message: text, fixes: (source) => instead(message, error, source) };
    }
    if (message.id === undefined || jsonrpc?.literal !== requiredVersion(context)) return undefined;
    const text = 'This response has neither "result" nor "error".';
    return { span: message.id.key, message: text, fixes: (source) => addition(message, source) };
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

/** What is recorded without a result was sent without one, and what answers no known request has none. */
function mayGetResult({ id }: MessageFact, source: Source): boolean {
  return !isRecorded(source.language) && id !== undefined && id.type !== 'null';
}

function addition(message: MessageFact, source: Source): readonly Fix[] {
  const members = membersOf(message);
  const last = members.at(-1);
  if (last === undefined || !mayGetResult(message, source)) return [];
  const edits = insertAfter(source, last, memberText(source, RESULT, NOTHING, members));
  return [{ title: `Add ${quoted(RESULT)}: ${NOTHING}`, kind: 'suggestion', edits }];
}

function instead(message: MessageFact, error: MemberFact, source: Source): readonly Fix[] {
  if (!mayGetResult(message, source)) return [];
  const edits = [renameMember(source, error, RESULT)];
  return [{ title: `Replace ${quoted(error.name)} with ${quoted(RESULT)}: ${NOTHING}`, kind: 'suggestion', edits }];
}

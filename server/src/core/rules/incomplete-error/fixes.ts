import { insertAfter, insertBefore } from '../../fix/members.ts';
import { isTight, membersOf, memberText, stringText } from '../../fix/members-text.ts';
import type { Source } from '../../fix/source.ts';
import type { Fix, LinkedSite, MemberFact, MessageFact } from '../../model.ts';
import type { RuleContext } from '../rule.ts';
import { renaming } from '../support/misnamed.ts';
import { codesSaid, wordingsOf } from '../support/shape.ts';
import { quoted } from '../support/wording.ts';

/** Gives an error what it lacks: it may be there under another name, or what is there says it. */
export function additions(site: LinkedSite, context: RuleContext, source: Source): readonly Fix[] {
  const { members = [] } = site;
  const code = members.find(({ name }) => name === 'code');
  const message = members.find(({ name }) => name === 'message');
  if (code === undefined && message === undefined) return renaming(site, ['code', 'message'], source);
  if (message !== undefined) return [...renaming(site, ['code'], source), ...codes(message, members, context, source)];
  return code === undefined ? [] : [...renaming(site, ['message'], source), ...messages(site, code, context, source)];
}

function codes(
  message: MemberFact,
  members: readonly MemberFact[],
  context: RuleContext,
  source: Source,
): readonly Fix[] {
  if (typeof message.literal !== 'string') return [];
  return codesSaid(message.literal, context).map((code) => ({
    title: `Add "code": ${code}`,
    kind: 'suggestion',
    edits: insertBefore(source, message, memberText(source, 'code', String(code), members)),
  }));
}

function messages(site: LinkedSite, code: MemberFact, context: RuleContext, source: Source): readonly Fix[] {
  const { members = [], value } = site;
  // One of several codes does not say what the error is called.
  const isOnlyCode = site.code?.span.start === code.value.start && site.code.span.end === code.value.end;
  if (value === undefined || !isOnlyCode) return [];
  return wordingsOf(value, context).map((wording) => ({
    title: `Add "message": ${quoted(wording)}`,
    kind: 'suggestion',
    edits: insertAfter(source, code, memberText(source, 'message', stringText(source, wording, members), members)),
  }));
}

/** Makes an object of an error that is only a text, where the text says its code. */
export function asObject(
  message: MessageFact,
  error: MemberFact,
  context: RuleContext,
  source: Source,
): readonly Fix[] {
  if (typeof error.literal !== 'string') return [];
  const neighbours = membersOf(message);
  const blank = isTight(source, neighbours) ? '' : ' ';
  return codesSaid(error.literal, context).map((code) => {
    const members = [
      memberText(source, 'code', String(code), neighbours),
      memberText(source, 'message', source.slice(error.value), neighbours),
    ];
    const newText = `{${blank}${members.join(`,${blank}`)}${blank}}`;
    return {
      title: `Make it an error with the code ${code}`,
      kind: 'suggestion',
      edits: [{ span: error.value, newText }],
    };
  });
}

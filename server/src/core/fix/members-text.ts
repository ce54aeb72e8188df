import { isScript, type MemberFact, type MessageFact, type TextEdit } from '../model.ts';
import { escapeFor } from './literal.ts';
import type { Source } from './source.ts';

type MemberPlace = Pick<MemberFact, 'key' | 'value'>;

/** The members of a message in the order of the text; those that no message has are not among them. */
export function membersOf({ jsonrpc, id, method, params, result, error }: MessageFact): readonly MemberFact[] {
  return [jsonrpc, id, method, params, result, error]
    .filter((member) => member !== undefined)
    .sort((a, b) => a.key.start - b.key.start);
}

/**
 * A member as its neighbours are written: with or without quotes around its key, with or without a blank behind the colon.
 *
 * @param value as it is to stand in the text
 */
export function memberText(source: Source, name: string, value: string, neighbours: readonly MemberFact[]): string {
  return keyLike(source, name, neighbours[0]) + colonLike(source, neighbours) + value;
}

/** A string in the quotes of its neighbours; where these have none, in those of the file. */
export function stringText(source: Source, value: string, neighbours: readonly MemberFact[]): string {
  const quote = isScript(source.language) ? quoteOf(source, neighbours) : '"';
  return quote + escapeFor(value, quote, source.language) + quote;
}

/** Gives a member another name. A shorthand keeps its value: `msg` becomes `message: msg`. */
export function renameMember(source: Source, member: MemberFact, name: string): TextEdit {
  const { key, value } = member;
  const colon = key.start === value.start ? `: ${source.slice(value)}` : '';
  return { span: key, newText: keyLike(source, name, member) + colon };
}

/** True where nothing stands behind the colons of these members, as `JSON.stringify` writes it. */
export function isTight(source: Source, members: readonly MemberPlace[]): boolean {
  return colonLike(source, members) === ':';
}

function keyLike(source: Source, name: string, model: MemberFact | undefined): string {
  if (!isScript(source.language)) return JSON.stringify(name);
  const quote = model === undefined ? '' : /^['"]/.exec(source.slice(model.key))?.[0];
  return quote === undefined ? name : quote + name + quote;
}

function colonLike(source: Source, neighbours: readonly MemberPlace[]): string {
  for (const { key, value } of neighbours) {
    const between = source.text.slice(key.end, value.start);
    if (/^[ \t]*:[ \t]*$/.test(between)) return between;
  }
  return ': ';
}

function quoteOf(source: Source, neighbours: readonly MemberFact[]): string {
  for (const { type, value } of neighbours) {
    const quote = type === 'string' ? /^['"]/.exec(source.slice(value))?.[0] : undefined;
    if (quote !== undefined) return quote;
  }
  return /[\s(=:,[{](['"])/.exec(source.text)?.[1] ?? "'";
}

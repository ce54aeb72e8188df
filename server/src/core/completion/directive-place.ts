import { DIRECTIVE_MARK, isSuppression } from '../directives.ts';
import type { Span } from '../model.ts';

/** A place in a directive, as the line before the cursor shows it; whether that is a comment the engine confirms. */
export interface DirectivePlace {
  readonly kind: 'directive';
  readonly wants: 'directive' | 'rule' | 'protocol';
  readonly span: Span;
  readonly typed: string;
  /** Where the directive begins. */
  readonly start: number;
  /** Words that stand there already, the one at the cursor apart. */
  readonly listed: readonly string[];
}

/** What is typed before anybody knows that it becomes a directive. */
const BEGINNING = 'jsonrpc-';
const WORD_END = /^[\w@.-]*/;

/** @param before the text before the offset, as far as it matters */
export function directivePlace(before: string, text: string, offset: number): DirectivePlace | undefined {
  const line = before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1);
  const mark = line.lastIndexOf(BEGINNING);
  if (mark === -1 || !/(?:^|\/\/|\/\*)[\s*/]*$/.test(line.slice(0, mark))) return undefined;
  const start = offset - line.length + mark;
  const written = line.slice(mark);
  const after = /^[^\r\n]{0,500}/.exec(text.slice(offset, offset + 500))?.[0] ?? '';
  const end = offset + (WORD_END.exec(after)?.[0].length ?? 0);
  if (/^[\w-]*$/.test(written)) {
    return { kind: 'directive', wants: 'directive', span: { start, end }, typed: written, start, listed: [] };
  }
  const [, name, args] = /^([\w-]+)\s(.*)$/s.exec(written) ?? [];
  if (name === undefined || args === undefined || !name.startsWith(DIRECTIVE_MARK)) return undefined;
  // Behind the dashes everybody writes what they like.
  if (/(?:^|\s)--(?:\s|$)/.test(args) || args.includes('*/')) return undefined;
  const wants = wantsOf(name.slice(DIRECTIVE_MARK.length));
  if (wants === undefined) return undefined;
  const typed = /[^\s,]*$/.exec(args)?.[0] ?? '';
  const others = `${args.slice(0, args.length - typed.length)} ${saidAfter(text.slice(end, offset + after.length))}`;
  const listed = others.split(/[\s,]+/).filter((word) => word !== '');
  return { kind: 'directive', wants, span: { start: offset - typed.length, end }, typed, start, listed };
}

function wantsOf(name: string): 'rule' | 'protocol' | undefined {
  if (name === 'protocol') return 'protocol';
  return isSuppression(name) ? 'rule' : undefined;
}

/** The words of the directive behind the cursor, without its reason and the end of the comment. */
function saidAfter(rest: string): string {
  return rest.replace(/(?:\*\/|(?:^|\s)--(?:\s|$)).*$/, '');
}

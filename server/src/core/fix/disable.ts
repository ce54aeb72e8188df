import type { FileFacts, Finding, Fix, Span, TextEdit } from '../model.ts';
import { isScript } from '../model.ts';
import { speaksOfNextLine, topOf } from './comment-place.ts';
import { withWord } from './directive-edits.ts';
import type { Source } from './source.ts';

/**
 * Silences a rule on the line on which a finding begins: in the directive that already speaks of this line, else by
 * one of its own.
 *
 * @param facts of the text of `source`
 * @returns undefined where the language has no comments, or where a comment would change what the text means
 */
export function disableForLine({ ruleId, span }: Finding, facts: FileFacts, source: Source): Fix | undefined {
  if (!hasComments(facts)) return undefined;
  const covering = facts.directives.find(
    ({ lines, args }) => lines !== undefined && args.length > 0 && lines.start <= span.start && span.start <= lines.end,
  );
  const edit =
    covering === undefined ? lineDirective(ruleId, span.start, facts, source) : withWord(covering, ruleId, source);
  return edit && { title: `Disable ${ruleId} for this line`, kind: 'suggestion', edits: [edit] };
}

/**
 * Silences a rule in a whole file: in the directive for the file that is there, else by one at its top.
 *
 * @param facts of the text of `source`
 * @returns undefined where the language has no comments
 */
export function disableForFile({ ruleId }: Finding, facts: FileFacts, source: Source): Fix | undefined {
  if (!hasComments(facts)) return undefined;
  const there = facts.directives.find(({ name, args }) => name === 'disable-file' && args.length > 0);
  const edit = there === undefined ? fileDirective(ruleId, source) : withWord(there, ruleId, source);
  return { title: `Disable ${ruleId} for this file`, kind: 'suggestion', edits: [edit] };
}

function hasComments({ language }: FileFacts): boolean {
  return isScript(language) || language === 'jsonc';
}

function fileDirective(ruleId: string, source: Source): TextEdit {
  const directive = `jsonrpc-errors-disable-file ${ruleId}`;
  const comment = isScript(source.language) ? `/* ${directive} */` : `// ${directive}`;
  return insertion(topOf(source.text), comment + source.eol);
}

/** Above the line; where a comment there would be text, or part two that belong together, behind the line. */
function lineDirective(ruleId: string, place: number, facts: FileFacts, source: Source): TextEdit | undefined {
  const { line } = source.lines.positionAt(place);
  const start = line === 0 && source.text.startsWith('\ufeff') ? 1 : source.lines.lineStart(line);
  const directive = `jsonrpc-errors-disable-next-line ${ruleId}`;
  const around = facts.multiline.find(
    ({ span, jsx }) => span.start < start && (jsx ? start <= span.end : start < span.end),
  );
  const indent = source.indentAt(place);
  if (around === undefined && (line === 0 || !speaksOfNextLine(source.lines.lineText(line - 1)))) {
    return insertion(start, `${indent}// ${directive}${source.eol}`);
  }
  if (around?.jsx === true && isBlankOnOneSide(around.span, start, source)) {
    return insertion(start, `${indent}{/* ${directive} */}${source.eol}`);
  }
  return directiveBehind(ruleId, place, facts, source);
}

/** Between two words of JSX text a comment would take away the blank that their line break stands for. */
function isBlankOnOneSide({ start, end }: Span, place: number, source: Source): boolean {
  return source.slice({ start, end: place }).trim() === '' || source.slice({ start: place, end }).trim() === '';
}

function directiveBehind(ruleId: string, place: number, facts: FileFacts, source: Source): TextEdit | undefined {
  const end = source.lines.lineEnd(source.lines.positionAt(place).line);
  const rest = source.slice({ start: place, end });
  const inToken = facts.multiline.some(({ span }) => span.start <= end && end < span.end);
  const inComment = facts.directives.some(({ comment }) => comment.start <= place && place < comment.end);
  if (inToken || inComment || /\/[/*]/.test(rest)) return undefined;
  return insertion(place + rest.trimEnd().length, ` // jsonrpc-errors-disable-line ${ruleId}`);
}

function insertion(at: number, newText: string): TextEdit {
  return { span: { start: at, end: at }, newText };
}

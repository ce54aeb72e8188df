import type { CatalogSet } from '../../catalog/catalog-set.ts';
import { parseChoice } from '../../catalog/choice.ts';
import { DIRECTIVE_MARK, DIRECTIVES, directiveNameSpan, isSuppression } from '../../directives.ts';
import { asReason, replacement, withName, withoutWord } from '../../fix/directive-edits.ts';
import type { DirectiveFact, NameFact } from '../../model.ts';
import { nearest } from '../../words.ts';
import type { DirectiveRule, Verdict } from '../rule.ts';

/** A directive that is misspelt, or names what does not exist, does nothing and looks as if it did. */
export const rule: DirectiveRule = {
  id: 'unknown-directive',
  title: 'A directive that does not exist, or that names a rule or protocol that does not',
  severity: 'warning',
  since: '0.1.0',
  fixes: ['suggestion'],
  inspects: 'directive',
  check(directive, { catalogs, ruleIds }) {
    if (!DIRECTIVES.includes(directive.name)) return [unknownName(directive)];
    if (directive.name === 'protocol') return unknownProtocols(directive, catalogs);
    return isSuppression(directive.name) ? unknownRules(directive, ruleIds) : [];
  },
};

function unknownName(directive: DirectiveFact): Verdict {
  const written = DIRECTIVE_MARK + directive.name;
  const meant = nearest(directive.name, DIRECTIVES);
  const span = directiveNameSpan(directive);
  if (meant === undefined) {
    return { span, message: `"${written}" is no directive. \`jsonrpc-errors rules ${rule.id}\` lists all of them.` };
  }
  return {
    span,
    message: `"${written}" is no directive; did you mean ${DIRECTIVE_MARK}${meant}?`,
    fixes: () => [withName(directive, meant)],
  };
}

/** One of them where it names none at all. */
function unknownProtocols(directive: DirectiveFact, catalogs: CatalogSet): readonly Verdict[] {
  const words = directive.args.length > 0 ? directive.args : [{ text: '', span: directiveNameSpan(directive) }];
  return words.flatMap((word) => {
    const parsed = parseChoice(word.text, catalogs);
    if ('choice' in parsed) return [];
    const { meant, problem } = parsed;
    const { span } = word;
    return {
      span,
      message: problem,
      fixes: (source) => (meant === undefined ? withoutWord(directive, word, source) : [replacement(span, meant)]),
    } satisfies Verdict;
  });
}

function unknownRules(directive: DirectiveFact, ruleIds: readonly string[]): readonly Verdict[] {
  const { args } = directive;
  const prose = proseOf(args, ruleIds);
  const words = args.slice(0, args.length - prose.length).filter(({ text }) => !ruleIds.includes(text));
  const verdicts = words.map((word) => unknownRule(directive, word, ruleIds));
  const [first] = prose;
  const last = prose.at(-1);
  if (first === undefined || last === undefined) return verdicts;
  const span = { start: first.span.start, end: last.span.end };
  const message = `"${prose.map(({ text }) => text).join(' ')}" names no rules; a reason stands behind --.`;
  return [...verdicts, { span, message, fixes: () => [asReason(first)] }];
}

function unknownRule(directive: DirectiveFact, word: NameFact, ruleIds: readonly string[]): Verdict {
  const { text, span } = word;
  const meant = nearest(text, ruleIds);
  if (meant === undefined) {
    return {
      span,
      message: `"${text}" is no rule. \`jsonrpc-errors rules\` lists all of them.`,
      fixes: (source) => withoutWord(directive, word, source),
    };
  }
  return { span, message: `"${text}" is no rule; did you mean ${meant}?`, fixes: () => [replacement(span, meant)] };
}

/** Two or more words at the end of which none is like a rule: a reason that lacks its dashes. */
function proseOf(words: readonly NameFact[], ruleIds: readonly string[]): readonly NameFact[] {
  let start = words.length;
  while (start > 0 && isProse(words[start - 1] as NameFact, ruleIds)) start -= 1;
  return words.length - start < 2 ? [] : words.slice(start);
}

function isProse({ text }: NameFact, ruleIds: readonly string[]): boolean {
  return !ruleIds.includes(text) && nearest(text, ruleIds) === undefined;
}

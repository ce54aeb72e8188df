import { directiveWordsSpan } from '../../directives.ts';
import { withoutDirective, withoutWord } from '../../fix/directive-edits.ts';
import type { NameFact } from '../../model.ts';
import type { UnusedDirective } from '../../suppress.ts';
import { listOf } from '../../words.ts';
import type { SuppressionRule, Verdict } from '../rule.ts';

/** A directive that silences nothing misleads, and will hide what goes wrong there one day. */
export const rule: SuppressionRule = {
  id: 'unused-disable',
  title: 'A directive that disables a rule which finds nothing there, or enables one that is not disabled',
  severity: 'hint',
  since: '0.1.0',
  fixes: ['suggestion'],
  inspects: 'suppression',
  check(unused) {
    return unused.whole ? [wholeVerdict(unused)] : unused.rules.map((word) => wordVerdict(unused, word));
  },
};

function wholeVerdict(unused: UnusedDirective): Verdict {
  const { directive, rules } = unused;
  return {
    span: directiveWordsSpan(directive),
    message: messageOf(unused, [...new Set(rules.map(({ text }) => text))]),
    tag: 'unnecessary',
    fixes: (source) => withoutDirective(directive, source),
  };
}

/** Of a directive that is of use for other rules. */
function wordVerdict(unused: UnusedDirective, word: NameFact): Verdict {
  return {
    span: word.span,
    message: messageOf(unused, [word.text]),
    tag: 'unnecessary',
    fixes: (source) => withoutWord(unused.directive, word, source),
  };
}

function messageOf(unused: UnusedDirective, ids: readonly string[]): string {
  const names = listOf(ids, 'and');
  if (unused.directive.name === 'enable') {
    const is = ids.length > 1 ? 'are' : 'is';
    return `Nothing to enable here: ${names === '' ? 'nothing' : names} ${is} not disabled.`;
  }
  const what = names === '' ? 'nothing is wrong' : `${names} ${ids.length > 1 ? 'do' : 'does'} not occur`;
  return `Nothing to disable here: ${what} ${placeOf(unused)}.`;
}

function placeOf({ directive, ended }: UnusedDirective): string {
  switch (directive.name) {
    case 'disable-line':
      return 'on this line';
    case 'disable-next-line':
      return 'on the next line';
    case 'disable-file':
      return 'in this file';
    default:
      return ended ? 'up to the next jsonrpc-errors-enable' : 'from here on';
  }
}

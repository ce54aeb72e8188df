import type { Entry } from '../../catalog/types.ts';
import type { LinkedSite } from '../../model.ts';
import type { CodeRule, RuleContext } from '../rule.ts';
import { changeCode } from '../support/change-code.ts';
import { slipBetween, witnesses } from '../support/intended.ts';
import { definitionsHere, forbiddingRanges, isMade, isWrittenHere } from '../support/scope.ts';
import { entryTitle, quoted } from '../support/wording.ts';

/**
 * A number that nobody defines and that is one slip away from the code that its message, its name or its
 * neighbours in a table say. Where a range is open to authors, as JSON-RPC's server range is, only swapped digits are proof.
 */
export const rule: CodeRule = {
  id: 'miswritten-code',
  title: 'A code with a slip of the pen',
  severity: 'error',
  since: '0.1.0',
  fixes: ['safe', 'suggestion'],
  inspects: 'code',
  rank: 20,
  judgesLookalikes: true,
  check(site, context) {
    if (site.value === undefined || site.code === undefined || !isMade(site) || !isWrittenHere(site)) return undefined;
    const value = site.value;
    if (definitionsHere(value, context).length > 0 || context.protocols.retiredOf(value).length > 0) return undefined;
    const free = isLeftToAuthors(value, context);
    const witness = witnesses(site, context).find(({ entry }) => {
      const slip = slipBetween(value, entry.code);
      return slip !== undefined && (!free || slip === 'swap');
    });
    const meant = witness?.entry ?? unsignedSibling(site, value, context);
    if (meant === undefined) return undefined;
    return {
      span: site.code.span,
      message: sentence(value, meant),
      fixes: (source) => changeCode(site, meant, witness === undefined ? 'suggestion' : 'safe', context, source),
    };
  },
};

/** A number in a range of JSON-RPC or a protocol that is open to its author, who may well mean it. */
function isLeftToAuthors(value: number, context: RuleContext): boolean {
  return context.protocols.rangesOf(value).length > 0 && forbiddingRanges(value, context.protocols).length === 0;
}

/** The entry of the same number with a minus sign, where the neighbours in the table are such codes. */
function unsignedSibling(site: LinkedSite, value: number, context: RuleContext): Entry | undefined {
  if (site.group === undefined || value <= 0) return undefined;
  const [entry] = definitionsHere(-value, context);
  if (entry === undefined) return undefined;
  const proven = context.file.sites.some(
    (other) =>
      other.group === site.group &&
      other.value !== undefined &&
      other.value < 0 &&
      context.protocols.rangesOf(other.value).length > 0,
  );
  return proven ? entry : undefined;
}

function sentence(written: number, meant: Entry): string {
  const what =
    written === -meant.code && written > 0
      ? `${written} lacks its minus sign`
      : `${written} is a slip of ${meant.code}`;
  return `${what}: ${quoted(entryTitle(meant))} is ${meant.code}.`;
}

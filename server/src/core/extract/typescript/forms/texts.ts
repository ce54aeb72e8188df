import type { Extraction } from '../extraction.ts';
import type { Node } from '../parser.ts';
import { lastName, outer } from '../syntax.ts';
import { isInAssertion } from './assertions.ts';

/** Methods that look for a text in another one. */
const SEARCHES = new Set('includes indexOf startsWith endsWith match test search has'.split(' '));
/** A negative number on its own: no word, dot or digit before its sign. The sign may be the typographic one. */
const NUMBERS = /(?<![\w.\-−])[-−](\d{4,5})(?![\w.-]?\d)/g;
/** How many ancestors are asked. */
const MAX_STEPS = 6;

/**
 * Codes in texts that are expected or looked for: `expect(message).toContain('-1')`, `message.includes('-1')`,
 * `/-1/.test(message)`. Texts that are only printed say nothing that a program acts on.
 */
export function findTexts(x: Extraction): void {
  for (const literal of x.nodes.literals) {
    if (literal.end - literal.pos < 5) continue;
    const { start, end } = x.span(literal);
    const text = x.file.text.slice(start, end);
    for (const match of text.matchAll(NUMBERS)) {
      const value = -Number(match[1]);
      if (!x.isTelling(value) || !x.vocabulary.isDefined(value)) continue;
      const expected = isInAssertion(x, literal);
      if (!expected && !isLookedFor(x, literal)) break;
      const span = { start: start + match.index, end: start + match.index + match[0].length };
      x.add({
        role: 'compare',
        form: expected ? 'assertion' : 'comparison',
        evidence: 'number',
        anchor: span,
        code: { kind: 'integer', value, span, text: match[0] },
        test: expected ? true : undefined,
      });
    }
  }
}

function isLookedFor(x: Extraction, literal: Node): boolean {
  const { ts } = x;
  let node = literal;
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const { parent, child } = outer(ts, node);
    if (parent === undefined) return false;
    if (ts.isPropertyAccessExpression(parent) && parent.expression === child) return SEARCHES.has(parent.name.text);
    if (ts.isNewExpression(parent)) {
      if (lastName(ts, parent.expression) !== 'RegExp') return false;
    } else if (ts.isCallExpression(parent)) {
      if (parent.expression === child) return false;
      return ts.isPropertyAccessExpression(parent.expression) && SEARCHES.has(parent.expression.name.text);
    } else return false;
    node = parent;
  }
  return false;
}

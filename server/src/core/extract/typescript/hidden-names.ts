import type { ImportFact } from '../../model.ts';
import type { Collected } from './collect.ts';
import type { TypeScriptParser } from './parser.ts';

/**
 * Names that a file declares more than once: in some place one of them hides the other, so that
 * writing the name may not give what is meant. An import counts as a declaration, and so does each `require()`.
 */
export function hiddenNames(
  ts: TypeScriptParser,
  nodes: Collected,
  imports: readonly ImportFact[],
): ReadonlySet<string> {
  const seen = new Set<string>();
  const hidden = new Set<string>();
  const declare = (name: string): void => {
    if (seen.has(name)) hidden.add(name);
    seen.add(name);
  };
  const functions = nodes.functions.filter((node) => !ts.isMethodDeclaration(node));
  for (const { name } of [...nodes.variables, ...nodes.parameters, ...nodes.enums, ...nodes.classes, ...functions])
    if (name !== undefined && ts.isIdentifier(name)) declare(name.text);
  // What a `require()` gives is declared by its variable already.
  const ends = new Set([...nodes.variables, ...nodes.parameters].map(({ name }) => name.end));
  for (const { local, span } of imports) if (!ends.has(span.end)) declare(local);
  return hidden;
}

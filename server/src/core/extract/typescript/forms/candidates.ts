import type { CodeFact, DefinitionGroup, SiteForm } from '../../../model.ts';
import type { Extraction } from '../extraction.ts';
import { isErrorName, isLimitName } from '../names.ts';
import { isNearKept } from '../near.ts';
import type { Expression, Node } from '../parser.ts';
import { codeFact, mayBeCode } from '../values.ts';

/** A name with its code, before it is decided whether the pair is a definition of an error code. */
export interface Candidate {
  readonly node: Node;
  readonly name: string;
  readonly code: CodeFact;
  readonly value: number;
}

/**
 * Decides over the members of one enum, table or block. A kept number speaks for itself where the name
 * or a catalog agrees, or where two stand together; the others count when their table has such a number.
 */
export function decide(
  x: Extraction,
  candidates: readonly Candidate[],
  shape: {
    readonly kind: DefinitionGroup['kind'];
    readonly form: SiteForm;
    readonly node: Node;
    readonly name?: string;
  },
  accepts: (candidate: Candidate) => boolean,
): void {
  const codes = candidates.filter((candidate) => !isLimitName(candidate.name));
  const telling = codes.filter((candidate) => x.isTelling(candidate.value));
  const several = new Set(telling.map((candidate) => candidate.value)).size > 1;
  // Coordinates and offsets come in such sizes too, and some catalog has a meaning for nearly every round number:
  // without an error's name the surroundings must agree, or every number be a usual one under the name of a constant.
  const among =
    x.speaksRpc ||
    isErrorName(shape.name ?? '') ||
    telling.every(({ name, value }) => /^[A-Z]/.test(name) && x.vocabulary.isUsual(value));
  const proven =
    telling.some(({ name }) => isErrorName(name) || x.vocabulary.isKnownName(name)) ||
    (among && (several || telling.some(({ value }) => x.vocabulary.isDefined(value))));
  let group: number | undefined;
  for (const candidate of codes) {
    const kept = x.isKept(candidate.value);
    const near = isNearKept(x.vocabulary, candidate.value);
    const meant = near && x.vocabulary.isKnownName(candidate.name);
    if (!(proven && (kept || (accepts(candidate) && !isAmbiguousKey(candidate.name)) || meant)) && !meant) continue;
    if (kept && !x.isTelling(candidate.value) && !isErrorName(candidate.name)) continue;
    group ??= codes.length > 1 ? x.group(shape.kind, shape.node, shape.name) : undefined;
    x.add({
      role: 'define',
      form: shape.form,
      evidence: kept ? 'number' : proven ? 'table' : 'shape',
      anchor: candidate.code.span,
      code: candidate.code,
      name: x.nameFact(candidate.node, candidate.name),
      group,
    });
  }
}

function isAmbiguousKey(name: string): boolean {
  return name === 'id' || name === 'status' || name === 'port';
}

/** The candidate that a name and an expression make, where the expression is an integer. */
export function candidate(x: Extraction, node: Node, name: string, expression: Expression): Candidate | undefined {
  if (!mayBeCode(x, expression)) return undefined;
  const code = codeFact(x, expression);
  return code.kind === 'integer' ? { node, name, code, value: code.value } : undefined;
}

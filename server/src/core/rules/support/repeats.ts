import { isScript, type LinkedSite } from '../../model.ts';
import type { RuleContext } from '../rule.ts';
import { definitionsHere, isMade } from './scope.ts';

/** A key of a table or the number of a pair: what stands beside it says what the number means. */
export function isKey(site: LinkedSite): boolean {
  return site.role === 'define' && site.name === undefined && (site.form === 'table' || site.form === 'json');
}

/** True where another key of the same table is this number already. */
export function isKeyTaken(site: LinkedSite, code: number, { file }: RuleContext): boolean {
  if (!isKey(site) || site.group === undefined) return false;
  return file.sites.some((other) => other !== site && other.group === site.group && other.value === code);
}

/**
 * Literals of a script that repeat the number of a site and must get its new number with it: the keys of tables under a
 * constant of the same number, and, where no protocol gives the number a meaning, what compares with it or is its type.
 */
export function repeatsOf(site: LinkedSite, to: number, context: RuleContext): readonly LinkedSite[] {
  const { facts, sites } = context.file;
  const old = site.value;
  if (!isScript(facts.language) || old === undefined || site.origin !== 'literal') return [];
  const others = sites.filter(
    (other) => other !== site && other.value === old && other.origin === 'literal' && other.evidence !== 'shape',
  );
  // Who asks for a retired number goes on meeting those that send it.
  const isNobodys = definitionsHere(old, context).length === 0 && context.protocols.deprecatedOf(old).length === 0;
  const isConstant = site.role === 'define' && site.name !== undefined;
  const isRepeated = (other: LinkedSite): boolean => isConstant && isKey(other);
  const keys = others.filter(
    (key) => isRepeated(key) && !isKeyTaken(key, to, context) && (isNobodys || says(key, to, context)),
  );
  // Who also makes the number elsewhere may mean another error, and who accepts both numbers does so on purpose.
  const isAlone = others.every((other) => !isMade(other) || isRepeated(other));
  const isAccepted = sites.some((other) => isAsked(other) && other.value === to);
  return isNobodys && isAlone && !isAccepted ? [...keys, ...others.filter(isAsked)] : keys;
}

function isAsked({ role }: LinkedSite): boolean {
  return role === 'compare' || role === 'type';
}

/**
 * True where something that takes its number from this definition sends it with the words of that number: then the
 * number is right, whatever the definition is called.
 */
export function isUsedAsNumbered(site: LinkedSite, context: RuleContext): boolean {
  const { value } = site;
  if (value === undefined) return false;
  return context.file.sites.some((use) => isDefinedBy(use, site) && says(use, value, context));
}

/** True where a site takes its number from this definition, which stands in the same file. */
export function isDefinedBy({ definition }: LinkedSite, site: LinkedSite): boolean {
  return definition !== undefined && definition.module === undefined && definition.definition.site === site.index;
}

/** True where the message is, or begins with, a wording of this code. */
export function says({ message }: LinkedSite, code: number, { protocols }: RuleContext): boolean {
  return (
    message?.value !== undefined && protocols.entriesSaying(message.value).some(({ entry }) => entry.code === code)
  );
}

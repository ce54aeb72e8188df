import type { Entry } from '../../catalog/types.ts';
import type { LinkedSite, MemberFact, Span } from '../../model.ts';
import { isRecord } from '../../record.ts';
import { listOf } from '../../words.ts';
import type { RuleContext, ShapeRule } from '../rule.ts';
import { isSaid } from '../support/retirement.ts';
import { definitionsHere, isLibrary } from '../support/scope.ts';
import { entryTitle, protocolNameOf, quoted, typeText } from '../support/wording.ts';

/** `data` has another type, or a member of another type, than the protocol gives it with this code. */
export const rule: ShapeRule = {
  id: 'data-mismatch',
  title: '"data" of another type than the protocol gives it',
  severity: 'warning',
  since: '0.1.0',
  fixes: [],
  inspects: 'shape',
  site(site, context) {
    const { value, data } = site;
    if (value === undefined || data === undefined || !isJudged(site)) return undefined;
    // An expression may be anything, and null stands for nothing at all.
    if (data.type === 'expression' || data.type === 'null') return undefined;
    const entries = definitionsHere(value, context).filter((entry) => isComplete(entry.data, data, site.dataMembers));
    // Who says nothing about data, or something that fits, lets it pass.
    const faults = entries.map((entry) => faultOf(entry.data, data, site.dataMembers));
    if (faults.length === 0 || faults.some((fault) => fault === undefined)) return undefined;
    const meant = entries.findIndex((entry) => isShown(entry, context) && isSaid(entry, site, context));
    const entry = entries[meant];
    const fault = faults[meant];
    if (entry === undefined || fault === undefined) return undefined;
    return { span: fault.span, message: sentence(entry, fault, context) };
  },
};

interface Fault {
  /** The value that is of the wrong type. */
  readonly span: Span;
  /** `data`, `data.uri`. */
  readonly path: string;
  readonly wanted: readonly string[];
  readonly found: string;
}

function isJudged({ role, evidence, test }: LinkedSite): boolean {
  return test !== true && role !== 'compare' && role !== 'type' && evidence !== 'shape';
}

/** The protocol is chosen, or strongly shown: what its errors carry concerns nobody else. */
function isShown({ protocol, origin }: Entry, context: RuleContext): boolean {
  if (isLibrary(origin, context)) return false;
  return context.protocols.list.some(
    ({ catalog, strength }) => catalog.id === protocol && (strength === 'chosen' || strength === 'strong'),
  );
}

/** False for another meaning of the number, whose data has members that are not here. */
function isComplete(schema: unknown, data: MemberFact, members: readonly MemberFact[] | undefined): boolean {
  if (!isRecord(schema) || !Array.isArray(schema.required) || data.type !== 'object' || members === undefined)
    return true;
  return schema.required.every((name) => members.some((member) => member.name === name));
}

/** Undefined where the data fits or the schema says nothing that can be compared. */
function faultOf(schema: unknown, data: MemberFact, members: readonly MemberFact[] = []): Fault | undefined {
  if (!isRecord(schema) || 'oneOf' in schema || 'anyOf' in schema || 'allOf' in schema) return undefined;
  const whole = mistyped(schema, data, 'data');
  if (whole !== undefined || !isRecord(schema.properties)) return whole;
  for (const member of members) {
    const property = Object.hasOwn(schema.properties, member.name) ? schema.properties[member.name] : undefined;
    const fault = isRecord(property) ? mistyped(property, member, `data.${member.name}`) : undefined;
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** A type that JSON Schema names `integer` is a number here: whether it is whole is not what people get wrong. */
function mistyped({ type }: Readonly<Record<string, unknown>>, value: MemberFact, path: string): Fault | undefined {
  const wanted = [type].flat().filter((one) => typeof one === 'string');
  if (wanted.length === 0 || value.type === 'expression' || value.type === 'null') return undefined;
  const types = wanted.map((one) => (one === 'integer' ? 'number' : one));
  // Where nothing is to stand there, implementations put all kinds of things, and that is their affair.
  if (types.includes(value.type) || types.every((one) => one === 'null')) return undefined;
  return { span: value.value, path, wanted: types.filter((one) => one !== 'null'), found: value.type };
}

function sentence(entry: Entry, { path, wanted, found }: Fault, { catalogs }: RuleContext): string {
  const protocol = protocolNameOf(entry.origin, catalogs);
  const whose = protocol.endsWith('s') ? `${protocol}'` : `${protocol}'s`;
  const what = listOf(wanted.map(typeText), 'or');
  return `${whose} ${quoted(entryTitle(entry))} carries ${path} as ${what}; here it is ${typeText(found)}.`;
}

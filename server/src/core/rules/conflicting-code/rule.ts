import type { CodePlace } from '../../link/survey.ts';
import type { ErrorSite, LinkedSite, RelatedPlace } from '../../model.ts';
import type { CodeRule, RuleContext } from '../rule.ts';
import { definitionsHere, isMade, isWrittenHere } from '../support/scope.ts';
import { nameInWords, quoted, shortened } from '../support/wording.ts';
import { meansTheSame } from './meaning.ts';

/** A number that goes with more meanings than these is the one for whatever else goes wrong. */
const MAX_MEANINGS = 3;
/** Smaller numbers count things in many tables that have nothing to do with one another. */
const SMALLEST = 1000;

/** One project gives one number two meanings. */
export const rule: CodeRule = {
  id: 'conflicting-code',
  title: 'One number with two meanings',
  severity: 'warning',
  since: '0.1.0',
  fixes: [],
  inspects: 'code',
  rank: 90,
  check(site, context) {
    const { value } = site;
    if (value === undefined || !isMade(site) || !isWrittenHere(site) || !saysMeaning(site)) return undefined;
    if (Math.abs(value) < SMALLEST || isGeneral(value, context)) return undefined;
    const places = placesOf(value, context);
    const own = places.filter(({ site: other }) => meansTheSame(site, other));
    // Of several places with one meaning the definition speaks, else the first.
    if (!isThis(speakerOf(own), site, context)) return undefined;
    const others = places.filter((place) => !own.includes(place) && !areTwoTables(place, site, context));
    const meanings = distinct(others);
    const [other] = meanings;
    if (other === undefined || meanings.length >= MAX_MEANINGS) return undefined;
    return {
      span: site.anchor,
      message: `${value} is ${said(site)} here and ${said(other.site)} ${where(other, site, context)}.`,
      related: [relatedTo(other, context)],
    };
  },
};

/** A protocol, a catalog of the project, or the end of a range, which stands for the range, gives it its meaning. */
function isGeneral(value: number, context: RuleContext): boolean {
  if (definitionsHere(value, context).length > 0 || context.protocols.retiredOf(value).length > 0) return true;
  return context.protocols.rangesOf(value).some(({ from, to }) => from === value || to === value);
}

/** In the order of their files and, in these, of the text. */
function placesOf(value: number, { module }: RuleContext): readonly CodePlace[] {
  const places = module.survey?.placesOf(value, module.id) ?? [];
  return places
    .filter(({ site }) => saysMeaning(site))
    .sort((a, b) => (a.module < b.module ? -1 : a.module > b.module ? 1 : a.site.anchor.start - b.site.anchor.start));
}

/** A name, or a message that is known to its end. */
function saysMeaning({ role, name, message, form }: ErrorSite): boolean {
  if (role === 'define' && name !== undefined) return !/^(?:code|errorCode)$/i.test(name.text);
  return form !== 'table' && message?.value !== undefined && !message.partial;
}

/** Two enums or tables are two vocabularies, each of a protocol or a layer of its own. */
function areTwoTables(
  { module: id, facts, site: other }: CodePlace,
  site: LinkedSite,
  { file, module }: RuleContext,
): boolean {
  if (site.group === undefined || other.group === undefined) return false;
  if (id === module.id && other.group === site.group) return false;
  return file.facts.groups[site.group]?.kind !== 'constants' && facts.groups[other.group]?.kind !== 'constants';
}

function speakerOf(places: readonly CodePlace[]): CodePlace | undefined {
  return places.find(({ site }) => site.role === 'define') ?? places[0];
}

function isThis(place: CodePlace | undefined, site: LinkedSite, { module }: RuleContext): boolean {
  return place?.module === module.id && place.site.anchor.start === site.anchor.start;
}

/** One place for each meaning. */
function distinct(places: readonly CodePlace[]): readonly CodePlace[] {
  const found: CodePlace[] = [];
  for (const place of places) {
    if (!found.some(({ site }) => meansTheSame(site, place.site))) found.push(place);
  }
  return found.map((place) => speakerOf(places.filter(({ site }) => meansTheSame(site, place.site))) ?? place);
}

function said({ name, message, role }: ErrorSite): string {
  if (message?.value !== undefined) return quoted(shortened(message.value.replace(/\.$/, '')));
  return role === 'define' && name !== undefined ? quoted(nameInWords(name.text)) : '';
}

function where({ module: id, facts, site: other, line }: CodePlace, site: LinkedSite, { module }: RuleContext): string {
  if (id === module.id) return other.anchor.start < site.anchor.start ? 'above' : 'below';
  return line === undefined ? `in ${facts.path}` : `in ${facts.path}:${line + 1}`;
}

function relatedTo({ module: id, facts, site, line }: CodePlace, { module }: RuleContext): RelatedPlace {
  const message = `Here it is ${said(site)}.`;
  if (id === module.id) return { span: site.anchor, message };
  return { span: site.anchor, path: facts.path, module: id, message, ...(line === undefined ? {} : { line }) };
}

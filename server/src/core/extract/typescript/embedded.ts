import type { ErrorSite, MessageFact, Span } from '../../model.ts';
import { extractJson } from '../json/index.ts';
import { type CookedText, cook } from './cooked.ts';
import type { Extraction, SiteDraft } from './extraction.ts';
import { isInAssertion } from './forms/assertions.ts';
import type { Node, Template } from './parser.ts';
import { isSent } from './sent.ts';
import { isStringLike } from './syntax.ts';

/** Longer literals are data, not messages that somebody wrote. */
const MAX_LENGTH = 100_000;
/** What a message or an error has, whatever its quotes are escaped with. */
const MENTION = /jsonrpc|"code|\\"code/;
/** Stands for what is put into a template: in a text a part of it, elsewhere a value. */
const HOLE_IN_TEXT = '…';
const HOLE = '"…"';

/**
 * JSON in strings and templates that holds a JSON-RPC message or error, alone or behind a header (`data: {…}`). Places
 * are those in the source, inside escapes too. Where something is put in, only what is written is told.
 */
export function findEmbedded(x: Extraction): void {
  for (const literal of x.nodes.literals) {
    if (literal.end - literal.pos > MAX_LENGTH || literal.end - literal.pos < 12) continue;
    if (isStringLike(x.ts, literal)) {
      const span = x.span(literal);
      if (MENTION.test(x.textOf(span))) read(x, literal, cook(x.file.text, inner(span)), true);
    } else if (literal.kind === x.ts.SyntaxKind.TemplateHead) {
      const template = literal.parent;
      if (x.ts.isTemplateExpression(template) && MENTION.test(x.textOf(x.span(template))))
        read(x, template, cookTemplate(x, template), false);
    }
  }
}

function inner({ start, end }: Span): Span {
  return { start: start + 1, end: end - 1 };
}

/** The parts of a template with something in the holes that leaves the JSON around them whole. */
function cookTemplate(x: Extraction, template: Template): CookedText {
  const parts = [template.head, ...template.templateSpans.map(({ literal }) => literal)];
  let text = '';
  const offsets: number[] = [];
  let quotes = 0;
  for (const [index, part] of parts.entries()) {
    const { start, end } = x.span(part);
    const last = index === parts.length - 1;
    const cooked = cook(x.file.text, { start: start + 1, end: end - (last ? 1 : 2) });
    text += cooked.text;
    for (const offset of cooked.offsets.slice(0, -1)) offsets.push(offset);
    quotes += quotesIn(cooked.text);
    const hole = last ? '' : quotes % 2 === 1 ? HOLE_IN_TEXT : HOLE;
    for (let unit = 0; unit < hole.length; unit += 1) offsets.push(end - 2);
    text += hole;
    if (last) offsets.push(end - 1);
  }
  return { text, offsets };
}

/** Quotes of a piece of JSON that begin or end a string. */
function quotesIn(text: string): number {
  return text.replace(/\\[\s\S]/g, '').split('"').length - 1;
}

function read(x: Extraction, literal: Node, { text, offsets }: CookedText, whole: boolean): void {
  const first = text.search(/[{[]/);
  const last = Math.max(text.lastIndexOf('}'), text.lastIndexOf(']'));
  if (first === -1 || last < first) return;
  const json = text.slice(first, last + 1);
  const facts = extractJson({ path: 'embedded.json', language: 'json', text: json }, x.vocabulary);
  if (facts.sites.length === 0 && facts.messages.length === 0) return;

  const expected = isInAssertion(x, literal);
  const sent = !expected && isSent(x, literal);
  const test = x.isTest || expected ? true : undefined;
  const place = (span: Span): Span => ({
    start: offsets[first + span.start] as number,
    end: offsets[first + span.end] as number,
  });
  const before = x.messages.length;
  if (whole) {
    for (const message of facts.messages) {
      const { site: _, ...rest } = moved(message, place) as MessageFact;
      x.messages.push({ ...rest, sent, embedded: true, ...(test === undefined ? {} : { test }) });
    }
  }
  for (const site of facts.sites) {
    if (site.role !== 'captured' || site.evidence === 'shape' || site.evidence === 'table') continue;
    const draft = moved(site, place) as ErrorSite;
    const code = draft.code === undefined ? undefined : { ...draft.code, text: x.textOf(draft.code.span) };
    const isKnown = whole || code?.kind === 'integer';
    const response = whole && draft.response !== undefined ? before + draft.response : undefined;
    x.add({
      ...(draft as SiteDraft),
      role: expected ? 'compare' : sent ? 'emit' : 'captured',
      form: expected ? 'assertion' : 'json',
      code: code === undefined || isKnown ? code : { kind: 'expression', span: code.span, text: code.text },
      response,
      group: undefined,
      complete: whole && draft.complete === true,
      embedded: true,
      test,
    });
  }
}

/** The same data with every span at its place in the source. */
function moved(value: unknown, place: (span: Span) => Span): unknown {
  if (Array.isArray(value)) return value.map((item) => moved(item, place));
  if (typeof value !== 'object' || value === null) return value;
  const { start, end } = value as Partial<Span>;
  if (typeof start === 'number' && typeof end === 'number') return place({ start, end });
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, moved(item, place)]));
}

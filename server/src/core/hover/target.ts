import type { FileAnalysis } from '../analyzer.ts';
import type { LinkedSite, MessageFact, Span, TextFact } from '../model.ts';
import { idAt } from '../navigation/exchange.ts';
import { definitionAt } from './reference.ts';

/** What stands at an offset. */
export type Target =
  | { readonly kind: 'code'; readonly span: Span; readonly value: number; readonly site: LinkedSite }
  | { readonly kind: 'text'; readonly span: Span; readonly text: TextFact; readonly site: LinkedSite }
  /** The id of a message of a capture. */
  | { readonly kind: 'id'; readonly span: Span; readonly message: number }
  | {
      readonly kind: 'member';
      readonly span: Span;
      readonly name: ReservedMember;
      readonly place: LinkedSite | MessageFact;
    };

/** Members of messages and errors that JSON-RPC itself defines. */
const RESERVED_MEMBERS = ['jsonrpc', 'id', 'result', 'error', 'code', 'message', 'data'] as const;
export type ReservedMember = (typeof RESERVED_MEMBERS)[number];

const OF_MESSAGE = ['jsonrpc', 'id', 'result', 'error'] as const;
const OF_ERROR: readonly string[] = ['code', 'message', 'data'] satisfies readonly ReservedMember[];

/** The smallest thing at the offset about which there is something to say. */
export function targetAt(analysis: FileAnalysis, text: string, offset: number): Target | undefined {
  const id = idAt(analysis.linked, offset);
  if (id !== undefined) return { kind: 'id', ...id };
  const candidates = [...codesAndTexts(analysis, offset), ...members(analysis, offset)];
  candidates.sort((a, b) => length(a.span) - length(b.span));
  return candidates[0] ?? mention(analysis, text, offset);
}

function* codesAndTexts({ sites }: FileAnalysis, offset: number): Generator<Target> {
  for (const site of sites) {
    const { message } = site;
    if (message?.value !== undefined && holds(message.span, offset)) {
      yield { kind: 'text', span: message.span, text: message, site };
    }
    const value = meantValue(site);
    if (value === undefined) continue;
    for (const span of [site.code?.span, site.name?.span, site.symbol?.span, site.anchor]) {
      if (span && holds(span, offset)) yield { kind: 'code', span, value, site };
    }
  }
}

/** The number, also where it is written as a string: the finding says that, the hover what it means. */
function meantValue({ value, code }: LinkedSite): number | undefined {
  if (value !== undefined || code?.kind !== 'string') return value;
  return /^-?\d{1,15}$/.test(code.value) ? Number(code.value) : undefined;
}

function* members({ linked, sites }: FileAnalysis, offset: number): Generator<Target> {
  for (const message of linked.facts.messages) {
    if (!holds(message.span, offset)) continue;
    for (const name of OF_MESSAGE) {
      const member = message[name];
      if (member && holds(member.key, offset)) yield { kind: 'member', span: member.key, name, place: message };
    }
  }
  for (const site of sites) {
    for (const member of site.members ?? []) {
      if (!OF_ERROR.includes(member.name) || !holds(member.key, offset)) continue;
      yield { kind: 'member', span: member.key, name: member.name as ReservedMember, place: site };
    }
  }
}

/** A constant of this file that is mentioned where no error is made or compared. */
function mention(analysis: FileAnalysis, text: string, offset: number): Target | undefined {
  const found = definitionAt(analysis.linked.facts, text, offset);
  const site = found && analysis.sites.find(({ index }) => index === found.definition.site);
  if (!found || !site || typeof found.definition.value !== 'number') return undefined;
  return { kind: 'code', span: found.span, value: found.definition.value, site };
}

/** The end counts too: editors ask there when the cursor stands behind the last character. */
function holds({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}

function length({ start, end }: Span): number {
  return end - start;
}

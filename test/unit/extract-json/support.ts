import assert from 'node:assert/strict';
import { extractJson } from '../../../server/src/core/extract/json/index.ts';
import type { Vocabulary } from '../../../server/src/core/extract/vocabulary.ts';
import type { ErrorSite, FileFacts, Language, Span } from '../../../server/src/core/model.ts';
import { readCapture } from '../../../server/src/core/traffic/reader.ts';

/** A small vocabulary of its own, so that these tests do not change with the catalogs. */
export const vocabulary: Vocabulary = {
  isKept: (code) => code >= -32768 && code <= -32000,
  isDefined: (code) => (code >= -32603 && code <= -32600) || code === -32700 || code === 4001 || code === 404,
  isUsual: (code) => (code >= -32603 && code <= -32600) || code === -32700,
  symbolsOf: () => [],
  symbolNames: new Set(),
  isKnownPackage: () => false,
  isKnownMethod: (method) => method === 'initialize' || method.startsWith('tools/'),
  evidenceMembers: new Set(['protocolVersion', 'rootUri']),
  isEvidence: () => true,
  versionMemberOf: () => undefined,
  texts: undefined,
  isKnownMessage: (text, code) =>
    code === 4001
      ? /^user rejected\b/i.test(text)
      : /^(?:method not found|invalid params|user rejected|not found)\b/i.test(text) && code === undefined,
  isKnownName: (identifier) => /^(?:method_?not_?found|parse_?error)$/i.test(identifier),
};

export function json(text: string, path = 'document.json', language: Language = 'json'): FileFacts {
  return checked(extractJson({ path, language, text }, vocabulary), text);
}

export function jsonl(text: string, path = 'capture.jsonl'): FileFacts {
  return checked(readCapture(text, { path, language: 'jsonl' }, vocabulary), text);
}

/** What a test says of a site: `role evidence code message`. */
export function shown(site: ErrorSite): string {
  const { role, evidence, code, message } = site;
  return [role, evidence, code?.text ?? '-', message?.value ?? message?.wrongType ?? '-'].join(' ');
}

export function cut(text: string, span: Span): string {
  return text.slice(span.start, span.end);
}

/** Checks what holds for facts of any text: spans lie in it, texts stand where they are said to, indexes lead somewhere. */
export function checked(facts: FileFacts, text: string): FileFacts {
  const within = (span: Span): void => {
    assert.ok(span.start >= 0 && span.start <= span.end && span.end <= text.length, JSON.stringify(span));
  };
  for (const site of facts.sites) {
    within(site.anchor);
    if (site.object) within(site.object);
    if (site.code) {
      within(site.code.span);
      if (site.code.kind !== 'wrong-type') assert.equal(cut(text, site.code.span), site.code.text);
      if (site.code.kind === 'integer') assert.equal(Number(site.code.text), site.code.value);
    }
    if (site.message) within(site.message.span);
    if (site.name) within(site.name.span);
    for (const member of site.members ?? []) {
      within(member.key);
      within(member.value);
    }
    if (site.response !== undefined) assert.ok(facts.messages[site.response]);
    if (site.group !== undefined) assert.ok(facts.groups[site.group]);
  }
  for (const message of facts.messages) {
    within(message.span);
    if (message.site !== undefined) assert.ok(facts.sites[message.site]);
  }
  for (const fact of facts.evidence) {
    if (fact.span) within(fact.span);
    if (fact.message !== undefined) assert.ok(facts.messages[fact.message]);
  }
  for (const fact of facts.definitions) within(fact.name);
  for (const group of facts.groups) within(group.span);
  for (const fact of facts.syntax) within(fact.span);
  for (const fact of facts.directives) {
    within(fact.span);
    within(fact.comment);
    for (const arg of fact.args) within(arg.span);
    if (fact.lines !== undefined) within(fact.lines);
  }
  for (const fact of facts.multiline) within(fact.span);
  assert.deepEqual(structuredClone(facts), facts);
  return facts;
}

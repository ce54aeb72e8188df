import type { CatalogSet } from '../catalog/catalog-set.ts';
import { dataShape } from '../catalog/data-shape.ts';
import type { CodeRange, Definition } from '../catalog/explain.ts';
import type { Meaning } from '../catalog/interpret.ts';
import { nameInWords, protocolName } from '../catalog/titles.ts';
import type { Catalog } from '../catalog/types.ts';
import { listOf } from '../words.ts';

/** What is explained of a code, of a name, or of a text with an error. */
export interface Explanation {
  readonly code?: number;
  readonly range?: CodeRange;
  readonly name?: string;
  /** What was read from a text. */
  readonly input?: {
    readonly message?: string;
    readonly method?: string;
    /** How many errors the text holds; the first is explained. */
    readonly errors: number;
  };
  /** A sentence where the message belongs to another code. */
  readonly note?: string;
  /** Of a text, the likeliest first. */
  readonly definitions: readonly Meaning[];
}

/** Longer messages are cut in headings. */
const LONGEST_MESSAGE = 200;

/** A definition in words, for text and Markdown. */
export interface ExplainedDefinition {
  readonly title: string;
  /** Name of the protocol, with the versions where not all of them hold it. */
  readonly protocol: string;
  readonly sentences: readonly string[];
  /** Label and value. */
  readonly facts: readonly (readonly [string, string])[];
}

/** One sentence about the place of a number in JSON-RPC. */
export function rangeSentence(range: CodeRange): string {
  switch (range) {
    case 'standard':
      return 'A standard code of JSON-RPC.';
    case 'server-error':
      return 'A server error: JSON-RPC leaves this range to servers and libraries.';
    case 'reserved':
      return 'Reserved by JSON-RPC for future use.';
    case 'application':
      return 'Outside the range that JSON-RPC reserves: every application may give it a meaning.';
  }
}

/** What is explained: `-32601`, `MethodNotFound`, `-32000 "Connection closed"`. */
export function subjectOf({ code, name, input }: Explanation): string {
  const message = input?.message;
  const cut = message !== undefined && message.length > LONGEST_MESSAGE;
  const quoted = message === undefined ? undefined : `"${cut ? `${message.slice(0, LONGEST_MESSAGE)}…` : message}"`;
  return [code ?? name, quoted].filter((part) => part !== undefined).join(' ');
}

/** Sentences about what was read, before the meanings. */
export function remarks({ input, note, definitions }: Explanation): readonly string[] {
  const said: string[] = [];
  if (input !== undefined && input.errors > 1)
    said.push(`There are ${input.errors} errors in the text; this is the first.`);
  if (note !== undefined) said.push(note);
  if (definitions.length > 1 && definitions[0]?.reason !== undefined) said.push('The likeliest meaning comes first.');
  return said;
}

export function explainedDefinition(definition: Meaning, catalogs: CatalogSet): ExplainedDefinition {
  const { code, name, message, reason } = definition;
  const words = message?.replace(/\.$/, '') ?? nameInWords(name);
  const catalog = catalogs.get(definition.protocol);
  const sentences = [
    reason && `Because ${reason}.`,
    definition.meaning,
    definition.whenUsed,
    definition.advice,
    retirement(definition),
    definition.note,
  ];
  return {
    title: code === undefined ? name : `${code} ${words}`,
    protocol: protocolWithVersions(definition, catalog),
    sentences: sentences.filter((text) => text !== undefined),
    facts: facts(definition),
  };
}

function protocolWithVersions(definition: Definition, catalog: Catalog | undefined): string {
  const name = catalog ? protocolName(catalog) : definition.protocol;
  const when = versions(definition, catalog);
  // "JSON-RPC 2.0 since 2.0" would say it twice.
  return when === '' || (when === `since ${definition.since}` && name.endsWith(` ${definition.since}`))
    ? name
    : `${name} ${when}`;
}

/** The versions that hold the definition, where not all of them do. */
function versions({ since, until }: Definition, catalog: Catalog | undefined): string {
  // A definition that is older than the first known version has been there from the start.
  const position = catalog?.versions.findIndex(({ id }) => id === since) ?? -1;
  const from = position > 0 ? since : undefined;
  if (until === undefined) return from === undefined ? '' : `since ${from}`;
  if (since === until) return until;
  return since === undefined ? `until ${until}` : `${since} … ${until}`;
}

function retirement({ deprecated, replacement, sender }: Definition): string | undefined {
  if (deprecated === undefined) return undefined;
  // Versions of libraries are ranges of releases.
  const since = `Since ${/^>=(\S+)/.exec(deprecated)?.[1] ?? deprecated}`;
  if (replacement === undefined) return `Retired ${since.toLowerCase()}.`;
  switch (sender) {
    case 'client':
      return `${since} clients send ${replacement}.`;
    case 'local':
      return `${since} it is ${replacement}.`;
    default:
      return `${since} servers send ${replacement}.`;
  }
}

const RETRY = { never: 'is of no use', later: 'may help', 'after-change': 'helps after a change of the request' };
const SENDER = {
  client: 'the client',
  server: 'the server',
  both: 'either side',
  local: 'nobody; it stays in the program',
};

function facts(definition: Definition): readonly (readonly [string, string])[] {
  const { name, identifiers = [], data, http = [], when, sender, retry, layer, source } = definition;
  const known: readonly (readonly [string, string | undefined])[] = [
    ['name', [...new Set([name, ...identifiers])].join(', ')],
    ['methods', when.methods?.join(', ')],
    ['data', dataShape(data)],
    ['sent by', sender && SENDER[sender]],
    ['retry', retry && RETRY[retry]],
    ['HTTP', http.length > 0 ? listOf(http.map(String), 'or') : undefined],
    ['layer', layer === 'specification' ? undefined : layer],
    ['source', source],
  ];
  return known.flatMap(([label, value]) => (value === undefined ? [] : [[label, value] as const]));
}

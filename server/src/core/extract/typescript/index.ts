import { DIRECTIVE_MARK } from '../../directives.ts';
import type {
  AliasFact,
  DefinitionFact,
  ErrorSite,
  FileFacts,
  ImportFact,
  MessageFact,
  SourceText,
} from '../../model.ts';
import { emptyFacts } from '../../model.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { collect } from './collect.ts';
import { readComments, readMultiline } from './comments.ts';
import { readDirectives } from './directives.ts';
import { findEmbedded } from './embedded.ts';
import { readEvidence } from './evidence.ts';
import { Extraction, type SiteDraft } from './extraction.ts';
import { readFactories } from './factories.ts';
import { findAssertions } from './forms/assertions.ts';
import { findAssignments } from './forms/assignments.ts';
import { findCalls } from './forms/calls.ts';
import { findComparisons } from './forms/comparisons.ts';
import { findDefinitions } from './forms/definitions.ts';
import { findErrorUses } from './forms/foreign.ts';
import { findLocalFactories } from './forms/local-factories.ts';
import { markedTables } from './forms/marked.ts';
import { findErrorObjects } from './forms/object-literals.ts';
import { findRanges } from './forms/ranges.ts';
import { findTables } from './forms/tables.ts';
import { findTexts } from './forms/texts.ts';
import { findTypes } from './forms/types.ts';
import { hiddenNames } from './hidden-names.ts';
import { readModules, SymbolTable } from './imports.ts';
import { findMessages } from './messages.ts';
import type { SourceFile, TypeScriptParser } from './parser.ts';
import { buildScope, type Scope } from './scope.ts';

/**
 * Phase 1 for TypeScript and JavaScript: every place in the text where an error code is made, defined,
 * compared or typed, and what may show a protocol. Half-typed text gives the facts of its intact parts;
 * text that nests too deep for the parser gives none. Never throws.
 *
 * @param source the text with its path and language; `.tsx` and `.jsx` follow from either
 */
export function extractTypeScript(source: SourceText, vocabulary: Vocabulary, parser: TypeScriptParser): FileFacts {
  const file = parse(source, parser);
  return file === undefined ? emptyFacts(source.path, source.language) : extract(source, vocabulary, parser, file);
}

function extract(source: SourceText, vocabulary: Vocabulary, ts: TypeScriptParser, file: SourceFile): FileFacts {
  const nodes = collect(ts, file);
  const modules = readModules(ts, file, nodes);
  const scope = buildScope(ts, file, nodes);
  const symbols = new SymbolTable(modules, vocabulary);
  const x = new Extraction({ ts, file, path: source.path, vocabulary, nodes, scope, symbols });

  findMessages(x);
  findEmbedded(x);
  // A token belongs to the first form that takes it: what a test expects or a type says before what is
  // made, and what is made before mere tables of numbers.
  findTypes(x);
  findErrorObjects(x);
  findCalls(x);
  findAssertions(x);
  findComparisons(x);
  findRanges(x);
  findTexts(x);
  findAssignments(x);
  findTables(x);
  findDefinitions(x);
  findLocalFactories(x);
  findErrorUses(x);

  const all = [...x.sites].sort((a, b) => a.anchor.start - b.anchor.start);
  x.raiseByTable();
  const drafts = all.filter(({ evidence }) => evidence !== 'import');
  const hidden = hiddenNames(ts, nodes, modules.imports);
  return {
    ...emptyFacts(source.path, source.language),
    sites: drafts.map(finish),
    tentative: all.filter(({ evidence }) => evidence === 'import').map(finish),
    messages: withSites(x.messages, drafts),
    groups: x.groups,
    ranges: x.ranges,
    definitions: definitionsOf(scope, hidden, drafts),
    aliases: aliasesOf(x),
    ...readFactories(x),
    imports: importsOf(modules.imports, hidden),
    exports: modules.exports,
    evidence: [...modules.evidence, ...readEvidence(x)],
    ...withTables(x, commentFacts(x)),
  };
}

/** With the tables that directives mark. */
function withTables(
  x: Extraction,
  comments: ReturnType<typeof commentFacts>,
): Pick<FileFacts, 'directives' | 'multiline' | 'tables'> {
  const tables = markedTables(x, comments.directives);
  return tables.length === 0 ? comments : { ...comments, tables };
}

/** Of a file in which nothing can be found, nobody asks where a comment could stand. */
function commentFacts(x: Extraction): Pick<FileFacts, 'directives' | 'multiline'> {
  const { ts, file, nodes } = x;
  const silent = x.sites.length === 0 && x.messages.length === 0;
  if (silent && !file.text.includes(DIRECTIVE_MARK)) return { directives: [], multiline: [] };
  const comments = readComments(ts, file, nodes.literals);
  const directives = readDirectives(ts, file, comments, nodes.braces);
  return { directives, multiline: readMultiline(ts, file, nodes.literals, comments) };
}

/** Undefined where the parser fails: it calls itself for every level of nesting. Nothing else here does. */
function parse(source: SourceText, ts: TypeScriptParser): SourceFile | undefined {
  const script = source.language.startsWith('javascript');
  const jsx = script || source.language.endsWith('react') || /\.[jt]sx$/i.test(source.path);
  const kind = script ? ts.ScriptKind.JSX : jsx ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const options = { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode: ts.JSDocParsingMode.ParseNone };
  try {
    return ts.createSourceFile(jsx ? 'file.tsx' : 'file.ts', source.text, options, false, kind);
  } catch {
    return undefined;
  }
}

function finish(draft: SiteDraft): ErrorSite {
  return Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined)) as unknown as ErrorSite;
}

/** Messages with the first site that stands in each. */
function withSites(messages: readonly MessageFact[], drafts: readonly SiteDraft[]): readonly MessageFact[] {
  const siteIn = new Map<number, number>();
  for (const [index, { response }] of drafts.entries()) {
    if (response !== undefined && !siteIn.has(response)) siteIn.set(response, index);
  }
  return messages.map((message, index) => {
    const site = siteIn.get(index);
    return site === undefined ? message : { ...message, site };
  });
}

/** The names that stand for names of other modules. */
function aliasesOf(x: Extraction): readonly AliasFact[] {
  const foreign = ({ target }: AliasFact): boolean => x.symbols.isImported(target[0] as string);
  const names = x.scope.aliases().map(({ path, target }) => ({ path, target: x.scope.canonical(target) }));
  return [...names, ...x.errorAliases].filter(foreign);
}

/** What an import stands for may be used everywhere only where nothing hides its name. */
function importsOf(imports: readonly ImportFact[], hidden: ReadonlySet<string>): readonly ImportFact[] {
  return imports.map(({ topLevel, ...fact }) => (topLevel && !hidden.has(fact.local) ? { ...fact, topLevel } : fact));
}

function definitionsOf(
  scope: Scope,
  hidden: ReadonlySet<string>,
  drafts: readonly SiteDraft[],
): readonly DefinitionFact[] {
  const siteAt = new Map<number, number>();
  for (const [index, { role, code }] of drafts.entries()) {
    if (code !== undefined && (role === 'define' || role === 'emit' || role === 'type'))
      siteAt.set(code.span.start, index);
  }
  return scope.definitions.map(({ path, name, value, key, topLevel, gives }) => {
    const site = siteAt.get(key);
    const root = path[0] as string;
    const isUsable = topLevel && !scope.isClouded(root) && !hidden.has(root);
    return {
      path,
      name,
      value,
      ...(site === undefined ? {} : { site }),
      ...(gives === undefined ? {} : { gives }),
      ...(isUsable ? { topLevel } : {}),
    };
  });
}

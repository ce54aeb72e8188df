import { isLibrary } from '../core/catalog/base.ts';
import { parseChoice } from '../core/catalog/choice.ts';
import { mostProminentFirst } from '../core/catalog/prominence.ts';
import { entryTitle, protocolNameOf } from '../core/catalog/titles.ts';
import type { ProtocolChoice } from '../core/catalog/types.ts';
import { explainText, guessSentence, type Unexplained } from '../core/explanation/index.ts';
import { explanationMarkdown } from '../core/explanation/markdown.ts';
import { escapeMarkdown } from '../core/markdown.ts';
import {
  EXPLAIN,
  type ExplainParams,
  type ExplainResult,
  KNOWN_ERRORS,
  type KnownErrorsResult,
} from '../protocol/index.ts';
import type { Session } from './session.ts';

/** Answers what an error means that somebody holds, and what can be explained at all. */
export function registerExplain(session: Session): void {
  const { connection, analyzer } = session;
  const { catalogs } = analyzer;
  connection.onRequest(EXPLAIN, async ({ text, protocol, uri }: ExplainParams): Promise<ExplainResult> => {
    const choices: readonly ProtocolChoice[] = protocol === undefined ? [] : [protocol].flatMap(choiceOf);
    const preferred = uri === undefined ? [] : await protocolsOf(uri, session);
    const explained = explainText(text, choices, catalogs, preferred);
    if ('problem' in explained) return { known: false, markdown: nothingKnown(explained) };
    return { known: true, markdown: explanationMarkdown(explained, catalogs) };
  });

  connection.onRequest(KNOWN_ERRORS, (): KnownErrorsResult => {
    const stated = catalogs.catalogs.flatMap(({ id, entries }) => entries.filter(({ origin }) => origin === id));
    return mostProminentFirst(stated, catalogs).map((entry) => ({
      code: entry.code,
      title: entryTitle(entry),
      names: [...new Set([entry.name, ...(entry.identifiers ?? [])])].join(', '),
      protocol: entry.protocol,
      protocolName: protocolNameOf(entry.protocol, catalogs),
      ...(entry.meaning === undefined ? {} : { meaning: entry.meaning }),
    }));
  });

  function choiceOf(protocol: string): readonly ProtocolChoice[] {
    const parsed = parseChoice(protocol, catalogs);
    return 'choice' in parsed ? [parsed.choice] : [];
  }
}

/** Ids of what is spoken in an open document, beyond plain JSON-RPC. */
async function protocolsOf(uri: string, session: Session): Promise<readonly string[]> {
  const active = (await session.look(uri))?.analysis?.protocols.list ?? [];
  return active
    .filter(({ strength, catalog }) => strength !== 'base' && !isLibrary(catalog))
    .map((one) => one.catalog.id);
}

function nothingKnown(unexplained: Unexplained): string {
  const can = 'A code, a name, a message, an error object or a line of a log can be explained.';
  return `# Nothing to explain\n\n${escapeMarkdown(sentence(unexplained))}\n\n${can}\n`;
}

function sentence(unexplained: Unexplained): string {
  const { problem, subject } = unexplained;
  const guess = guessSentence(unexplained);
  switch (problem) {
    case 'empty':
      return 'The text is empty.';
    case 'no-number':
      return `"${subject}" is neither a whole number nor a name.`;
    case 'too-many-digits':
      return 'No error code has so many digits.';
    case 'unknown-text':
      return `Nothing known is meant by this text.${guess}`;
    case 'unknown-name':
      return `No protocol that is known here has the name "${subject}".${guess}`;
  }
}

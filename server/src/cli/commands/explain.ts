import { builtinCatalogs } from '../../core/catalog/builtin.ts';
import type { CatalogSet } from '../../core/catalog/catalog-set.ts';
import { plainText } from '../../core/catalog/error-clue.ts';
import { readErrorText } from '../../core/catalog/error-text.ts';
import { type Definition, explainCode, explainName } from '../../core/catalog/explain.ts';
import { interpret } from '../../core/catalog/interpret.ts';
import type { ProtocolChoice } from '../../core/catalog/types.ts';
import { listOf } from '../../core/words.ts';
import { decode } from '../../node/decode.ts';
import { FINE } from '../exit-status.ts';
import { explanationMarkdown } from '../formats/explain-markdown.ts';
import { explanationText } from '../formats/explain-text.ts';
import type { Explanation } from '../formats/explanation.ts';
import type { Io } from '../io.ts';
import { parseChoices } from '../protocols.ts';
import { visible } from '../text/visible.ts';
import { neitherNumberNorName } from '../usage.ts';
import { UsageError } from '../usage-error.ts';

export interface ExplainOptions {
  readonly protocol?: readonly string[];
  readonly format: 'text' | 'json' | 'markdown';
}

const UNDERSTOOD = 'a code, a name, a message, an error object or a line of a log';
/** A longer text is not repeated, nor compared with names. */
const LONGEST_NAME = 60;

/**
 * `explain CODE|NAME|TEXT`: every meaning of a number, a name, or an error that somebody holds. A number that nobody
 * defines is fine, an unknown name or text is not.
 */
export async function explain(typed: string, { protocol = [], format }: ExplainOptions, io: Io): Promise<number> {
  const catalogs = builtinCatalogs();
  const choices = protocol.length > 0 ? parseChoices(protocol, catalogs) : [];
  const subject = plainText(typed === '-' ? decode(await io.readInput()) : typed);
  if (subject === '') {
    const what = typed === '-' ? 'Standard input is empty' : 'There is nothing to explain';
    throw new UsageError(`${what}; \`explain\` takes ${UNDERSTOOD}.`);
  }
  const explanation = explanationOf(subject, choices, catalogs);
  switch (format) {
    case 'json':
      io.out(`${JSON.stringify(explanation)}\n`);
      break;
    case 'markdown':
      io.out(explanationMarkdown(explanation, catalogs));
      break;
    case 'text':
      io.out(explanationText(explanation, catalogs, io.colors));
  }
  return FINE;
}

function explanationOf(subject: string, choices: readonly ProtocolChoice[], catalogs: CatalogSet): Explanation {
  const code = codeOf(subject);
  if (code !== undefined) return ofCode(code, choices, catalogs);
  // A single word is a name before it is a message.
  const named = /\s/.test(subject) ? undefined : ofName(subject, choices, catalogs);
  const explanation = named ?? ofText(subject, choices, catalogs);
  if (explanation === undefined) throw unknown(subject, choices, catalogs);
  return explanation;
}

/** The number that was typed, or copied from a page with a typographic minus; undefined for a name or a text. */
function codeOf(subject: string): number | undefined {
  const plain = subject.replace(/^\u2212/, '-');
  if (!/^[-+]?\d[\p{L}\p{N}_.]*$/u.test(plain)) return undefined;
  if (!/^[-+]?\d+$/.test(plain)) throw neitherNumberNorName(subject);
  const code = Number(plain);
  if (!Number.isFinite(code)) throw new UsageError('No error code has so many digits.');
  return code;
}

function ofCode(code: number, choices: readonly ProtocolChoice[], catalogs: CatalogSet): Explanation {
  const [first, ...others] = asked(choices).map((choice) => explainCode(catalogs, code, choice));
  const definitions = [first, ...others].flatMap((one) => one?.definitions ?? []);
  return { code, ...(first && { range: first.range }), definitions };
}

function ofName(name: string, choices: readonly ProtocolChoice[], catalogs: CatalogSet): Explanation | undefined {
  const definitions: Definition[] = asked(choices).flatMap((choice) => {
    const found = explainName(catalogs, name, choice);
    return 'definitions' in found ? found.definitions : [];
  });
  return definitions.length > 0 ? { name, definitions } : undefined;
}

function ofText(text: string, choices: readonly ProtocolChoice[], catalogs: CatalogSet): Explanation | undefined {
  const read = readErrorText(text);
  const found = read && interpret(catalogs, text, read.first, choices);
  if (found === undefined) return undefined;
  const { code, range, message, method, note, definitions } = found;
  return {
    ...(code !== undefined && { code }),
    ...(range !== undefined && { range }),
    input: {
      ...(message !== undefined && { message }),
      ...(method !== undefined && { method }),
      errors: read?.count ?? 1,
    },
    ...(note !== undefined && { note }),
    definitions,
  };
}

function unknown(subject: string, choices: readonly ProtocolChoice[], catalogs: CatalogSet): UsageError {
  const ids = choices.map(({ id }) => id);
  const where = ids.length > 0 ? ` in ${listOf(ids, 'or')}` : '';
  const guess = guesses(subject, choices, catalogs);
  if (/\s/.test(subject) || subject.length > LONGEST_NAME) {
    const shown = subject.length > LONGEST_NAME || subject.includes('\n') ? 'this text' : `"${visible(subject)}"`;
    return new UsageError(`Nothing known is meant by ${shown}${where}.${guess} \`explain\` takes ${UNDERSTOOD}.`);
  }
  const list = `jsonrpc-errors catalogs show ${ids.length === 1 ? ids[0] : 'ID'}`;
  return new UsageError(
    `Unknown name "${visible(subject)}"${where}.${guess} \`${list}\` lists the names of a protocol.`,
  );
}

function guesses(subject: string, choices: readonly ProtocolChoice[], catalogs: CatalogSet): string {
  if (subject.length > LONGEST_NAME) return '';
  const nearest = asked(choices).flatMap((choice) => {
    const found = explainName(catalogs, subject, choice);
    return 'nearest' in found ? found.nearest : [];
  });
  const names = [...new Set(nearest)].map((name) => `"${name}"`);
  return names.length > 0 ? ` Did you mean ${listOf(names, 'or')}?` : '';
}

/** Without a choice, all protocols at once. */
function asked(choices: readonly ProtocolChoice[]): readonly (ProtocolChoice | undefined)[] {
  return choices.length > 0 ? choices : [undefined];
}

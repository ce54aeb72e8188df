import { builtinCatalogs } from '../../core/catalog/builtin.ts';
import type { CatalogSet } from '../../core/catalog/catalog-set.ts';
import { type Definition, explainCode, explainName } from '../../core/catalog/explain.ts';
import type { ProtocolChoice } from '../../core/catalog/types.ts';
import { listOf } from '../../core/words.ts';
import { FINE } from '../exit-status.ts';
import { explanationMarkdown } from '../formats/explain-markdown.ts';
import { explanationText } from '../formats/explain-text.ts';
import type { Explanation } from '../formats/explanation.ts';
import type { Io } from '../io.ts';
import { parseChoices } from '../protocols.ts';
import { neitherNumberNorName } from '../usage.ts';
import { UsageError } from '../usage-error.ts';

export interface ExplainOptions {
  readonly protocol?: readonly string[];
  readonly format: 'text' | 'json' | 'markdown';
}

/** `explain CODE|NAME`: every meaning of a number or a name. A number that nobody defines is fine, an unknown name is not. */
export async function explain(subject: string, { protocol = [], format }: ExplainOptions, io: Io): Promise<number> {
  const catalogs = builtinCatalogs();
  const choices = protocol.length > 0 ? parseChoices(protocol, catalogs) : [undefined];
  const code = codeOf(subject);
  const explanation = code === undefined ? ofName(subject, choices, catalogs) : ofCode(code, choices, catalogs);
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

/** The number that was typed, or copied from a page with a typographic minus; undefined for a name. */
function codeOf(subject: string): number | undefined {
  const plain = subject.trim().replace(/^\u2212/, '-');
  if (!/^[-+]?\d/.test(plain)) return undefined;
  if (!/^[-+]?\d+$/.test(plain)) throw neitherNumberNorName(subject);
  const code = Number(plain);
  if (!Number.isFinite(code)) throw new UsageError('No error code has so many digits.');
  return code;
}

function ofCode(code: number, choices: readonly (ProtocolChoice | undefined)[], catalogs: CatalogSet): Explanation {
  const [first, ...others] = choices.map((choice) => explainCode(catalogs, code, choice));
  const definitions = [first, ...others].flatMap((one) => one?.definitions ?? []);
  return { code, ...(first && { range: first.range }), definitions };
}

function ofName(name: string, choices: readonly (ProtocolChoice | undefined)[], catalogs: CatalogSet): Explanation {
  const definitions: Definition[] = [];
  const nearest = new Set<string>();
  for (const choice of choices) {
    const found = explainName(catalogs, name, choice);
    if ('definitions' in found) definitions.push(...found.definitions);
    else for (const other of found.nearest) nearest.add(other);
  }
  if (definitions.length > 0) return { name: name.trim(), definitions };
  const guesses = [...nearest].map((other) => `"${other}"`);
  const guess = guesses.length > 0 ? ` Did you mean ${listOf(guesses, 'or')}?` : '';
  const asked = choices.flatMap((choice) => (choice === undefined ? [] : [choice.id]));
  const where = asked.length > 0 ? ` in ${listOf(asked, 'or')}` : '';
  const list = `jsonrpc-errors catalogs show ${asked.length === 1 ? asked[0] : 'ID'}`;
  throw new UsageError(`Unknown name "${name}"${where}.${guess} \`${list}\` lists the names of a protocol.`);
}

import type { CatalogSet } from '../catalog/catalog-set.ts';
import { plainText } from '../catalog/error-clue.ts';
import { readErrorText } from '../catalog/error-text.ts';
import { type Definition, explainCode, explainName } from '../catalog/explain.ts';
import { interpret } from '../catalog/interpret.ts';
import type { ProtocolChoice } from '../catalog/types.ts';
import { listOf } from '../words.ts';
import type { Explanation } from './words.ts';

/** Why a text cannot be explained. */
export interface Unexplained {
  readonly problem: 'empty' | 'no-number' | 'too-many-digits' | 'unknown-name' | 'unknown-text';
  /** The text without blanks around it. */
  readonly subject: string;
  /** Names that are known and nearly like it, best first. */
  readonly nearest: readonly string[];
}

/** A longer text is not compared with names. */
export const LONGEST_NAME = 60;

/**
 * Explains what somebody holds: a number, a name, a message, an error object or a line of a log.
 *
 * @param choices protocols that are asked for; none for all
 * @param preferred ids of protocols whose meanings come first where nothing else tells them apart
 */
export function explainText(
  typed: string,
  choices: readonly ProtocolChoice[],
  catalogs: CatalogSet,
  preferred: readonly string[] = [],
): Explanation | Unexplained {
  const subject = plainText(typed);
  const failed = (problem: Unexplained['problem'], nearest: readonly string[] = []): Unexplained => ({
    problem,
    subject,
    nearest,
  });
  if (subject === '') return failed('empty');
  const plain = subject.replace(/^\u2212/, '-');
  if (/^[-+]?\d[\p{L}\p{N}_.]*$/u.test(plain)) {
    if (!/^[-+]?\d+$/.test(plain)) return failed('no-number');
    const code = Number(plain);
    return Number.isFinite(code) ? ofCode(code, choices, catalogs, preferred) : failed('too-many-digits');
  }
  const words = /\s/.test(subject);
  // A single word is a name before it is a message.
  const named = words ? undefined : ofName(subject, choices, catalogs, preferred);
  const explanation = named ?? ofText(subject, choices, catalogs);
  if (explanation !== undefined) return explanation;
  const isText = words || subject.length > LONGEST_NAME;
  return failed(isText ? 'unknown-text' : 'unknown-name', nearestNames(subject, choices, catalogs));
}

function ofCode(
  code: number,
  choices: readonly ProtocolChoice[],
  catalogs: CatalogSet,
  preferred: readonly string[],
): Explanation {
  const [first, ...others] = asked(choices).map((choice) => explainCode(catalogs, code, choice));
  const definitions = [first, ...others].flatMap((one) => one?.definitions ?? []);
  return { code, ...(first && { range: first.range }), definitions: preferredFirst(definitions, preferred) };
}

function ofName(
  name: string,
  choices: readonly ProtocolChoice[],
  catalogs: CatalogSet,
  preferred: readonly string[],
): Explanation | undefined {
  const definitions: Definition[] = asked(choices).flatMap((choice) => {
    const found = explainName(catalogs, name, choice);
    return 'definitions' in found ? found.definitions : [];
  });
  return definitions.length > 0 ? { name, definitions: preferredFirst(definitions, preferred) } : undefined;
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

function nearestNames(subject: string, choices: readonly ProtocolChoice[], catalogs: CatalogSet): readonly string[] {
  if (subject.length > LONGEST_NAME) return [];
  const nearest = asked(choices).flatMap((choice) => {
    const found = explainName(catalogs, subject, choice);
    return 'nearest' in found ? found.nearest : [];
  });
  return [...new Set(nearest)];
}

function preferredFirst(definitions: readonly Definition[], preferred: readonly string[]): readonly Definition[] {
  const rank = ({ protocol }: Definition): number => (preferred.includes(protocol) ? 0 : 1);
  return [...definitions].sort((a, b) => rank(a) - rank(b));
}

/** Without a choice, all protocols at once. */
function asked(choices: readonly ProtocolChoice[]): readonly (ProtocolChoice | undefined)[] {
  return choices.length > 0 ? choices : [undefined];
}

/** A question that follows the sentence about what is unknown; empty where no name is near. */
export function guessSentence({ nearest }: Unexplained): string {
  return nearest.length > 0
    ? ` Did you mean ${listOf(
        nearest.map((name) => `"${name}"`),
        'or',
      )}?`
    : '';
}

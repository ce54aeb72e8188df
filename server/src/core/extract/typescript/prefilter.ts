import type { Vocabulary } from '../vocabulary.ts';
import { keptNumbers, numberShape } from './near.ts';

/** What makes a text worth parsing; built once for a vocabulary. */
interface Filter {
  /** A number near the kept ones, an envelope, a directive: enough by itself. */
  readonly enough: RegExp;
  /** A name that listed packages export; looked for only behind an import of such a package. */
  readonly names: RegExp | undefined;
}

const filters = new WeakMap<Vocabulary, Filter>();
/** The key of an envelope, and a directive. */
const MENTION = 'jsonrpc(?:\\\\?[\'"]?\\s*[:,}]|-errors-)';
const SPECIFIER = /(?:from|require\s*\(|import\s*\(?)\s*['"]([^'"\r\n]{1,200})['"]/g;

/**
 * A cheap test on a text: false means that extracting it would find no error site. Looks for numbers
 * that catalogs keep, as written in code or miswritten; for names that listed packages export, together
 * with an import of one; for the key of an envelope and for directives.
 */
export function isCandidateText(text: string, vocabulary: Vocabulary): boolean {
  const { enough, names } = filterOf(vocabulary);
  if (enough.test(text)) return true;
  return names !== undefined && importsKnownPackage(text, vocabulary) && names.test(text);
}

function importsKnownPackage(text: string, vocabulary: Vocabulary): boolean {
  for (const [, module] of text.matchAll(SPECIFIER)) {
    if (module !== undefined && vocabulary.symbolsOf(module).length > 0) return true;
  }
  return false;
}

function filterOf(vocabulary: Vocabulary): Filter {
  const known = filters.get(vocabulary);
  if (known !== undefined) return known;
  const filter: Filter = { enough: enough(vocabulary), names: names(vocabulary) };
  filters.set(vocabulary, filter);
  return filter;
}

function enough(vocabulary: Vocabulary): RegExp {
  const { prefixes, lengths } = numberShape(vocabulary);
  // Of a number of n digits: the prefix and the rest, one digit too few or too many; `_` may part digits.
  const rest = `(?:_?\\d){${lengths[0] - 3},${lengths[1] - 1}}(?![\\w.])`;
  const near = prefixes.map((prefix) => `${[...prefix].join('_?')}${rest}`);
  const negative = [...near, ...exponents(prefixes), ...hexadecimals(vocabulary)];
  const alternatives = [MENTION];
  if (negative.length > 0) alternatives.push(`-[\\s(]*(?:${negative.join('|')})`);
  const unsigned = withoutSign(vocabulary);
  if (unsigned.length > 0) alternatives.push(`(?<![\\w.$])(?:${unsigned.join('|')})(?![\\w.])`);
  return new RegExp(alternatives.join('|'));
}

/**
 * The digits of defined codes: what lost its minus sign is worth a look only if it is exactly one of them, for
 * 32768 and the like are everywhere. Codes that differ in their last digit share an alternative.
 */
function withoutSign(vocabulary: Vocabulary): readonly string[] {
  const lastDigits = new Map<string, string>();
  for (const { from, to } of keptNumbers(vocabulary)) {
    for (let code = from; code <= to; code += 1) {
      if (!vocabulary.isDefined(code)) continue;
      const digits = String(-code);
      const group = digits.slice(0, -1);
      lastDigits.set(group, (lastDigits.get(group) ?? '') + digits.slice(-1));
    }
  }
  return [...lastDigits].map(([group, last]) => `${[...group].join('_?')}_?[${last}]`);
}

/** `32e3`, `3.26e4`: as minifiers write round numbers. */
function exponents(prefixes: readonly string[]): readonly string[] {
  return prefixes.map((prefix) => `${prefix[0]}\\.?${prefix[1]}\\d*e\\d`);
}

/** The first digits of kept numbers in hexadecimal, four digits in all. */
function hexadecimals(vocabulary: Vocabulary): readonly string[] {
  const starts = new Set<string>();
  for (let high = 0x10; high <= 0xff; high += 1) {
    for (let low = 0; low <= 0xff; low += 0x1f) {
      if (vocabulary.isKept(-(high * 0x100 + low))) starts.add(high.toString(16));
    }
  }
  if (starts.size === 0) return [];
  const anyCase = [...starts].map((start) => start.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`));
  return [`0[xX](?:${anyCase.join('|')})[\\da-fA-F]{2}(?![\\w.])`];
}

function names({ symbolNames }: Vocabulary): RegExp | undefined {
  if (symbolNames.size === 0) return undefined;
  const roots = new Set([...symbolNames].map((name) => name.split('.')[0] as string));
  return new RegExp([...roots].map((name) => name.replace(/[^\w]/g, '\\$&')).join('|'));
}

import { readFileSync } from 'node:fs';
import type { CatalogDocument } from '../../server/src/core/catalog/types.ts';
import { inProject } from '../paths.ts';
import type { Generator } from './generator.ts';

/**
 * Scopes of a code: what it is, and one that themes give a colour of its own. A grammar cannot know the
 * protocol, so that no number looks like a mistake.
 */
const SCOPES = {
  standard: 'constant.numeric.jsonrpc-error.standard constant.language.jsonrpc-error.standard',
  server: 'constant.numeric.jsonrpc-error.server variable.other.enummember.jsonrpc-error.server',
  reserved: 'constant.numeric.jsonrpc-error.reserved keyword.control.jsonrpc-error.reserved',
};

/** Not the end of a name, a number or a subtraction, and not the beginning of a longer number. */
const BEFORE = '(?<![\\w$.)\\]-])-';
const AFTER = '(?![\\w$]|\\.\\d)';

/** The injection that colours the codes of JSON-RPC, made from the ranges that the catalogs name. */
export const generator: Generator = async () => {
  const catalogs = JSON.parse(
    readFileSync(inProject('server/src/generated/catalogs.json'), 'utf8'),
  ) as readonly CatalogDocument[];
  const base = catalogs.find((catalog) => catalog.id === 'json-rpc');
  if (!base) throw new Error('server/catalogs/json-rpc.json is missing.');
  const standard = base.entries.filter((entry) => !entry.marker).map(({ code }) => code);
  const given = (base.ranges ?? []).filter(({ owner }) => owner === 'implementation' || owner === 'application');
  const grammar = {
    name: 'JSON-RPC error codes',
    scopeName: 'jsonrpc-errors.codes',
    injectionSelector: ['source.json', 'source.ts', 'source.tsx', 'source.js']
      .map((scope) => `L:${scope} -string -comment -meta.jsx.children`)
      .join(', '),
    patterns: [
      pattern(SCOPES.standard, standard.map(literal)),
      pattern(SCOPES.server, merged(given).map(between)),
      pattern(SCOPES.reserved, merged(catalogs.flatMap((catalog) => catalog.ranges ?? [])).map(between)),
    ],
  };
  return [
    {
      path: 'syntaxes/jsonrpc-errors.tmLanguage.json',
      text: `${JSON.stringify(grammar, undefined, 2)}\n`,
      committed: true,
    },
  ];
};

interface Limits {
  readonly from: number;
  readonly to: number;
}

/** Others are no numbers that stand out: a grammar that colours 1 to 100 would be noise. */
function isOfFiveDigits({ from, to }: Limits): boolean {
  return [from, to].every((limit) => limit < 0 && String(-limit).length === 5);
}

function pattern(name: string, alternatives: readonly string[]): { name: string; match: string } {
  return { name, match: `${BEFORE}(?:${alternatives.join('|')})${AFTER}` };
}

function literal(code: number): string {
  return [...String(-code)].join('_?');
}

/** A regular expression for the numbers of a range of equal length, without sign, with `_` between digits. */
function between({ from, to }: Limits): string {
  return digits(String(-to), String(-from));
}

function digits(low: string, high: string): string {
  const [first = '', last = ''] = [low[0], high[0]];
  if (low.length === 1) return first === last ? first : `[${first}-${last}]`;
  if (first === last) return `${first}_?${digits(low.slice(1), high.slice(1))}`;
  const rest = low.length - 1;
  const alternatives: string[] = [];
  let [start, end] = [Number(first), Number(last)];
  if (/[1-9]/.test(low.slice(1))) {
    alternatives.push(`${first}_?${digits(low.slice(1), '9'.repeat(rest))}`);
    start++;
  }
  const tail = /[0-8]/.test(high.slice(1)) ? `${last}_?${digits('0'.repeat(rest), high.slice(1))}` : undefined;
  if (tail) end--;
  if (start <= end) alternatives.push(`[${start}-${end}](?:_?\\d){${rest}}`);
  if (tail) alternatives.push(tail);
  return `(?:${alternatives.join('|')})`;
}

/** The same numbers in as few ranges as possible, without those that would be noise. */
function merged(ranges: readonly Limits[]): Limits[] {
  const result: Limits[] = [];
  for (const { from, to } of ranges.filter(isOfFiveDigits).sort((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last && from <= last.to + 1) result[result.length - 1] = { from: last.from, to: Math.max(last.to, to) };
    else result.push({ from, to });
  }
  return result;
}

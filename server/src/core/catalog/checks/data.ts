import { isRecord } from '../../record.ts';
import { didYouMean } from '../../words.ts';
import { dataFit } from '../data-fit.ts';
import type { JsonPath } from '../schema-validator.ts';
import type { Check, CheckProblem } from './check.ts';

const TYPES = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'];
/** Keywords by the kind of their value; the vocabulary that describes `data` here. */
const KEYWORDS: Readonly<
  Record<string, 'type' | 'schema' | 'schemas' | 'members' | 'names' | 'list' | 'pattern' | 'any'>
> = {
  type: 'type',
  properties: 'members',
  required: 'names',
  additionalProperties: 'schema',
  items: 'schema',
  prefixItems: 'schemas',
  oneOf: 'schemas',
  anyOf: 'schemas',
  allOf: 'schemas',
  not: 'schema',
  enum: 'list',
  const: 'any',
  pattern: 'pattern',
  examples: 'list',
  default: 'any',
  title: 'any',
  description: 'any',
  format: 'any',
  minimum: 'any',
  maximum: 'any',
  minLength: 'any',
  maxLength: 'any',
  minItems: 'any',
  maxItems: 'any',
  $comment: 'any',
};
/** Schemas within schemas; data of errors is never so deep. */
const DEEPEST = 20;

export const dataSchemaValid: Check = {
  id: 'data-schema-valid',
  reason: 'A schema with a misspelt keyword accepts everything.',
  severity: 'error',
  *run({ entries }) {
    for (const [at, { data }] of entries.entries()) {
      if (data !== undefined) yield* schemaProblems(data, ['entries', at, 'data'], 0);
    }
  },
};

export const dataExamplesFit: Check = {
  id: 'data-examples-fit',
  reason: 'An example that its own schema refuses teaches the wrong shape.',
  severity: 'error',
  *run({ entries }) {
    for (const [at, { data }] of entries.entries()) {
      if (!Array.isArray(data?.examples)) continue;
      for (const [index, example] of data.examples.entries()) {
        if (dataFit(data, example) !== false) continue;
        yield { path: ['entries', at, 'data', 'examples', index], message: 'The example does not fit the schema.' };
      }
    }
  },
};

function* schemaProblems(schema: unknown, path: JsonPath, depth: number): Iterable<CheckProblem> {
  if (typeof schema === 'boolean') return;
  if (!isRecord(schema)) {
    yield { path, message: 'A schema is an object, true or false.' };
    return;
  }
  if (depth > DEEPEST) {
    yield { path, message: `Schemas stand within each other more than ${DEEPEST} times.` };
    return;
  }
  for (const [keyword, value] of Object.entries(schema)) {
    yield* keywordProblems(keyword, value, [...path, keyword], depth);
  }
}

function* keywordProblems(keyword: string, value: unknown, path: JsonPath, depth: number): Iterable<CheckProblem> {
  switch (Object.hasOwn(KEYWORDS, keyword) ? KEYWORDS[keyword] : undefined) {
    case undefined:
      yield {
        path,
        message: `"${keyword}" is none of the keywords that describe data.${didYouMean(keyword, Object.keys(KEYWORDS))}`,
      };
      return;
    case 'type': {
      const wrong = (Array.isArray(value) ? value : [value]).find((type) => !TYPES.includes(String(type)));
      if (wrong !== undefined)
        yield { path, message: `"${wrong}" is no type of JSON.${didYouMean(String(wrong), TYPES)}` };
      return;
    }
    case 'schema':
      yield* schemaProblems(value, path, depth + 1);
      return;
    case 'schemas':
      if (!Array.isArray(value) || value.length === 0) yield { path, message: `"${keyword}" is a list of schemas.` };
      else for (const [at, one] of value.entries()) yield* schemaProblems(one, [...path, at], depth + 1);
      return;
    case 'members':
      if (!isRecord(value)) yield { path, message: `"${keyword}" is an object of schemas.` };
      else for (const [name, one] of Object.entries(value)) yield* schemaProblems(one, [...path, name], depth + 1);
      return;
    case 'names':
      if (!Array.isArray(value) || value.some((name) => typeof name !== 'string'))
        yield { path, message: `"${keyword}" is a list of names.` };
      return;
    case 'list':
      if (!Array.isArray(value) || value.length === 0) yield { path, message: `"${keyword}" is a list of values.` };
      return;
    case 'pattern':
      if (typeof value !== 'string' || !isExpression(value))
        yield { path, message: `${JSON.stringify(value)} cannot be read as a pattern.` };
      return;
    default:
  }
}

function isExpression(source: string): boolean {
  try {
    new RegExp(source, 'u');
    return true;
  } catch {
    return false;
  }
}

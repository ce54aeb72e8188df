import { closest } from 'fastest-levenshtein';
import { authoring, builtIn, members, type SchemaError } from '../../generated/catalog-validator.js';

/** A member name or an index, from the root of a document downward. */
export type JsonPath = readonly (string | number)[];

/** What the schema does not allow, as a sentence. */
export interface SchemaProblem {
  readonly path: JsonPath;
  /** Set where the key of `path`'s last member is at fault, not its value. */
  readonly atKey: boolean;
  readonly message: string;
}

/**
 * Holds a parsed catalog against the schema.
 * @param strict true for catalogs that come with the program: meaning, layer and sources are needed too
 */
export function validateSchema(data: unknown, strict: boolean): readonly SchemaProblem[] {
  const validate = strict ? builtIn : authoring;
  if (validate(data)) return [];
  const problems = new Map<string, SchemaProblem>();
  for (const error of validate.errors ?? []) {
    const path = toPath(error.instancePath, data);
    const problem = toProblem(error, path);
    problems.set(problem.message, problem);
  }
  return [...problems.values()];
}

/** `["entries", 3, "code"]` → `entries[3].code`; empty for the root. */
export function pathText(path: JsonPath): string {
  const text = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
  return text.replace(/^\./, '');
}

function toProblem({ keyword, params }: SchemaError, path: JsonPath): SchemaProblem {
  const place = path.length === 0 ? 'The catalog' : `"${pathText(path)}"`;
  const say = (message: string): SchemaProblem => ({ path, atKey: false, message });
  switch (keyword) {
    case 'required':
      return say(`${place} lacks "${params.missingProperty}".`);
    case 'additionalProperties': {
      const name = String(params.additionalProperty);
      const known =
        members[`/${path.map((step) => (typeof step === 'number' ? '*' : step)).join('/')}`.replace(/\/$/, '')];
      const guess = known === undefined || known.length === 0 ? '' : ` Did you mean "${closest(name, known)}"?`;
      const where = path.length === 0 ? 'the catalog' : pathText(path);
      return {
        path: [...path, name],
        atKey: true,
        message: `Unknown member "${name}" in ${where}.${guess}`,
      };
    }
    case 'type':
      return say(`${place} must be ${TYPES[String(params.type)] ?? String(params.type)}.`);
    case 'enum': {
      const allowed = (params.allowedValues as readonly unknown[]).map((value) => JSON.stringify(value));
      return say(`${place} must be ${allowed.slice(0, -1).join(', ')} or ${allowed.at(-1)}.`);
    }
    case 'pattern':
      return path.at(-1) === 'id'
        ? say(`${place} must be words of small letters and digits with hyphens or full stops between them.`)
        : say(`${place} must be a date such as 2025-11-25.`);
    case 'minLength':
    case 'minItems':
      return say(`${place} must not be empty.`);
    default:
      return say(`${place} is not what the schema of catalogs asks for (${keyword}).`);
  }
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'a string',
  integer: 'an integer',
  boolean: 'true or false',
  array: 'an array',
  object: 'an object',
};

/** A JSON pointer as a path; steps are numbers where the data has an array. */
function toPath(pointer: string, data: unknown): JsonPath {
  const path: (string | number)[] = [];
  let at = data;
  for (const step of pointer.split('/').slice(1)) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    path.push(Array.isArray(at) ? Number(name) : name);
    at = (at as Record<string, unknown> | undefined)?.[name];
  }
  return path;
}

import { isRecord } from '../record.ts';
import { listOf } from '../words.ts';

type Schema = Readonly<Record<string, unknown>>;

/** Members of `data` that are named as a reason. */
const MOST_NAMED = 3;

/**
 * Compares `data` with the schema of an entry, as far as that tells meanings apart: types, required members and the
 * form of strings.
 *
 * @returns what `data` has of the schema, as a clause ("data has uri"); `false` where it contradicts the schema;
 * undefined where it says nothing.
 */
export function dataFit(schema: Schema | undefined, data: unknown): string | false | undefined {
  if (schema === undefined || data === undefined) return undefined;
  const alternatives = schema.oneOf ?? schema.anyOf;
  if (Array.isArray(alternatives)) {
    const fits = alternatives.filter(isRecord).map((one) => dataFit(one, data));
    return fits.find((fit) => typeof fit === 'string') ?? (fits.every((fit) => fit === false) ? false : undefined);
  }
  if (!hasType(schema.type, data)) return false;
  if (typeof data === 'string') return stringFit(schema, data);
  return isRecord(data) ? objectFit(schema, data) : undefined;
}

function stringFit({ type, pattern }: Schema, data: string): string | false | undefined {
  if (typeof pattern !== 'string') return type === 'string' ? 'data is a string' : undefined;
  try {
    return new RegExp(pattern, 'u').test(data) ? 'data has the form that it gives' : false;
  } catch {
    // Schemas come from files of users, too.
    return undefined;
  }
}

function objectFit(schema: Schema, data: Schema): string | false | undefined {
  const required = Array.isArray(schema.required) ? schema.required.map(String) : [];
  const properties = isRecord(schema.properties) ? Object.entries(schema.properties) : [];
  const present = properties.filter(([name]) => Object.hasOwn(data, name));
  const mistyped = present.some(([name, one]) => isRecord(one) && !hasType(one.type, data[name]));
  if (mistyped || required.some((name) => !Object.hasOwn(data, name))) return false;
  if (present.length === 0) return undefined;
  const names = present.slice(0, MOST_NAMED).map(([name]) => name);
  return `data has ${listOf(names, 'and')}`;
}

function hasType(type: unknown, value: unknown): boolean {
  if (Array.isArray(type)) return type.some((one) => hasType(one, value));
  switch (type) {
    case 'integer':
      return Number.isInteger(value);
    case 'object':
      return isRecord(value);
    case 'array':
      return Array.isArray(value);
    case 'null':
      return value === null;
    case 'string':
    case 'number':
    case 'boolean':
      return typeof value === type;
    default:
      return true;
  }
}

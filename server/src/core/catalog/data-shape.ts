import { isRecord } from '../record.ts';

/** Members that fit on a line of a hover; further ones become `…`. */
const MAX_MEMBERS = 4;
const MAX_DEPTH = 3;

type Schema = Readonly<Record<string, unknown>>;

/**
 * A JSON Schema of `data` as a person would sketch it: `{ uri: string }`, `string | null`, `{ retryAfter?: number }`.
 * Undefined where the schema says nothing about the shape.
 */
export function dataShape(schema: Schema | undefined): string | undefined {
  const shape = schema && sketch(schema, 0);
  return shape === 'any' ? undefined : shape;
}

function sketch(schema: Schema, depth: number): string {
  const alternatives = schema.oneOf ?? schema.anyOf;
  if (Array.isArray(alternatives)) return union(alternatives.filter(isRecord).map((one) => sketch(one, depth)));
  if ('const' in schema) return JSON.stringify(schema.const);
  if (Array.isArray(schema.enum)) return union(schema.enum.map((value) => JSON.stringify(value)));
  if (Array.isArray(schema.type)) return union(schema.type.map((type) => sketch({ ...schema, type }, depth)));
  if (schema.type === 'array') return isRecord(schema.items) ? `${wrapped(sketch(schema.items, depth))}[]` : 'array';
  if (schema.type === 'object' || isRecord(schema.properties)) return object(schema, depth);
  return typeof schema.type === 'string' ? schema.type : 'any';
}

function object(schema: Schema, depth: number): string {
  const properties = isRecord(schema.properties) ? Object.entries(schema.properties) : [];
  if (properties.length === 0) return 'object';
  if (depth >= MAX_DEPTH) return '{ … }';
  const required = Array.isArray(schema.required) ? schema.required : [];
  const members = properties.slice(0, MAX_MEMBERS).map(([name, value]) => {
    const mark = required.includes(name) ? '' : '?';
    return `${name}${mark}: ${isRecord(value) ? sketch(value, depth + 1) : 'any'}`;
  });
  if (properties.length > MAX_MEMBERS) members.push('…');
  return `{ ${members.join(', ')} }`;
}

function union(shapes: readonly string[]): string {
  const different = [...new Set(shapes)];
  const shown = different.slice(0, MAX_MEMBERS);
  return different.length > MAX_MEMBERS ? [...shown, '…'].join(' | ') : shown.join(' | ') || 'any';
}

function wrapped(shape: string): string {
  return shape.includes(' | ') ? `(${shape})` : shape;
}

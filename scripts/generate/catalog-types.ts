import { readFile } from 'node:fs/promises';
import { UserFacingError } from '../failure.ts';
import { inProject } from '../paths.ts';
import type { Generator } from './generator.ts';

const SCHEMA = 'server/catalogs/catalog.schema.json';
const TARGET = 'server/src/generated/catalog-documents.ts';

/** The keywords of JSON Schema that the schema of catalogs is made of. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
}

/** TypeScript types of a catalog as it stands in its file, from the schema that checks it. */
export const generator: Generator = async () => {
  const { $defs } = JSON.parse(await readFile(inProject(SCHEMA), 'utf8')) as { $defs: Record<string, Schema> };
  // What only demands more of a document has no type of its own.
  const documents = Object.entries($defs).filter(([, schema]) => schema.properties !== undefined);
  const text = documents.map(
    ([name, schema]) => `${comment(schema, '')}export interface ${typeName(name)} ${object(schema, '')}\n`,
  );
  return [
    {
      path: TARGET,
      text: `// Written by \`npm run generate\` from ${SCHEMA}.\n\n${text.join('\n')}`,
      committed: false,
    },
  ];
};

function typeName(definition: string): string {
  return `${definition.charAt(0).toUpperCase()}${definition.slice(1)}Document`;
}

function object({ properties = {}, required = [] }: Schema, indent: string): string {
  const inner = `${indent}  `;
  const members = Object.entries(properties).map(([name, schema]) => {
    const mark = required.includes(name) ? '' : '?';
    return `${comment(schema, inner)}${inner}readonly ${name}${mark}: ${typeOf(schema, inner)};\n`;
  });
  return `{\n${members.join('')}${indent}}`;
}

function typeOf(schema: Schema, indent: string): string {
  if (schema.$ref !== undefined) return typeName(schema.$ref.split('/').at(-1) as string);
  // A reference with a description beside it.
  if (schema.allOf?.length === 1) return typeOf(schema.allOf[0] as Schema, indent);
  if (schema.anyOf !== undefined) return schema.anyOf.map((one) => typeOf(one, indent)).join(' | ');
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  switch (schema.type) {
    case 'string':
    case 'boolean':
      return schema.type;
    case 'integer':
    case 'number':
      return 'number';
    case 'array': {
      const item = typeOf(schema.items ?? {}, indent);
      return `readonly ${/[ |]/.test(item) ? `(${item})` : item}[]`;
    }
    case 'object':
      if (schema.properties !== undefined) return object(schema, indent);
      return `Readonly<Record<string, ${typeof schema.additionalProperties === 'object' ? typeOf(schema.additionalProperties, indent) : 'unknown'}>>`;
    default:
      throw new UserFacingError(`${SCHEMA} has something for which there is no type: ${JSON.stringify(schema)}`);
  }
}

function comment({ description }: Schema, indent: string): string {
  return description === undefined ? '' : `${indent}/** ${description} */\n`;
}

import { readFile } from 'node:fs/promises';
import { Ajv } from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import { inProject } from '../paths.ts';
import type { Generator } from './generator.ts';

const SCHEMA = 'server/catalogs/catalog.schema.json';
const TARGET = 'server/src/generated/catalog-validator';

const DECLARATION = `export interface SchemaError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}
/** Says whether a catalog fits; \`errors\` are those of the last call. */
export interface SchemaCheck {
  (data: unknown): boolean;
  readonly errors?: readonly SchemaError[] | null;
}
export declare const authoring: SchemaCheck;
export declare const builtIn: SchemaCheck;
/** The members that each place of a catalog knows, where it knows no others: \`/entries/*\` for each entry. */
export declare const members: Readonly<Record<string, readonly string[]>>;
`;

/** The catalog schema compiled to functions, so that no schema compiler ships with the product. */
export const generator: Generator = async () => [
  { path: `${TARGET}.js`, text: await compiled(), committed: false },
  { path: `${TARGET}.d.ts`, text: DECLARATION, committed: false },
];

interface Schema {
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: boolean;
}

async function compiled(): Promise<string> {
  const schema = JSON.parse(await readFile(inProject(SCHEMA), 'utf8')) as Schema;
  const ajv = new Ajv({
    allErrors: true,
    strict: true,
    strictRequired: false,
    // The sentences for people are made of keyword and parameters.
    messages: false,
    inlineRefs: false,
    code: { source: true, esm: true },
  });
  ajv.addSchema(schema, 'catalog');
  const code = standaloneCode.default(ajv, { authoring: 'catalog', builtIn: 'catalog#/$defs/builtInCatalog' });
  const members = Object.fromEntries(closedObjects(schema, schema.$defs ?? {}, ''));
  // The compiled code asks for parts of the compiler's run time; bundled it stands alone.
  const { outputFiles } = await build({
    stdin: { contents: `${code}\nexport const members = ${JSON.stringify(members)};`, resolveDir: inProject('.') },
    bundle: true,
    format: 'esm',
    target: 'es2022',
    minifySyntax: true,
    minifyWhitespace: true,
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}

/** Every object of a catalog that allows no other members: where it stands, and the members it knows. */
function* closedObjects(
  schema: Schema,
  definitions: Readonly<Record<string, Schema>>,
  place: string,
): Iterable<[string, string[]]> {
  const { $ref, allOf = [], properties = {}, items, additionalProperties } = schema;
  const referred = $ref === undefined ? undefined : definitions[$ref.split('/').at(-1) ?? ''];
  for (const part of referred === undefined ? allOf : [referred, ...allOf]) {
    yield* closedObjects(part, definitions, place);
  }
  if (additionalProperties === false) yield [place, Object.keys(properties)];
  for (const [name, member] of Object.entries(properties)) {
    yield* closedObjects(member, definitions, `${place}/${name}`);
  }
  if (items !== undefined) yield* closedObjects(items, definitions, `${place}/*`);
}

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';

/**
 * Compiles catalog.schema.json to a module, so that no schema compiler comes with the program.
 *
 * @returns {Promise<string>} JavaScript that exports `authoring` and `builtIn`: `(data) => boolean`,
 * with the errors of the last call in their member `errors`; `authoring` is the default export too.
 * `members` says which members each place of a catalog knows, where it knows no others.
 */
export async function buildValidator() {
  const schema = JSON.parse(await readFile(new URL('catalog.schema.json', import.meta.url), 'utf8'));
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
  const code = standaloneCode(ajv, { authoring: 'catalog', builtIn: 'catalog#/$defs/builtInCatalog' });
  // The compiled code asks for parts of the compiler's run time; bundled it stands alone.
  const { outputFiles } = await build({
    stdin: {
      contents: [
        code,
        'export { authoring as validate, authoring as default };',
        `export const members = ${JSON.stringify(Object.fromEntries(closedObjects(schema, schema.$defs)))};`,
      ].join('\n'),
      resolveDir: fileURLToPath(new URL('.', import.meta.url)),
    },
    bundle: true,
    format: 'esm',
    target: 'es2022',
    minifySyntax: true,
    minifyWhitespace: true,
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}

/**
 * Every object of a catalog that allows no other members: where it stands (`/entries/*` for each entry),
 * and the members it knows.
 */
function* closedObjects(schema, definitions, place = '') {
  const { $ref, allOf = [], properties = {}, items, additionalProperties } = schema;
  if ($ref !== undefined) yield* closedObjects(definitions[$ref.split('/').at(-1)], definitions, place);
  for (const part of allOf) yield* closedObjects(part, definitions, place);
  if (additionalProperties === false) yield [place, Object.keys(properties)];
  for (const [name, member] of Object.entries(properties))
    yield* closedObjects(member, definitions, `${place}/${name}`);
  if (items !== undefined) yield* closedObjects(items, definitions, `${place}/*`);
}

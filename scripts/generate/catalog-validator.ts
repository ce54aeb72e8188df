import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { inProject } from '../paths.ts';
import type { GeneratedFile, Generator } from './generator.ts';

const SOURCE = inProject('server/catalogs/build-validator.mjs');
const TARGET = 'server/src/generated/catalog-validator';

const DECLARATION = `export interface SchemaError {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
}
declare const validate: { (data: unknown): boolean; errors?: readonly SchemaError[] | null };
export { validate };
export default validate;
`;

/** The catalog schema compiled to a function, so that no schema compiler ships with the product. */
export const generator: Generator = async () => {
  if (!existsSync(SOURCE)) return [];
  const module = (await import(pathToFileURL(SOURCE).href)) as { buildValidator(): Promise<string> };
  const files: GeneratedFile[] = [
    { path: `${TARGET}.js`, text: await module.buildValidator(), committed: false },
    { path: `${TARGET}.d.ts`, text: DECLARATION, committed: false },
  ];
  return files;
};

import { readFile } from 'node:fs/promises';
import type { CatalogDocument } from '../../server/src/core/catalog/types.ts';
import { SEVERITIES } from '../../server/src/core/model.ts';
import { inProject } from '../paths.ts';
import type { Generator } from './generator.ts';

interface Manifest {
  contributes: { configuration: { properties: Record<string, Record<string, unknown>> } };
}

/** The names that settings offer in package.json: protocols from the catalogs, rules from the registry. */
export const generator: Generator = async () => {
  const { RULES } = await import('../../server/src/generated/rules.ts');
  const catalogs = JSON.parse(await read('server/src/generated/catalogs.json')) as readonly CatalogDocument[];
  const manifest = JSON.parse(await read('package.json')) as Manifest;
  const { properties } = manifest.contributes.configuration;
  const choices = catalogs.flatMap(protocolChoices);
  Object.assign(setting(properties, 'jsonrpcErrors.protocols'), {
    items: {
      type: 'string',
      enum: choices.map(({ choice }) => choice),
      enumDescriptions: choices.map(({ description }) => description),
    },
  });
  Object.assign(setting(properties, 'jsonrpcErrors.rules'), {
    properties: Object.fromEntries(
      RULES.map(({ id, title, severity }) => [
        id,
        { type: 'string', enum: [...SEVERITIES, 'off'], default: severity, description: title },
      ]),
    ),
  });
  return [{ path: 'package.json', text: `${JSON.stringify(manifest, undefined, 2)}\n`, committed: true }];
};

interface Choice {
  readonly choice: string;
  readonly description: string;
}

/** `mcp` and `mcp@2025-11-25`. The versions of a library are ranges of its releases: nobody types those. */
function protocolChoices({ id, name, versions = [], serves }: CatalogDocument): Choice[] {
  const all = { choice: id, description: name };
  if (serves) return [all];
  return [all, ...versions.map((version) => ({ choice: `${id}@${version.id}`, description: `${name} ${version.id}` }))];
}

function setting(properties: Manifest['contributes']['configuration']['properties'], name: string) {
  const found = properties[name];
  if (!found) throw new Error(`package.json does not contribute ${name}.`);
  return found;
}

function read(path: string): Promise<string> {
  return readFile(inProject(path), 'utf8');
}

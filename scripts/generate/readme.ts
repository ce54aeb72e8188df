import { readFile } from 'node:fs/promises';
import type { CatalogDocument } from '../../server/src/core/catalog/types.ts';
import { inProject } from '../paths.ts';
import type { Generator } from './generator.ts';
import { fillMarked, row } from './markdown.ts';
import { ruleTable } from './rule-pages.ts';

interface Manifest {
  readonly contributes?: { readonly configuration?: { readonly properties?: Readonly<Record<string, Setting>> } };
}
interface Setting {
  readonly default?: unknown;
  readonly markdownDescription?: string;
  readonly description?: string;
}

/** The tables of the README, from the registry, the catalogs and the manifest. */
export const generator: Generator = async () => {
  const { RULES } = await import('../../server/src/generated/rules.ts');
  const catalogs = await readJson<readonly CatalogDocument[]>('server/src/generated/catalogs.json');
  let text = await readFile(inProject('README.md'), 'utf8');
  text = fillMarked(text, 'rules', ruleTable(RULES, 'docs/rules/'));
  text = fillMarked(text, 'protocols', protocolTable(catalogs));
  text = fillMarked(
    text,
    'settings',
    settingsTable(await readJson('package.json'), await readJson('package.nls.json')),
  );
  return [{ path: 'README.md', text, committed: true }];
};

function protocolTable(catalogs: readonly CatalogDocument[]): string[] {
  return [
    row('Protocol', 'Id', 'Versions', 'Codes'),
    row('---', '---', '---', '---'),
    ...catalogs.map((catalog) =>
      row(
        catalog.name,
        `[\`${catalog.id}\`](docs/protocols/${catalog.id}.md)`,
        versionsOf(catalog),
        String(new Set(catalog.entries.map((entry) => entry.code)).size),
      ),
    ),
  ];
}

function versionsOf(catalog: CatalogDocument): string {
  const ids = (catalog.versions ?? []).map((version) => version.id);
  return ids.length < 3 ? ids.join(', ') : `${ids[0]} … ${ids.at(-1)}`;
}

function settingsTable(manifest: Manifest, texts: Readonly<Record<string, string>>): string[] {
  const settings = Object.entries(manifest.contributes?.configuration?.properties ?? {});
  const described = ({ markdownDescription, description }: Setting): string =>
    (markdownDescription ?? description ?? '')
      .replace(/^%(.+)%$/, (_, key: string) => texts[key] ?? '')
      // In VS Code `#name#` is a link to a setting.
      .replace(/`#([\w.]+)#`/g, '`$1`');
  return [
    row('Setting', 'Default', 'What it does'),
    row('---', '---', '---'),
    ...settings.map(([name, setting]) =>
      row(`\`${name}\``, `\`${JSON.stringify(setting.default)}\``, described(setting)),
    ),
  ];
}

async function readJson<T>(path: string): Promise<T> {
  return JSON.parse(await readFile(inProject(path), 'utf8')) as T;
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FileContext, ProjectOfFile } from '../../server/src/core/analyzer.ts';
import { parseChoice } from '../../server/src/core/catalog/choice.ts';
import { readOwnCatalogs } from '../../server/src/core/catalog/own/read-own.ts';
import type { SeverityOrOff } from '../../server/src/core/model.ts';
import { analyzer } from './analyze.ts';

const ROOT = fileURLToPath(new URL('../fixtures/', import.meta.url));

interface FixtureOptions {
  readonly protocols?: readonly string[];
  readonly rules?: Readonly<Record<string, SeverityOrOff>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  /** Catalogs that the project declares, each as in its file `<id>.json`. */
  readonly catalogs?: readonly { readonly id: string }[];
}

/** The folders of `test/fixtures/rules` and `test/fixtures/documents`, by their paths. */
export function fixtureFolders(): readonly string[] {
  return ['rules', 'documents'].flatMap((set) =>
    readdirSync(join(ROOT, set))
      .sort()
      .map((name) => join(ROOT, set, name)),
  );
}

/** What `options.json` of a fixture folder says: protocols as a configuration has them, rules, dependencies, own catalogs. */
export function contextOf(folder: string): FileContext {
  const path = join(folder, 'options.json');
  if (!existsSync(path)) return {};
  const options = JSON.parse(readFileSync(path, 'utf8')) as FixtureOptions;
  const configured = (options.protocols ?? []).map((text) => {
    const parsed = parseChoice(text, analyzer.catalogs);
    if ('problem' in parsed) throw new Error(`${path}: ${parsed.problem}`);
    return parsed.choice;
  });
  return {
    configured,
    severities: options.rules ?? {},
    ...(options.dependencies === undefined ? {} : { dependencies: options.dependencies }),
    ...(options.catalogs === undefined ? {} : { project: projectOf(options.catalogs) }),
  };
}

function projectOf(documents: readonly { readonly id: string }[]): ProjectOfFile {
  const files = documents.map((document) => ({
    path: `${document.id}.json`,
    text: JSON.stringify(document),
    declared: true,
  }));
  const { catalogs, own, problems } = readOwnCatalogs(files, analyzer.catalogs);
  const [problem] = problems;
  if (problem !== undefined) throw new Error(`${problem.path}: ${problem.message}`);
  return { catalogs, own: own.map(({ id, path, declared }) => ({ id, declared, source: path })) };
}

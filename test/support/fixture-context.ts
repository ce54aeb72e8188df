import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FileContext } from '../../server/src/core/analyzer.ts';
import { parseChoice } from '../../server/src/core/catalog/choice.ts';
import type { SeverityOrOff } from '../../server/src/core/model.ts';
import { analyzer } from './analyze.ts';

const ROOT = fileURLToPath(new URL('../fixtures/', import.meta.url));

interface FixtureOptions {
  readonly protocols?: readonly string[];
  readonly rules?: Readonly<Record<string, SeverityOrOff>>;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** The folders of `test/fixtures/rules` and `test/fixtures/documents`, by their paths. */
export function fixtureFolders(): readonly string[] {
  return ['rules', 'documents'].flatMap((set) =>
    readdirSync(join(ROOT, set))
      .sort()
      .map((name) => join(ROOT, set, name)),
  );
}

/** What `options.json` of a fixture folder says: protocols as a configuration has them, rules, dependencies. */
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
  };
}

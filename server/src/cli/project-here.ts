import path from 'node:path';
import type { CatalogSet } from '../core/catalog/catalog-set.ts';
import { ConfigError, ConfigFinder, type LoadedConfig } from '../node/config-files.ts';
import { createNodeAnalyzer } from '../node/engine.ts';
import { Projects } from '../node/projects.ts';
import { DiskReader } from '../node/read-file.ts';
import type { Io } from './io.ts';
import { tellFailures } from './tell-failures.ts';
import { UsageError } from './usage-error.ts';

/** The project in which a command is called. */
export interface ProjectHere {
  /** Those that come with the program, and the project's own. */
  readonly catalogs: CatalogSet;
  /** Ids of its own. */
  readonly own: readonly string[];
  /** The configuration that holds here. */
  readonly config: LoadedConfig | undefined;
}

/**
 * The catalogs that are known in the working directory. A catalog that cannot be used is told on stderr and left out;
 * a broken configuration is a `UsageError`.
 */
export async function projectHere(io: Io): Promise<ProjectHere> {
  const { catalogs: below, extract, rules } = createNodeAnalyzer();
  const reader = new DiskReader();
  const names = { catalogs: below, ruleIds: rules.map((rule) => rule.id) };
  const configs = new ConfigFinder(names, reader, io.cwd, extract);
  let config: LoadedConfig | undefined;
  try {
    config = await configs.find(io.cwd);
  } catch (error) {
    throw error instanceof ConfigError ? new UsageError(error.message) : error;
  }
  const projects = new Projects({ below, reader, cwd: io.cwd, extract });
  const here = { absolute: path.join(io.cwd, '.'.repeat(3)), path: '', named: true, root: io.cwd };
  projects.add(here, config);
  await projects.load();
  tellFailures(projects.failures, 0, io);
  const project = projects.of(here, config);
  return { catalogs: project?.catalogs ?? below, own: project?.own.map(({ id }) => id) ?? [], config };
}

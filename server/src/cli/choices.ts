import path from 'node:path';
import type { CatalogSet } from '../core/catalog/catalog-set.ts';
import type { ProtocolChoice } from '../core/catalog/types.ts';
import type { SeverityOrOff } from '../core/model.ts';
import { ConfigError, ConfigFinder } from '../node/config-files.ts';
import { createNodeAnalyzer } from '../node/engine.ts';
import type { CommandLineSettings } from '../node/file-contexts.ts';
import { DiskReader } from '../node/read-file.ts';
import { chosenSeverities } from './chosen-severities.ts';
import { parseChoices } from './protocols.ts';
import { UsageError } from './usage-error.ts';

interface TypedChoices {
  readonly protocol?: readonly string[] | undefined;
  readonly config?: string | boolean | undefined;
  readonly rule?: readonly string[] | undefined;
}

/** Protocols and severities as they were typed, for captures that are judged elsewhere. Rejects with a `UsageError`. */
export async function checkedChoices(
  { protocol = [], config: option, rule }: TypedChoices,
  cwd: string,
): Promise<{
  readonly protocols: readonly ProtocolChoice[];
  readonly severities: Readonly<Record<string, SeverityOrOff>>;
}> {
  const severities = chosenSeverities(rule);
  const { catalogs, rules, extract } = createNodeAnalyzer();
  const names = { catalogs, ruleIds: rules.map(({ id }) => id) };
  const configs = new ConfigFinder(names, new DiskReader(), cwd, extract);
  const config = await chosenConfig(option, configs, cwd);
  const known = await catalogsHere(protocol, config, configs, catalogs, cwd);
  return { protocols: parseChoices(protocol, known), severities };
}

/** What `--config` and `--no-config` say. */
export async function chosenConfig(
  option: string | boolean | undefined,
  configs: ConfigFinder,
  cwd: string,
): Promise<CommandLineSettings['config']> {
  if (option === false) return 'none';
  if (typeof option !== 'string') return 'nearest';
  return withConfigErrors(() => configs.load(path.resolve(cwd, option)));
}

/** The catalogs that the command line may name: those of the program, and of the project in which it is called. */
export async function catalogsHere(
  protocol: readonly string[],
  config: CommandLineSettings['config'],
  configs: ConfigFinder,
  builtIn: CatalogSet,
  cwd: string,
): Promise<CatalogSet> {
  if (protocol.length === 0 || config === 'none') return builtIn;
  const here = config === 'nearest' ? await withConfigErrors(() => configs.find(cwd)) : config;
  return here?.catalogs ?? builtIn;
}

export async function withConfigErrors<T>(action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    throw error instanceof ConfigError ? new UsageError(error.message) : error;
  }
}

import path from 'node:path';
import type { Analyzer, FileContext } from '../core/analyzer.ts';
import type { ProtocolChoice } from '../core/catalog/types.ts';
import type { SeverityOrOff } from '../core/model.ts';
import { ConfigFinder } from './config-files.ts';
import { createNodeAnalyzer } from './engine.ts';
import { FileContexts } from './file-contexts.ts';
import { Projects } from './projects.ts';
import { DiskReader } from './read-file.ts';
import { displayPath } from './targets.ts';

/** What the command line says of captures that are judged while they are written; plain data. */
export interface CaptureSettings {
  readonly cwd: string;
  readonly protocols: readonly ProtocolChoice[];
  readonly detect: boolean;
  /** Rule id → severity, over those of the configuration. */
  readonly severities: Readonly<Record<string, SeverityOrOff>>;
  /** A file; false: none; absent: the nearest of the capture. */
  readonly config?: string | false;
}

/** The engine for one capture, with what `check` would know about it. */
export interface CaptureEngine {
  readonly analyzer: Analyzer;
  readonly context: FileContext;
}

/** @param file the capture; absolute. Rejects with a `ConfigError`. */
export async function captureEngine(file: string, settings: CaptureSettings): Promise<CaptureEngine> {
  const { cwd, protocols, detect, severities } = settings;
  const analyzer = createNodeAnalyzer();
  const reader = new DiskReader();
  const { catalogs, extract } = analyzer;
  const names = { catalogs, ruleIds: analyzer.rules.map((rule) => rule.id) };
  const configs = new ConfigFinder(names, reader, cwd, extract);
  const config =
    settings.config === undefined
      ? 'nearest'
      : settings.config === false
        ? 'none'
        : await configs.load(path.resolve(cwd, settings.config));
  const projects = new Projects({ below: catalogs, reader, cwd, extract });
  const means = { configs, projects, catalogs, cwd };
  const contexts = new FileContexts({ protocols, detect, inlineConfig: false, severities, config }, means);
  const target = { absolute: file, path: displayPath(file, cwd), named: true, root: path.dirname(file) };
  await contexts.prepare(target);
  await contexts.load();
  return { analyzer, context: contexts.of(target) };
}

import { parse } from 'jsonc-parser';
import { isRecord } from '../../record.ts';
import { folderOf, join } from './paths.ts';
import type { Reading } from './reading.ts';

/** What a tsconfig.json says about modules without a leading dot. */
export interface PathMapping {
  /** Pattern with at most one `*` → absolute paths with the same. */
  readonly paths: readonly (readonly [string, readonly string[]])[];
  /** Folder from which other names are looked up, where one is set. */
  readonly baseUrl?: string;
}

/** Configurations that extend or refer to one another. */
const MAX_DEPTH = 8;

/** The mapping of a configuration file, through what it extends and refers to. @param text of the file */
export function* readMapping(file: string, text: string, depth = 0): Reading<PathMapping> {
  const config: unknown = parse(text, [], { allowTrailingComma: true });
  if (!isRecord(config) || depth > MAX_DEPTH) return { paths: [] };
  const folder = folderOf(file);
  const own = ownMapping(folder, config.compilerOptions);
  let inherited: PathMapping = { paths: [] };
  // The last one that says something wins, as with the compiler.
  for (const base of listOf(config.extends)) {
    const mapping = yield* readOther(folder, base, depth);
    inherited = mapping.paths.length > 0 || mapping.baseUrl !== undefined ? mapping : inherited;
  }
  const baseUrl = own.baseUrl ?? inherited.baseUrl;
  const paths = own.paths.length > 0 ? own.paths : inherited.paths;
  if (paths.length > 0 || baseUrl !== undefined) return { paths, ...(baseUrl === undefined ? {} : { baseUrl }) };
  // A solution has nothing but references to the real ones.
  const references = Array.isArray(config.references) ? config.references : [];
  for (const reference of references) {
    const target = isRecord(reference) && typeof reference.path === 'string' ? reference.path : undefined;
    if (target === undefined || !target.endsWith('.json')) continue;
    const mapping = yield* readOther(folder, target.startsWith('.') ? target : `./${target}`, depth);
    if (mapping.paths.length > 0) return mapping;
  }
  return { paths: [] };
}

function* readOther(folder: string, name: string, depth: number): Reading<PathMapping> {
  const places = name.startsWith('.') || name.startsWith('/') ? [join(folder, name)] : inPackages(folder, name);
  for (const place of places) {
    for (const file of place.endsWith('.json') ? [place] : [`${place}.json`, `${place}/tsconfig.json`]) {
      const text = yield { ask: 'text', path: file };
      if (text !== undefined) return yield* readMapping(file, text, depth + 1);
    }
  }
  return { paths: [] };
}

function inPackages(folder: string, name: string): readonly string[] {
  const places: string[] = [];
  for (let current = folder; ; current = folderOf(current)) {
    places.push(join(current, `node_modules/${name}`));
    if (folderOf(current) === current) return places;
  }
}

function ownMapping(folder: string, options: unknown): PathMapping {
  if (!isRecord(options)) return { paths: [] };
  const baseUrl = typeof options.baseUrl === 'string' ? join(folder, options.baseUrl) : undefined;
  const table = isRecord(options.paths) ? Object.entries(options.paths) : [];
  const paths = table.map(([pattern, targets]) => {
    return [pattern, listOf(targets).map((target) => join(baseUrl ?? folder, target))] as const;
  });
  return { paths, ...(baseUrl === undefined ? {} : { baseUrl }) };
}

function listOf(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).filter((item) => typeof item === 'string');
}

/** The places that a mapping has for a specifier, best first. */
export function mapped({ paths, baseUrl }: PathMapping, specifier: string): readonly string[] {
  const exact = paths.find(([pattern]) => pattern === specifier);
  if (exact !== undefined) return exact[1];
  let best: readonly string[] = [];
  let length = -1;
  for (const [pattern, targets] of paths) {
    const [start = '', end] = pattern.split('*', 2);
    if (end === undefined || start.length <= length) continue;
    if (!specifier.startsWith(start) || !specifier.endsWith(end) || specifier.length < start.length + end.length)
      continue;
    const part = specifier.slice(start.length, specifier.length - end.length);
    length = start.length;
    best = targets.map((target) => target.replace('*', () => part));
  }
  return baseUrl === undefined ? best : [...best, join(baseUrl, specifier)];
}

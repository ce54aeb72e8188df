import { isRecord } from '../../record.ts';
import { findTarget } from './files.ts';
import type { Reading } from './reading.ts';

/** A package.json, as far as it says where modules are. */
export interface PackageDocument {
  readonly folder: string;
  readonly name: string | undefined;
  readonly exports: unknown;
  readonly imports: unknown;
  /** Entry points for those that know no `exports`, best first. */
  readonly entries: readonly string[];
}

/** Undefined where the text is no package.json. */
export function parsePackage(folder: string, text: string): PackageDocument | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(value)) return undefined;
  const { name, exports, imports, types, typings, source, module, main } = value;
  const entries = [types, typings, source, module, main, './index'].filter((entry) => typeof entry === 'string');
  return { folder, name: typeof name === 'string' ? name : undefined, exports, imports, entries };
}

/** The file that a package gives for a subpath, `.` for the package itself. */
export function* findEntry(document: PackageDocument, subpath: string): Reading<string | undefined> {
  const { folder, exports, entries } = document;
  for (const target of exports === undefined ? [] : targetsOf(exports, subpath)) {
    const found = yield* findTarget(folder, target);
    if (found !== undefined) return found;
  }
  // What `exports` hides is not importable, but where it is followed to a file that is not built, the older way helps.
  for (const entry of subpath === '.' ? entries : [subpath]) {
    const found = yield* findTarget(folder, entry);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The file that a package means by a specifier of its own, `#errors`. */
export function* findInternal(document: PackageDocument, specifier: string): Reading<string | undefined> {
  for (const target of targetsOf(document.imports, specifier)) {
    const found = target.startsWith('.') ? yield* findTarget(document.folder, target) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What a table of `exports` or `imports` has for a name: exact names before patterns, longer patterns first. */
function targetsOf(table: unknown, name: string): readonly string[] {
  if (!isRecord(table)) return name === '.' ? conditional(table) : [];
  const keys = Object.keys(table);
  const isTable = keys.some((key) => key.startsWith('.') || key.startsWith('#'));
  if (!isTable) return name === '.' ? conditional(table) : [];
  if (Object.hasOwn(table, name)) return conditional(table[name]);
  const patterns = keys.filter((key) => key.includes('*')).sort((a, b) => b.length - a.length);
  for (const pattern of patterns) {
    const [start = '', end = ''] = pattern.split('*', 2);
    if (name.length < start.length + end.length || !name.startsWith(start) || !name.endsWith(end)) continue;
    const part = name.slice(start.length, name.length - end.length);
    return conditional(table[pattern]).map((target) => target.replaceAll('*', part));
  }
  return [];
}

/** Nesting of conditions beyond this is no package.json. */
const MAX_DEPTH = 8;

/** All targets under whatever conditions: typings, which say what constants are, before the rest in its order. */
function conditional(value: unknown, depth = 0): readonly string[] {
  if (typeof value === 'string') return [value];
  if (depth > MAX_DEPTH) return [];
  if (Array.isArray(value)) return value.flatMap((item) => conditional(item, depth + 1));
  if (!isRecord(value)) return [];
  const keys = Object.keys(value).sort((a, b) => rank(a) - rank(b));
  return keys.flatMap((key) => conditional(value[key], depth + 1));
}

function rank(condition: string): number {
  if (condition === 'source' || condition === 'typescript' || condition === 'development') return 0;
  return condition.startsWith('types') ? 1 : 2;
}

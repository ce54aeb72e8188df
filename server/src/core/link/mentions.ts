import type { DefinitionFact, FileFacts } from '../model.ts';

/** Names beyond this number make the search slower than it is worth. */
const MAX_NAMES = 5_000;
/** What follows the last import of a file is its own affair. */
const IMPORT_UNITS = 2_000;
const IMPORT_STARTS = ['\nimport ', '\nexport ', 'require(', '\n} from '];

/**
 * A test for texts in which nothing was found: true where they take something from a module that gives codes or makers
 * of errors. What the first look at a project found joins the prefilter for the second, which is the last.
 *
 * @param found facts of the files that were read in full
 */
export function mentionsOf(found: Iterable<FileFacts>): ((text: string) => boolean) | undefined {
  const names = new Set<string>();
  const modules = new Set<string>();
  for (const facts of found) {
    const given = givenNames(facts);
    if (given.size === 0) continue;
    for (const name of given) names.add(name);
    modules.add(moduleName(facts.path));
    if (names.size > MAX_NAMES) break;
  }
  if (names.size === 0) return undefined;
  const name = `(?<![\\w$])(?:${alternatives(names)})(?![\\w$])`;
  const module = `(?:[/'"])(?:${alternatives(modules)})(?:\\.[cm]?[jt]sx?|\\.json)?['"]`;
  const expression = new RegExp(`${name}|${module}`);
  return (text) => {
    const end = Math.max(...IMPORT_STARTS.map((start) => text.lastIndexOf(start)));
    if (end < 0 && !text.startsWith('import ')) return false;
    return expression.test(text.slice(0, Math.max(end, 0) + IMPORT_UNITS));
  };
}

/** Names by which other files may take a code or a maker of errors from this one. */
function givenNames(facts: FileFacts): ReadonlySet<string> {
  const roots = new Set<string>();
  for (const definition of facts.definitions) if (isCode(definition)) roots.add(definition.path[0] as string);
  for (const { path } of facts.factories) roots.add(path[0] as string);
  for (const { path } of facts.aliases) roots.add(path[0] as string);
  const names = new Set<string>();
  if (roots.size === 0) return names;
  if (!facts.language.startsWith('json')) {
    for (const { exported, local } of facts.exports) {
      const root = local.split('.', 1)[0] as string;
      if (!roots.has(root)) continue;
      const name = exported === 'default' || exported === '=' ? root : exported;
      if (name !== 'default' && name !== '*') names.add(name);
    }
  }
  // A table that is given as a whole goes by the name of its file.
  if (names.size === 0 && facts.exports.length === 0 && facts.definitions.length > 0) names.add(moduleName(facts.path));
  return names;
}

function isCode({ value, site, gives }: DefinitionFact): boolean {
  return typeof value === 'number' && (site !== undefined || gives === 'error');
}

/** How imports end that mean the file: `codes` of `src/codes.ts`, `codes` of `src/codes/index.ts`. */
function moduleName(path: string): string {
  const steps = path.split('/');
  const name = (steps.pop() ?? '').replace(/(?:\.d)?\.[cm]?[jt]sx?$|\.json$/, '');
  return name === 'index' ? (steps.pop() ?? name) : name;
}

function alternatives(names: ReadonlySet<string>): string {
  return [...names]
    .sort()
    .map((name) => name.replace(/[^\w]/g, '\\$&'))
    .join('|');
}

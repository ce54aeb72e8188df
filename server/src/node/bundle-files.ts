/**
 * Where a file of the build stands, given by name. Bundled code may lie in `chunks/` beside the
 * entry points.
 *
 * @param from `import.meta.url` of the module that asks.
 */
export function bundleFile(name: string, from: string): URL {
  return new URL(name, from.replace(/\/chunks\/[^/]*$/, '/'));
}

/** True where the sources run as they are, without a build, as unit tests do. */
export function runsFromSource(from: string): boolean {
  return from.endsWith('.ts');
}

import type { ErrorSite, FileFacts } from '../model.ts';

/**
 * What other files may depend on, as a text to compare: names, values and meanings, without places. Typing in a
 * function changes it no more than an empty line does.
 */
export function surfaceOf(facts: FileFacts): string {
  let surface = surfaces.get(facts);
  if (surface === undefined) {
    surface = JSON.stringify([
      facts.definitions.map(({ path, value, gives, site }) => [path, value, gives, site === undefined]),
      facts.aliases,
      facts.factories.map(({ path, code, base }) => [path, code, base]),
      facts.exports,
      facts.imports.map(({ module, imported, local }) => [module, imported, local]),
      facts.sites.map(meaningOf),
      facts.directives.map(({ name, args }) => [name, args.map(({ text }) => text)]),
    ]);
    surfaces.set(facts, surface);
  }
  return surface;
}

const surfaces = new WeakMap<FileFacts, string>();

function meaningOf({ role, code, name, message, test }: ErrorSite): unknown {
  return code?.kind === 'integer' && test !== true ? [role, code.value, name?.text, message?.value] : 0;
}

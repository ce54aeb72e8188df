import { isLibrary } from '../base.ts';
import { factsIndex } from '../facts-index.ts';
import type { Catalog, CatalogDocument } from '../types.ts';
import type { Check, CheckProblem } from './check.ts';

export const evidenceUnique: Check = {
  id: 'evidence-unique',
  reason: 'What two protocols claim as theirs shows neither.',
  severity: 'warning',
  *run(document, { catalog, known }) {
    if (document.serves !== undefined) return;
    const index = factsIndex(known);
    const related = (id: string): boolean =>
      catalog.chain.includes(id) || known.get(id)?.chain.includes(document.id) === true;
    for (const [at, { name, shared }] of (document.methods ?? []).entries()) {
      if (name === undefined || shared === true) continue;
      const other = index.methodsOf(name).find(({ catalog: { id }, item }) => item.shared !== true && !related(id));
      if (other === undefined) continue;
      yield {
        path: ['methods', at, 'name'],
        message: `${other.catalog.name} has the method "${name}" too. Mark it as shared in both.`,
      };
    }
    for (const [at, { name }] of (document.detect?.packages ?? []).entries()) {
      const other = index
        .packagesOf(name)
        .find(({ catalog: one, item }) => item.name === name && !isLibrary(one) && !related(one.id));
      if (other === undefined) continue;
      yield {
        path: ['detect', 'packages', at, 'name'],
        message: `${other.catalog.name} claims the package "${name}" too.`,
      };
    }
    yield* membersAndFiles(
      document,
      known.catalogs.filter((one) => !isLibrary(one) && !related(one.id)),
    );
  },
};

/** The same member with the same values, or the same file, in a catalog that has nothing to do with this one. */
function* membersAndFiles({ detect = {} }: CatalogDocument, others: readonly Catalog[]): Iterable<CheckProblem> {
  for (const [name, values] of Object.entries(detect.members ?? {})) {
    const other = others.find(({ document }) => {
      const claimed = document.detect?.members;
      return (
        claimed !== undefined &&
        Object.hasOwn(claimed, name) &&
        (claimed[name] === values || claimed[name] === '' || values === '')
      );
    });
    if (other !== undefined)
      yield { path: ['detect', 'members', name], message: `${other.name} takes the member "${name}" for its own too.` };
  }
  for (const [at, glob] of (detect.files ?? []).entries()) {
    const other = others.find(({ document }) => document.detect?.files?.includes(glob) === true);
    if (other !== undefined)
      yield { path: ['detect', 'files', at], message: `${other.name} knows files called "${glob}" too.` };
  }
}

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { isLibrary } from '../../../server/src/core/catalog/base.ts';
import { parsePackageManifest } from '../../../server/src/core/package-manifest.ts';
import { analyze, analyzer } from '../../support/analyze.ts';

/** A row of `test/fixtures/detection/table.json`: what a person says of a file, which is all that may be said. */
interface Row {
  readonly file: string;
  /** Protocols, a version where the file shows exactly one: `mcp@2025-06-18`. */
  readonly says: readonly string[];
  /** Libraries that must be named beside them. Others may be. */
  readonly libraries?: readonly string[];
  /** Protocols that may be named too, for instance one on which another builds. */
  readonly may?: readonly string[];
}

const folder = path.resolve(import.meta.dirname, '../../fixtures/detection');
const table = JSON.parse(readFileSync(path.join(folder, 'table.json'), 'utf8')) as readonly Row[];

describe('what a person says of a file, and nothing else', () => {
  for (const row of table) {
    it(`${row.file}: ${row.says.join(', ') || 'no protocol'}`, () => {
      const shown = protocolsOf(row.file);
      const protocols = shown.filter(({ library, id }) => !library && row.may?.includes(id) !== true);
      const wanted = row.says.map((said) => said.split('@') as [string, string?]);
      assert.deepEqual(protocols.map(({ id }) => id).sort(), [...new Set(wanted.map(([id]) => id))].sort());
      for (const [id, version] of wanted) {
        const { versions, pinned } = protocols.find((one) => one.id === id)!;
        if (version !== undefined) assert.ok(pinned && versions.includes(version), `${id}: ${versions.join(', ')}`);
        if (version !== undefined && wanted.filter((one) => one[0] === id).length === 1)
          assert.deepEqual(versions, [version]);
      }
      for (const library of row.libraries ?? []) assert.ok(shown.some(({ id }) => id === library));
      for (const { id, evidence } of shown) assert.ok(evidence.length > 0, `${id} comes with its reason`);
    });
  }

  it('has every protocol, and every file is in the table', () => {
    const said = new Set(table.flatMap(({ says }) => says.map((one) => one.split('@', 1)[0])));
    const detectable = analyzer.catalogs.catalogs.filter(
      ({ document }) =>
        document.serves === undefined && (document.detect !== undefined || document.methods !== undefined),
    );
    assert.deepEqual(
      detectable.map(({ id }) => id).filter((id) => !said.has(id)),
      [],
    );
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !['table.json', 'package.json'].includes(entry.name))
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
    assert.deepEqual(files.sort(), table.map(({ file }) => file).sort());
  });
});

function protocolsOf(file: string) {
  const manifest = manifestAbove(path.dirname(path.join(folder, file)));
  const context = manifest === undefined ? {} : { dependencies: manifest.dependencies };
  const { protocols } = analyze(file, readFileSync(path.join(folder, file), 'utf8'), context);
  return protocols.list
    .filter(({ strength }) => strength !== 'base')
    .map(({ catalog, versions, pinned, evidence }) => ({
      id: catalog.id,
      library: isLibrary(catalog),
      versions,
      pinned,
      evidence,
    }));
}

/** The package.json of the project that a fixture is, not of this repository. */
function manifestAbove(start: string) {
  for (let at = start; at.startsWith(folder); at = path.dirname(at)) {
    const manifest = path.join(at, 'package.json');
    if (existsSync(manifest)) return parsePackageManifest(readFileSync(manifest, 'utf8'));
  }
  return undefined;
}

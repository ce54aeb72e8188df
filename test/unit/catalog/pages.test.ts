import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { builtinCatalogs } from '../../../server/src/core/catalog/builtin.ts';
import {
  codePage,
  codePageName,
  codesIndex,
  definedCodes,
  protocolPage,
  protocolsIndex,
} from '../../../server/src/core/catalog/pages.ts';

const catalogs = builtinCatalogs();

/** Every row of a table has as many cells as its head. */
function assertTables(page: string): void {
  let columns = 0;
  for (const line of page.split('\n')) {
    if (!line.startsWith('|')) columns = 0;
    else {
      const cells = line.replaceAll('\\|', '').split('|').length - 2;
      if (columns === 0) columns = cells;
      assert.equal(cells, columns, line);
    }
  }
}

describe('pages', () => {
  it('of every protocol tell all its codes, advice and notes', () => {
    for (const catalog of catalogs.catalogs) {
      const page = protocolPage(catalog);
      assert.ok(page.startsWith(`# ${catalog.name}\n`));
      for (const { code, meaning } of catalog.document.entries) {
        assert.ok(page.includes(String(code)));
        if (meaning !== undefined) assert.ok(page.includes(meaning), meaning);
      }
      for (const text of [...(catalog.document.advice ?? []), ...(catalog.document.notes ?? [])])
        assert.ok(page.includes(text));
      assertTables(page);
    }
  });
  it('of every code tell all its meanings, whoever gives them', () => {
    for (const code of definedCodes(catalogs)) {
      const entries = catalogs.entriesOf(code);
      const page = codePage(code, entries, catalogs);
      assert.ok(page.startsWith(`# ${code}\n`));
      for (const { meaning, marker } of entries) if (marker !== true) assert.ok(page.includes(meaning ?? ''), meaning);
      assertTables(page);
    }
    assert.equal(codePageName(-32002), '-32002.md');
  });
  it('link only to pages that there are', () => {
    const names = new Set([
      ...definedCodes(catalogs).map((code) => `codes/${codePageName(code)}`),
      ...catalogs.catalogs.map(({ id }) => `protocols/${id}.md`),
    ]);
    const pages = [
      ...catalogs.catalogs.map((catalog) => ['protocols', protocolPage(catalog)] as const),
      ...definedCodes(catalogs).map((code) => ['codes', codePage(code, catalogs.entriesOf(code), catalogs)] as const),
      ['codes', codesIndex(catalogs)] as const,
      ['protocols', protocolsIndex(catalogs)] as const,
    ];
    for (const [folder, page] of pages) {
      for (const [, target] of page.matchAll(/\]\(([^)]+\.md)\)/g)) {
        const path = new URL(target as string, `file:///${folder}/`).pathname.slice(1);
        assert.ok(names.has(path), path);
      }
    }
  });
  it('list every code and every protocol', () => {
    const codes = codesIndex(catalogs);
    assert.match(codes, /\[-32002\]\(-32002\.md\) \|.*ACP \*Resource not found\*.*LSP \*Server not initialized\*/);
    assertTables(codes);
    const protocols = protocolsIndex(catalogs);
    for (const { id } of catalogs.catalogs) assert.ok(protocols.includes(`\`${id}\``));
    assertTables(protocols);
  });
});

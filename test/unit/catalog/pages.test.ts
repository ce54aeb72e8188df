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
} from '../../../server/src/core/catalog/pages/index.ts';

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
  it('of every protocol tell in which versions a code holds, the shape of its data, ranges, evidence and sources', () => {
    const page = protocolPage(catalogs.get('a2a')!);
    assert.match(page, /\| since 0\.1\.0 \| since 1\.0\.0: `\{ @type: string \}\[\]` \|/);
    assert.match(page, /## Ranges\n\n.*\n.*\n\| -32099…-32000 \| the specification \| may \| 0\.1\.0 … 0\.3\.0 \|/);
    assert.match(page, /## How it is recognised\n\n- Packages: `@a2a-js\/sdk` \(`<0\.3\.0`: 0\.2\.0 … 0\.2\.6;/);
    assert.match(page, /- Methods: `tasks\/send`, /);
    assert.match(page, /- Members: `domain` with a value like/);
    assert.match(page, /- Sources: <https:\/\/github\.com\/a2aproject\/A2A\//);
    assert.match(protocolPage(catalogs.get('cdp')!), /## Its messages\n\n- They have no `jsonrpc`\./);
    assert.match(
      protocolPage(catalogs.get('json-rpc')!),
      /## Versions\n\n.*\n.*\n\| 1\.0 \| 2005 \| superseded \| No member jsonrpc and no batches;/,
    );
    assert.match(protocolPage(catalogs.get('payme')!), /- The `message` of an error need not be a string\./);
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
  it('of a code begin with what people most likely meet, and head no two sections alike', () => {
    const page = codePage(-32002, catalogs.entriesOf(-32002), catalogs);
    assert.ok(page.indexOf('| [MCP]') < page.indexOf('| [QIVICON]'));
    assert.ok(page.indexOf('| [QIVICON]') < page.indexOf('| [go-ethereum]'));
    for (const code of definedCodes(catalogs)) {
      const headings = codePage(code, catalogs.entriesOf(code), catalogs).match(/^## .*$/gm) ?? [];
      assert.equal(new Set(headings).size, headings.length, `${code}: ${headings.join(', ')}`);
    }
  });
  it('link only to pages that there are', () => {
    const names = new Set([
      ...definedCodes(catalogs).map((code) => `codes/${codePageName(code)}`),
      ...catalogs.catalogs.map(({ id }) => `protocols/${id}.md`),
      'codes/README.md',
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

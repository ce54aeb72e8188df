import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pathBelow, relativePath, startFolder } from '../../../server/src/lsp/project.ts';

describe('the project of a document', () => {
  const start = (uri: string, folders: readonly string[] = ['file:///home/one', 'file:///home/two']) =>
    startFolder(uri, folders)?.toString();

  it('is looked for from its own folder upward', () => {
    assert.equal(start('file:///home/two/src/a.ts'), 'file:///home/two/src');
    assert.equal(start('vscode-vfs://github/o/r/a.ts?ref=1#x'), 'vscode-vfs://github/o/r');
  });

  it('is that of the file for an old version of it', () => {
    assert.equal(start('git:/home/two/src/a.ts?%7B%22ref%22%3A%22HEAD%22%7D'), 'file:///home/two/src');
  });

  it('is the first workspace folder for a document that is saved nowhere, if there is one', () => {
    assert.equal(start('untitled:Untitled-1'), 'file:///home/one');
    assert.equal(start('untitled:Untitled-1', []), undefined);
  });

  it('gives paths from the innermost workspace folder on', () => {
    const folders = ['file:///home', 'file:///home/two/'];
    assert.equal(relativePath('file:///home/two/src/a.ts', folders), 'src/a.ts');
    assert.equal(relativePath('file:///home/twofold/a.ts', folders), 'twofold/a.ts');
    assert.equal(relativePath('file:///elsewhere/a.ts', folders), 'a.ts');
    assert.equal(pathBelow('/', '/a.ts'), 'a.ts');
  });
});

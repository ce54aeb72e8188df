import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { saidDuring } from '../support/actions.ts';
import { closeAll, expectFindings, onDisk, openText, replace, withSettings } from '../support/editor.ts';

const QUOTED = '{"jsonrpc":"2.0","id":1,"error":{"code":"-32601","message":"Method not found"}}';
const RESERVED = '{"jsonrpc":"2.0","id":2,"error":{"code":-32150,"message":"Full"}}';
/** Two things that are surely wrong, one that wants a choice, and the same text without the first two. */
const BEFORE = `[\r\n  ${QUOTED},\r\n  ${RESERVED},\r\n  ${QUOTED}\r\n]\r\n`;
const AFTER = BEFORE.replaceAll('"-32601"', '-32601');

const fixAll = () => vscode.commands.executeCommand('jsonrpcErrors.fixAll');
const save = () => vscode.commands.executeCommand('workbench.action.files.save');

describe('fix on save', () => {
  afterEach(closeAll);

  for (const kind of ['source.fixAll', 'source.fixAll.jsonrpcErrors']) {
    it(`by ${kind} leaves the file as it should be, line ends and all; undo restores it`, async () => {
      const document = await openText('json', BEFORE);
      await withSettings(
        { codeActionsOnSave: { [kind]: 'explicit' } },
        async () => {
          await replace(document, 'Full', 'full');
          await save();
        },
        'editor',
      );
      assert.equal(await onDisk(document.uri), AFTER.replace('Full', 'full'));
      await expectFindings(document, ['error reserved-code on -32150']);
      await vscode.commands.executeCommand('undo');
      assert.equal(document.getText(), BEFORE.replace('Full', 'full'));
    });
  }

  it('leaves a capture as it was recorded', async () => {
    const document = await openText('jsonl', `${QUOTED}\n`);
    await expectFindings(document, ['error code-not-integer on "-32601"']);
    await withSettings(
      { codeActionsOnSave: { 'source.fixAll': 'explicit' } },
      async () => {
        await replace(document, '"id":1', '"id":2');
        await save();
      },
      'editor',
    );
    assert.equal(await onDisk(document.uri), `${QUOTED.replace('"id":1', '"id":2')}\n`);
  });
});

describe('the command Fix All Problems', () => {
  afterEach(closeAll);

  it('makes all safe fixes and says what is left; undo restores the text', async () => {
    const document = await openText('json', BEFORE);
    assert.deepEqual(await saidDuring(fixAll), ['JSON-RPC Errors: 2 fixed, 1 left.']);
    assert.equal(document.getText(), AFTER);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), BEFORE);
  });

  it('says that there is nothing wrong, or nothing to fix without a choice', async () => {
    await openText('json', '{"jsonrpc":"2.0","id":1,"result":1}');
    assert.deepEqual(await saidDuring(fixAll), ['JSON-RPC Errors: There is no problem here.']);
    const document = await openText('json', RESERVED);
    const [said = ''] = await saidDuring(fixAll);
    assert.match(said, /No problem here can be fixed without a choice/);
    assert.equal(document.getText(), RESERVED);
  });

  it('says why it does not touch a capture', async () => {
    const document = await openText('jsonl', `${QUOTED}\n`);
    const [said = ''] = await saidDuring(fixAll);
    assert.match(said, /capture/);
    assert.equal(document.getText(), `${QUOTED}\n`);
  });

  it('says why it does not touch a document that is too large', async () => {
    await withSettings({ maxFileSize: 0.01 }, async () => {
      const document = await openText('json', `[${QUOTED}${' '.repeat(11_000)}]`);
      const [said = ''] = await saidDuring(fixAll);
      assert.match(said, /maxFileSize/);
      assert.match(document.getText(), /"-32601"/);
    });
  });

  it('says that a document is read-only', async () => {
    const provider = vscode.workspace.registerFileSystemProvider('frozen', new FrozenFile(QUOTED), {
      isReadonly: true,
    });
    try {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.parse('frozen:/answer.json'));
      await vscode.window.showTextDocument(document);
      await expectFindings(document, ['error code-not-integer on "-32601"']);
      assert.deepEqual(await saidDuring(fixAll), ['JSON-RPC Errors: This document is read-only.']);
      assert.equal(document.getText(), QUOTED);
    } finally {
      provider.dispose();
    }
  });

  it('says that no document is open', async () => {
    await closeAll();
    assert.deepEqual(await saidDuring(fixAll), ['JSON-RPC Errors: No document is open that could be fixed.']);
  });
});

/** A file system in which every file has the same text and none can be written. */
class FrozenFile implements vscode.FileSystemProvider {
  readonly #content: Uint8Array;
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;

  constructor(text: string) {
    this.#content = new TextEncoder().encode(text);
  }

  stat(): vscode.FileStat {
    return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: this.#content.length };
  }

  readFile(): Uint8Array {
    return this.#content;
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  readDirectory(): [string, vscode.FileType][] {
    return [];
  }

  createDirectory(): void {
    throw vscode.FileSystemError.NoPermissions();
  }

  writeFile(): void {
    throw vscode.FileSystemError.NoPermissions();
  }

  delete(): void {
    throw vscode.FileSystemError.NoPermissions();
  }

  rename(): void {
    throw vscode.FileSystemError.NoPermissions();
  }
}

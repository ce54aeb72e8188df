import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { take } from '../support/actions.ts';
import { closeAll, expectFindings, inWorkspace, onDisk, openText } from '../support/editor.ts';

type Language = Parameters<typeof openText>[0];

/** One quick fix of a kind: what is found, what is taken, and how the text reads then. */
interface Case {
  readonly what: string;
  readonly language: Language;
  readonly before: string;
  readonly finding: string;
  readonly title: string;
  /** Line ends as in `before`. */
  readonly after: string;
}

const IMPORT = "import { ErrorCode } from '@modelcontextprotocol/sdk/types.js';\r\n";
const reply = (error: string): string => `export const reply = { jsonrpc: '2.0', id: 1, error: { ${error} } };\r\n`;
const json = (error: string): string => `{\r\n\t"jsonrpc": "2.0",\r\n\t"id": 1,\r\n\t"error": ${error}\r\n}\r\n`;
const element = (inside: string): string => `export const view = (\r\n  <Pre>\r\n${inside}  </Pre>\r\n);\r\n`;
const BROKEN = "    {show({ jsonrpc: '2.0', id: 1, error: { code: -32150, message: 'Full' } })}\r\n";

const CASES: readonly Case[] = [
  {
    what: 'puts the constant of an SDK in the place of a number',
    language: 'typescript',
    before: IMPORT + reply("code: -32601, message: 'Invalid params'"),
    finding: 'warning code-message-mismatch on -32601',
    title: 'Replace with ErrorCode.InvalidParams',
    after: IMPORT + reply("code: ErrorCode.InvalidParams, message: 'Invalid params'"),
  },
  {
    what: 'gives a reserved code a number of its own, in the style of the old one',
    language: 'typescript',
    before: reply("code: -32_150, message: 'Full'"),
    finding: 'error reserved-code on -32_150',
    title: 'Change the code to 1150',
    after: reply("code: 1_150, message: 'Full'"),
  },
  {
    what: 'gives a miswritten code its sign',
    language: 'typescript',
    before: reply("code: 32601, message: 'Method not found'"),
    finding: 'error miswritten-code on 32601',
    title: 'Change the code to -32601 (Method not found)',
    after: reply("code: -32601, message: 'Method not found'"),
  },
  {
    what: 'adds a message that is missing',
    language: 'json',
    before: json('{ "code": -32601 }'),
    finding: 'error incomplete-error on "error"',
    title: 'Add "message": "Method not found"',
    after: json('{ "code": -32601, "message": "Method not found" }'),
  },
  {
    what: 'adds a code that is missing',
    language: 'json',
    before: json('{ "message": "Method not found" }'),
    finding: 'error incomplete-error on "error"',
    title: 'Add "code": -32601',
    after: json('{ "code": -32601, "message": "Method not found" }'),
  },
  {
    what: 'moves an unknown member into data',
    language: 'json',
    before: json('{ "code": 1, "message": "No", "reason": "tired" }'),
    finding: 'warning unknown-error-member on "reason"',
    title: 'Move "reason" into "data"',
    after: json('{ "code": 1, "message": "No", "data": { "reason": "tired" } }'),
  },
  {
    what: 'removes a result beside an error',
    language: 'json',
    before: json('{ "code": 1, "message": "No" },\r\n\t"result": null'),
    finding: 'error result-with-error on "result"',
    title: 'Remove "result"',
    after: json('{ "code": 1, "message": "No" }'),
  },
  {
    what: 'mends the name of a directive',
    language: 'typescript',
    before: `// jsonrpc-errors-disable-next-lien reserved-code\r\n${reply("code: 1, message: 'No'")}`,
    finding: 'warning unknown-directive on jsonrpc-errors-disable-next-lien',
    title: 'Replace with jsonrpc-errors-disable-next-line',
    after: `// jsonrpc-errors-disable-next-line reserved-code\r\n${reply("code: 1, message: 'No'")}`,
  },
  {
    what: 'silences a rule between tags by a comment of JSX',
    language: 'typescriptreact',
    before: element(BROKEN),
    finding: 'error reserved-code on -32150',
    title: 'Disable reserved-code for this line',
    after: element(`    {/* jsonrpc-errors-disable-next-line reserved-code */}\r\n${BROKEN}`),
  },
  {
    what: 'silences a rule in JSON with comments',
    language: 'jsonc',
    before: json('{ "code": -32150, "message": "Full" }'),
    finding: 'error reserved-code on -32150',
    title: 'Disable reserved-code for this line',
    after: json('{ "code": -32150, "message": "Full" }').replace(
      '\t"error"',
      '\t// jsonrpc-errors-disable-next-line reserved-code\r\n\t"error"',
    ),
  },
];

describe('every kind of quick fix', () => {
  afterEach(closeAll);

  for (const { what, language, before, finding, title, after } of CASES) {
    it(`${what}; undo restores the text`, async () => {
      const document = await openText(language, before);
      await expectFindings(document, [finding]);
      await take(document, finding.split(' on ')[1] ?? '', title);
      assert.equal(document.getText(), after);
      await vscode.commands.executeCommand('undo');
      assert.equal(document.getText(), before);
      await expectFindings(document, [finding]);
    });
  }

  it('adds to a configuration that is there, and keeps its comments, indentation and line ends', async () => {
    const config = inWorkspace('.jsonrpc-errors.json');
    const before = '{\r\n\t// Agreed with the team.\r\n\t"rules": { "reserved-code": "warning" }, // for now\r\n}\r\n';
    await vscode.workspace.fs.writeFile(config, new TextEncoder().encode(before));
    const document = await openText('json', json('{ "code": -32150, "message": "Full" }'));
    const name = vscode.workspace.asRelativePath(document.uri);
    try {
      await expectFindings(document, ['warning reserved-code on -32150']);
      await take(document, '-32150', 'Disable reserved-code for this file in .jsonrpc-errors.json');
      await expectFindings(document, []);
      const override = `{ "files": ["./${name}"], "rules": { "reserved-code": "off" } }`;
      assert.equal(
        await onDisk(config),
        before.replace('// for now', `// for now\r\n\t"overrides": [\r\n\t\t${override}\r\n\t],`),
      );
    } finally {
      await vscode.workspace.fs.delete(config);
    }
    await expectFindings(document, ['error reserved-code on -32150']);
  });
});

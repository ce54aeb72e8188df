import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { packageCommand } from '../../scripts/run-script.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const CASES = path.join(import.meta.dirname, 'cases');
/** VS Code's own grammars, by their file in tm-grammars. */
const LANGUAGES = ['json', 'jsonc', 'jsonl', 'typescript', 'tsx', 'javascript', 'jsx'];

const grammars = path.join(ROOT, 'node_modules/tm-grammars/grammars');
const command = packageCommand('vscode-tmgrammar-test', 'vscode-tmgrammar-test');

describe('JSON-RPC error codes are highlighted', () => {
  for (const name of readdirSync(CASES)) {
    it(`as ${name} says`, () => {
      // `--config` is what brings the injection in.
      const args = [
        '--config',
        'package.json',
        ...LANGUAGES.flatMap((language) => ['-g', `${grammars}/${language}.json`]),
      ];
      const run = spawnSync(process.execPath, [command, ...args, path.join(CASES, name)], {
        cwd: ROOT,
        encoding: 'utf8',
      });
      assert.equal(run.status, 0, run.stdout + run.stderr);
    });
  }

  it('in every language that the extension reads', () => {
    const manifest = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
    const scopes = LANGUAGES.map(
      (language) => JSON.parse(readFileSync(`${grammars}/${language}.json`, 'utf8')).scopeName,
    );
    assert.deepEqual([...manifest.contributes.grammars[0].injectTo].sort(), scopes.sort());
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { statusView } from '../../../client/src/status-view.ts';
import type { StatusParams } from '../../../server/src/protocol/index.ts';

const checked: StatusParams = {
  uri: 'file:///a.ts',
  state: 'checked',
  protocols: [{ label: 'MCP 2025-11-25', evidence: ['the settings say so'] }],
  rules: 10,
  findings: 1,
  problems: [],
};

describe('the language status', () => {
  it('names the protocols, the rules and the findings', () => {
    assert.deepEqual(statusView('running', checked), {
      text: 'MCP 2025-11-25',
      detail: 'JSON-RPC Errors, 10 rules, 1 finding',
      severity: 'information',
      busy: false,
      action: 'show-output',
    });
  });

  it('is busy while the server starts, whatever was known before', () => {
    assert.equal(statusView('starting', checked).busy, true);
  });

  it('offers a restart when the server is gone', () => {
    const { severity, action } = statusView('stopped', checked);
    assert.deepEqual([severity, action], ['error', 'restart']);
  });

  it('says why a document is not checked', () => {
    const reason = '12.0 MB is more than jsonrpcErrors.maxFileSize allows (10 MB).';
    const { detail, severity, action } = statusView('running', { ...checked, state: 'skipped', reason });
    assert.deepEqual([detail, severity, action], [reason, 'warning', 'settings']);
  });

  it('puts the first problem of the settings first, without what does not fit', () => {
    const problems = [
      'Settings: Unknown protocol "mpc". Did you mean "mcp"? A command lists all of them.',
      'src/.jsonrpc-errors.json: Unknown key "ruels". Did you mean "rules"?',
    ];
    const { text, detail, severity, action } = statusView('running', { ...checked, problems });
    assert.deepEqual([text, severity, action], ['Settings', 'warning', 'settings']);
    assert.equal(detail, 'Unknown protocol "mpc". Did you mean "mcp"? (1 more)');
    const config = statusView('running', { ...checked, problems: problems.slice(1) });
    assert.deepEqual([config.text, config.action], ['src/.jsonrpc-errors.json', 'show-output']);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { resolveActive } from '../../../server/src/core/catalog/active.ts';
import { builtinDocuments } from '../../../server/src/core/catalog/builtin.ts';
import { loadCatalogs } from '../../../server/src/core/catalog/load.ts';
import type { CatalogDocument } from '../../../server/src/core/catalog/types.ts';
import { validateCatalog } from '../../../server/src/core/catalog/validate.ts';
import { vocabularyOf } from '../../../server/src/core/extract/vocabulary.ts';

/**
 * Pieces of protocols that differ most from the built-in ones. They prove that the format carries them: a family of
 * specifications, a protocol that gave numbers new meanings, and libraries with numbers they may not allot.
 */
const ETHEREUM: CatalogDocument = {
  id: 'eth-json-rpc',
  name: 'Ethereum JSON-RPC',
  extends: ['json-rpc'],
  specifications: [
    { id: 'eip-1474', name: 'EIP-1474', status: 'Stagnant' },
    { id: 'eip-1193', name: 'EIP-1193', status: 'Final' },
    { id: 'eip-7966', name: 'EIP-7966', status: 'Draft' },
    { id: 'execution-apis', name: 'execution-apis' },
  ],
  ranges: [
    { from: -32006, to: -32000, owner: 'specification', others: 'should-not', specification: 'eip-1474' },
    { from: 1, to: 199, owner: 'specification', others: 'may', since: '2026-03-23', specification: 'execution-apis' },
    { from: 1000, to: 1199, owner: 'specification', others: 'may', specification: 'execution-apis' },
    { from: 1000, to: 4999, owner: 'application', others: 'may', specification: 'eip-1193' },
  ],
  methods: [{ prefix: 'eth_' }, { name: 'eth_simulateV1' }, { name: 'eth_sendRawTransactionSync' }],
  entries: [
    { code: -32005, name: 'LimitExceeded', specification: 'eip-1474', messages: { exact: ['Limit exceeded'] } },
    {
      code: -32005,
      name: 'MaxFeePerGasTooLow',
      specification: 'execution-apis',
      messages: { exact: ['Transactions maxFeePerGas is too low'] },
      when: { methods: ['eth_simulateV1'] },
    },
    {
      code: -32000,
      name: 'InvalidInput',
      specification: 'eip-1474',
      messages: { exact: ['Invalid input'], any: true },
    },
    { code: 4, name: 'InvalidOpcode', specification: 'execution-apis', since: '2026-03-23' },
    {
      code: 4,
      name: 'SyncTimeout',
      specification: 'eip-7966',
      when: { methods: ['eth_sendRawTransactionSync'] },
      data: { type: 'string', pattern: '^0x' },
    },
    { code: 4001, name: 'UserRejectedRequest', specification: 'eip-1193' },
  ],
  detect: { packages: [{ name: 'viem' }, { name: '@nomicfoundation/*' }], members: { data: '^0x08c379a0' } },
};

const BUNDLERS: CatalogDocument = {
  id: 'erc-4337',
  name: 'ERC-4337',
  extends: ['eth-json-rpc'],
  specifications: [
    { id: 'erc-7769', name: 'ERC-7769', status: 'Draft' },
    { id: 'erc-7766', name: 'ERC-7766', status: 'Withdrawn' },
  ],
  ranges: [{ from: -32508, to: -32500, owner: 'specification', others: 'must-not', specification: 'erc-7769' }],
  methods: [{ name: 'eth_sendUserOperation' }],
  entries: [
    { code: -32521, name: 'ExecutionReverted', layer: 'library', messages: { patterns: ['execution reverted'] } },
    { code: -32506, name: 'UnsupportedSignatureAggregator', specification: 'erc-7766', until: '2024-10-30' },
    {
      code: -32501,
      name: 'RejectedByPaymaster',
      specification: 'erc-7769',
      data: { type: 'object', required: ['paymaster'] },
    },
    {
      code: -32500,
      name: 'RejectedByEntryPoint',
      specification: 'erc-7769',
      messages: { patterns: ['^AA\\d\\d '] },
    },
  ],
};

const AGENTS: CatalogDocument = {
  id: 'a2a',
  name: 'A2A',
  extends: ['json-rpc'],
  versions: ['0.1.0', '0.2.0', '0.3.0', '1.0.0', '1.0.1'].map((id) => ({ id })),
  methods: [
    { name: 'message/send', since: '0.2.0', until: '0.3.0' },
    { name: 'SendMessage', since: '1.0.0' },
  ],
  symbols: [
    {
      package: '@a2a-js/sdk',
      export: 'A2AError',
      form: 'constructor',
      parameters: ['code', 'message', 'data', 'other'],
      range: '<1',
    },
    { package: '@a2a-js/sdk', export: 'TaskNotFoundError', form: 'constructor', code: -32001, range: '>=1' },
  ],
  entries: [
    { code: -32602, name: 'InvalidParamsError', messages: { exact: ['Invalid parameters', 'Request malformed'] } },
    {
      code: -32007,
      name: 'AuthenticationRequiredError',
      until: '0.1.0',
      messages: { exact: ['Authentication required'] },
    },
    { code: -32007, name: 'AuthenticatedExtendedCardNotConfiguredError', since: '0.3.0', until: '0.3.0' },
    { code: -32007, name: 'ExtendedAgentCardNotConfiguredError', since: '1.0.0', http: [400] },
    { code: -32001, name: 'TaskNotFoundError', until: '0.3.0', data: {} },
    { code: -32001, name: 'TaskNotFoundError', since: '1.0.0', data: { type: 'array' } },
  ],
  detect: {
    packages: [{ name: '@a2a-js/sdk', range: '>=1', versions: ['1.0.0', '1.0.1'] }],
    members: { 'a2a-version': '' },
  },
};

const WEBSOCKETS: CatalogDocument = {
  id: 'rpc-websockets',
  name: 'rpc-websockets',
  extends: ['json-rpc'],
  serves: ['json-rpc'],
  versions: [{ id: '<11' }],
  symbols: [
    {
      package: 'rpc-websockets',
      export: 'Server#createError',
      form: 'factory',
      parameters: ['code', 'message', 'data'],
    },
  ],
  entries: [
    {
      code: -32605,
      name: 'MethodForbidden',
      layer: 'library',
      conforms: false,
      messages: { exact: ['Method forbidden'] },
    },
    { code: -32000, name: 'EventNotProvided', layer: 'library', messages: { exact: ['Event not provided'] } },
  ],
  detect: { packages: [{ name: 'rpc-websockets' }] },
};

const JAYSON: CatalogDocument = {
  id: 'jayson',
  name: 'jayson',
  extends: ['json-rpc'],
  serves: ['json-rpc'],
  symbols: [{ package: 'jayson', export: 'Server.errors', form: 'enum', members: { PARSE_ERROR: -32700 } }],
  entries: [
    {
      code: -32099,
      name: 'MaxBatchLengthExceeded',
      layer: 'library',
      messages: { exact: ['Invalid request: Maximum batch length exceeded'] },
    },
  ],
  traits: { errorMembers: ['meta'] },
  detect: { packages: [{ name: 'jayson' }] },
};

const DOCUMENTS = [ETHEREUM, BUNDLERS, AGENTS, WEBSOCKETS, JAYSON];
const catalogs = loadCatalogs([...builtinDocuments(), ...DOCUMENTS.map((document) => ({ document, source: 'test' }))]);

describe('the format carries', () => {
  for (const document of DOCUMENTS) {
    it(`${document.name}`, () => {
      assert.deepEqual(validateCatalog(JSON.stringify(document), { strict: false, known: catalogs }), []);
    });
  }
  it('two meanings of one number, narrowed by method or by specification', () => {
    const active = resolveActive(catalogs, {
      chosen: { choices: [{ id: 'erc-4337' }], by: 'settings' },
      evidence: [],
      detect: true,
    });
    assert.deepEqual(
      active.definitionsOf(-32005).map(({ name }) => name),
      ['LimitExceeded', 'MaxFeePerGasTooLow'],
    );
    assert.deepEqual(
      active.entriesSaying("AA21 didn't pay prefund").map(({ entry }) => entry.code),
      [-32500],
    );
    assert.ok(active.rangesOf(-32507).some(({ protocol, others }) => protocol === 'erc-4337' && others === 'must-not'));
  });
  it('new meanings of a number in a later version', () => {
    const named = (version: string): string[] =>
      resolveActive(catalogs, {
        chosen: { choices: [{ id: 'a2a', version }], by: 'settings' },
        evidence: [],
        detect: true,
      })
        .definitionsOf(-32007)
        .map(({ name }) => name);
    assert.deepEqual(named('0.1.0'), ['AuthenticationRequiredError']);
    assert.deepEqual(named('0.2.0'), []);
    assert.deepEqual(named('1.0.1'), ['ExtendedAgentCardNotConfiguredError']);
  });
  it('libraries that use what is not theirs, without making a protocol of them', () => {
    const active = resolveActive(catalogs, { evidence: [{ kind: 'import', value: 'rpc-websockets' }], detect: true });
    assert.equal(active.beyondBase, false);
    assert.equal(active.definitionsOf(-32605)[0]?.conforms, false);
  });
  it('whole scopes of packages', () => {
    const active = resolveActive(catalogs, {
      evidence: [{ kind: 'import', value: '@nomicfoundation/hardhat-viem/x.js' }],
      detect: true,
    });
    assert.deepEqual(active.labels, ['eth-json-rpc', 'json-rpc']);
    assert.deepEqual(active.list[0]?.evidence, ['this file imports `@nomicfoundation/hardhat-viem/x.js`']);
  });
  it('exports inside of exports', () => {
    assert.ok(vocabularyOf(catalogs).symbolNames.has('Server'));
  });
});

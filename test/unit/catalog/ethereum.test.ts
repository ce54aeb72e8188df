import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { resolveActive } from '../../../server/src/core/catalog/active.ts';
import { builtinCatalogs } from '../../../server/src/core/catalog/builtin.ts';
import type { Entry } from '../../../server/src/core/catalog/types.ts';
import { analyze } from '../../support/analyze.ts';

const catalogs = builtinCatalogs();

/** Rule and number of each finding, in order. */
function found(path: string, text: string): readonly string[] {
  return analyze(path, text).findings.map(({ ruleId, code }) => `${ruleId} ${code}`);
}

/** Ids of the protocols that a text shows, beyond plain JSON-RPC. */
function shown(path: string, text: string): readonly string[] {
  const { protocols } = analyze(path, text);
  return protocols.labels.filter((label) => label !== 'json-rpc');
}

function definitions(id: string, code: number): readonly Entry[] {
  const chosen = { choices: [{ id }], by: 'settings' as const };
  return resolveActive(catalogs, { chosen, evidence: [], detect: false }).definitionsOf(code);
}

const call = (method: string, error: object): string =>
  `${JSON.stringify({ jsonrpc: '2.0', id: 1, method, params: [] })}\n${JSON.stringify({ jsonrpc: '2.0', id: 1, error })}\n`;

describe('the catalogs of Ethereum say', () => {
  it('what the specifications call their codes', () => {
    const titles: readonly (readonly [string, number, string, string | undefined])[] = [
      ['eth-json-rpc', -32003, 'TransactionRejected', 'Transaction rejected'],
      ['eth-json-rpc', -32006, 'JsonRpcVersionNotSupported', 'JSON-RPC version not supported'],
      ['eth-json-rpc', 4001, 'UserRejectedRequest', 'User rejected the request'],
      ['eth-json-rpc', 4902, 'UnrecognizedChain', 'Unrecognized chain ID'],
      ['eth-json-rpc', 5730, 'UnknownBundleId', 'Unknown bundle id'],
      ['engine-api', -38002, 'InvalidForkchoiceState', 'Invalid forkchoice state'],
      ['engine-api', -32000, 'ServerError', 'Server error'],
      ['erc-4337', -32507, 'SignatureCheckFailed', undefined],
      ['erc-4337', 4001, 'UserRejectedRequest', 'User rejected the request'],
      ['walletconnect', 5002, 'UserRejectedMethods', 'User rejected methods'],
      ['besu', -32006, 'NonceTooHigh', 'Nonce too high'],
    ];
    for (const [id, code, name, message] of titles) {
      const [entry] = definitions(id, code);
      assert.equal(entry?.name, name, `${id} ${code}`);
      assert.equal(entry?.messages?.exact?.[0], message, `${id} ${code}`);
    }
  });
  it('what a number means in one method only', () => {
    const meanings = (code: number): readonly string[] =>
      definitions('eth-json-rpc', code).map(({ name, when }) => `${name} ${when?.methods?.join() ?? ''}`.trim());
    assert.deepEqual(meanings(-32005), ['LimitExceeded', 'MaxFeePerGasTooLow eth_simulateV1']);
    assert.deepEqual(meanings(4), ['InvalidOpcode', 'TransactionSyncTimeout eth_sendRawTransactionSync']);
    assert.deepEqual(
      definitions('erc-4337', -32602).map(({ name, protocol }) => `${protocol} ${name}`),
      ['erc-4337 InvalidParams', 'erc-4337 InvalidFields', 'json-rpc InvalidParams'],
    );
  });
  it('since which fork the Engine API has a code', () => {
    const at = (version: string, code: number): boolean => {
      const chosen = { choices: [{ id: 'engine-api', version }], by: 'settings' as const };
      return resolveActive(catalogs, { chosen, evidence: [], detect: false }).definitionsOf(code).length > 0;
    };
    assert.deepEqual(
      [at('Shanghai', -38004), at('Paris', -38004), at('Shanghai', -38005), at('Cancun', -38005), at('Paris', -38006)],
      [true, false, false, true, true],
    );
  });
});

describe('Ethereum is shown', () => {
  const detected: readonly (readonly [string, string, readonly string[]])[] = [
    ['a call in a capture', call('eth_call', { code: 3, message: 'execution reverted' }), ['eth-json-rpc']],
    ['a node that tells its version', call('web3_clientVersion', { code: -32601, message: 'x' }), ['eth-json-rpc']],
    [
      'an operation for a bundler',
      call('eth_sendUserOperation', { code: -32500, message: "AA21 didn't pay prefund" }),
      ['erc-4337', 'eth-json-rpc'],
    ],
    ['a consensus client', call('engine_newPayloadV4', { code: -38005, message: 'Unsupported fork' }), ['engine-api']],
    ['a session', call('wc_sessionPropose', { code: 5000, message: 'User rejected.' }), ['walletconnect']],
    ['a batch of calls', call('wallet_sendCalls', { code: 5740, message: 'Bundle too large' }), ['eth-json-rpc']],
  ];
  for (const [what, text, ids] of detected) {
    it(`by ${what}`, () => {
      assert.deepEqual(
        shown('a.jsonl', text).map((label) => label.replace(/@.*/, '')),
        ids,
      );
      assert.deepEqual(found('a.jsonl', text), []);
    });
  }
  it('by imports', () => {
    assert.deepEqual(shown('a.ts', "import { rpcErrors } from '@metamask/rpc-errors';"), [
      'eth-json-rpc',
      'rpc-errors',
    ]);
    assert.deepEqual(shown('a.ts', "import { createBundlerClient } from 'viem/account-abstraction';"), [
      'erc-4337',
      'viem',
    ]);
    assert.deepEqual(shown('a.ts', "import { HardhatEthersSigner } from '@nomicfoundation/hardhat-ethers/signers';"), [
      'eth-json-rpc',
    ]);
    assert.deepEqual(shown('a.ts', "import { EthereumProvider } from '@walletconnect/ethereum-provider';"), [
      'walletconnect',
      'eth-json-rpc',
    ]);
  });
  it('not by names that others use', () => {
    for (const method of [
      'engine_createBlock',
      'wallet_watchAsset',
      'wallet_createSession',
      'admin_login',
      'debug_info',
      'net_info',
      'trace_filter',
      'ethernet_status',
      'getBalance',
    ]) {
      assert.deepEqual(shown('a.jsonl', call(method, { code: -32001, message: 'x' })), [], method);
    }
    assert.deepEqual(shown('a.ts', "import { WebSocketServer } from 'ws';"), []);
    assert.deepEqual(shown('a.ts', "import { x } from 'viemx';"), []);
  });
});

describe('errors of Ethereum', () => {
  const provider = (error: string): string =>
    `import { createWalletClient } from 'viem';\nexport const a = { jsonrpc: '2.0', id: 1, error: ${error} };\n`;

  it('are found where the text belongs to another code', () => {
    assert.deepEqual(found('a.ts', provider("{ code: -32602, message: 'User rejected the request.' }")), [
      'code-message-mismatch -32602',
    ]);
    assert.deepEqual(found('a.ts', provider("{ code: -32003, message: 'Limit exceeded' }")), [
      'code-message-mismatch -32003',
    ]);
    const settle = "import { SignClient } from '@walletconnect/sign-client';\n";
    assert.deepEqual(
      found(
        'a.ts',
        `${settle}export const a = { jsonrpc: '2.0', id: 1, error: { code: 5001, message: 'User rejected methods.' } };`,
      ),
      ['code-message-mismatch 5001'],
    );
  });
  it('are left alone where nodes, wallets and providers say them in their own way', () => {
    for (const [code, message] of [
      [-32000, 'nonce too low: next nonce 5, tx nonce 4'],
      [-32000, 'execution reverted: ERC20: transfer amount exceeds balance'],
      [-32001, 'Nonce too low'],
      [-32003, 'insufficient funds for gas * price + value: balance 0, tx cost 21000'],
      [-32004, 'Upfront cost exceeds account balance'],
      [-32005, 'daily request count exceeded, request rate limited'],
      [-32601, 'the method eth_foo does not exist/is not available'],
      [-32601, 'Unsupported method: eth_foo. See available methods at https://example.org'],
      [-32601, 'Method not supported'],
      [-32602, 'Invalid input'],
      [-32603, 'execution reverted'],
      [-32603, 'Unrecognized chain ID "0x89". Try adding the chain using wallet_addEthereumChain first.'],
      [3, 'execution reverted: Ownable: caller is not the owner'],
      [4001, 'MetaMask Tx Signature: User denied transaction signature.'],
      [4001, 'Transaction rejected by user'],
      [4100, 'Unauthorized: connect first'],
      [4902, 'Unsupported chain ID'],
    ] as const) {
      assert.deepEqual(found('a.jsonl', call('eth_sendTransaction', { code, message })), [], `${code} ${message}`);
      assert.deepEqual(found('a.ts', provider(JSON.stringify({ code, message }))), [], `${code} ${message}`);
    }
  });
  it('may bear names that go with many codes', () => {
    const table = `import { ethers } from 'ethers';
export enum Errors { NonceTooLow = -32001, InsufficientFunds = -32003, OutOfGas = -32000, ExecutionReverted = -32015 }
export const [TIMEOUT_ERROR, INVALID_INPUT] = [-32002, -32602];
export const INVALID_SENDER = -32003;
`;
    assert.deepEqual(found('a.ts', table), []);
    assert.deepEqual(found('a.ts', "import { ethers } from 'ethers';\nexport enum E { LimitExceeded = -32004 }"), [
      'code-name-mismatch -32004',
    ]);
  });
  it('of WalletConnect are not taken for slips of those that they resemble', () => {
    const table = `import { createPublicClient } from 'viem';
export const ERRORS = {
  USER_REJECTED_CHAINS: { message: 'User rejected chains.', code: 5001 },
  USER_REJECTED_METHODS: { message: 'User rejected methods.', code: 5002 },
  USER_DISCONNECTED: { message: 'User disconnected.', code: 6000 },
};
`;
    assert.deepEqual(found('a.ts', table), []);
  });
  it('are no matter of numbers that anybody may take', () => {
    for (const [code, message] of [
      [5000, 'Internal error'],
      [4001, 'Invalid params'],
      [1001, 'Method not found'],
      [10001, 'Internal error'],
    ] as const) {
      const error = JSON.stringify({ error: { code, message } });
      assert.deepEqual(found('a.json', error), [], error);
      assert.deepEqual(found('a.ts', `export const a = ${error};`), [], error);
    }
  });
  it('do not become the errors of a server that only uses Ethereum', () => {
    const text = `import { McpError, ErrorCode } from '@modelcontextprotocol/sdk/types.js';
import { createPublicClient } from 'viem';
throw new McpError(ErrorCode.InvalidParams, 'Invalid input: address');
throw new McpError(ErrorCode.InternalError, 'execution reverted: paused');
throw new McpError(ErrorCode.InvalidRequest, 'User not found');
`;
    assert.deepEqual(found('a.ts', text), []);
  });
  it('are known by the factories, classes and enums of packages', () => {
    const { sites } = analyze(
      'a.ts',
      `import { rpcErrors, providerErrors, errorCodes, JsonRpcError } from '@metamask/rpc-errors';
import { ethErrors } from 'eth-rpc-errors';
import { UserRejectedRequestError } from 'viem';
export const a = [rpcErrors.limitExceeded(), providerErrors.unauthorized('no'), new JsonRpcError(-32002, 'Resource unavailable')];
export const b = [ethErrors.rpc.internal(), ethErrors.provider.chainDisconnected(), new UserRejectedRequestError(cause)];
export const c = (e) => e.code === errorCodes.rpc.transactionRejected || e.code === UserRejectedRequestError.code;
`,
    );
    const codes = sites.map(({ role, value }) => `${role} ${value}`).sort();
    assert.deepEqual(codes, [
      'compare -32003',
      'compare 4001',
      'emit -32002',
      'emit -32005',
      'emit -32603',
      'emit 4001',
      'emit 4100',
      'emit 4901',
    ]);
  });
});

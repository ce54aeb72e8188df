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
  return analyze(path, text).protocols.labels.filter((label) => label !== 'json-rpc');
}

function definitions(id: string, code: number): readonly Entry[] {
  const chosen = { choices: [{ id }], by: 'settings' as const };
  return resolveActive(catalogs, { chosen, evidence: [], detect: false }).definitionsOf(code);
}

const call = (method: string, error: object): string =>
  `${JSON.stringify({ jsonrpc: '2.0', id: 1, method, params: [] })}\n${JSON.stringify({ jsonrpc: '2.0', id: 1, error })}\n`;

describe('the catalogs of Solana, Bitcoin, Lightning, Electrum, Monero, Cardano and Stacks say', () => {
  it('what their codes are called', () => {
    const titles: readonly (readonly [string, number, string, string | undefined])[] = [
      ['solana', -32002, 'SendTransactionPreflightFailure', undefined],
      ['solana', -32003, 'TransactionSignatureVerificationFailure', 'Transaction signature verification failure'],
      ['solana', -32005, 'NodeUnhealthy', 'Node is unhealthy'],
      ['solana', -32601, 'MethodNotFound', 'Method not found'],
      ['bitcoin-core', -8, 'InvalidParameter', undefined],
      ['bitcoin-core', -27, 'VerifyAlreadyInUtxoSet', undefined],
      ['bitcoin-core', -32601, 'MethodNotFound', 'Method not found'],
      ['core-lightning', 205, 'PayRouteNotFound', undefined],
      ['core-lightning', -1, 'LightningdError', undefined],
      ['electrum', 1, 'BadRequest', undefined],
      ['electrum', 10001, 'HistoryTooLong', 'history too large'],
      ['monero', -9, 'CoreBusy', 'Core is busy'],
      ['monero', -53, 'InvalidFeePriority', undefined],
      ['ogmios', 3117, 'UnknownOutputReferences', undefined],
      ['ogmios', -32602, 'DeserialisationFailure', 'Invalid params'],
      ['stacks-connect', -32000, 'UserRejection', undefined],
    ];
    for (const [id, code, name, message] of titles) {
      const [entry] = definitions(id, code);
      assert.equal(entry?.name, name, `${id} ${code}`);
      assert.equal(entry?.messages?.exact?.[0], message, `${id} ${code}`);
    }
  });
  it('that Monero’s daemon and wallet share numbers', () => {
    assert.deepEqual(
      definitions('monero', -17).map(({ name, specification }) => `${specification} ${name}`),
      ['daemon DuplicatePayment', 'wallet NotEnoughMoney'],
    );
    assert.deepEqual(
      definitions('monero', -8).map(({ specification }) => specification),
      ['wallet'],
    );
  });
  it('what data comes with a code', () => {
    assert.deepEqual(definitions('solana', -32016)[0]?.data?.required, ['contextSlot']);
    assert.deepEqual(definitions('ogmios', 3122)[0]?.data?.required, ['minimumRequiredFee', 'providedFee']);
    assert.deepEqual(definitions('ogmios', 2000)[0]?.data, { type: 'string' });
  });
  it('how the names in their code are found', () => {
    for (const [name, code, id] of [
      ['SOLANA_ERROR__JSON_RPC__SERVER_ERROR_SLOT_SKIPPED', -32007, 'solana'],
      ['JSON_RPC_SCAN_ERROR', -32012, 'solana'],
      ['RPC_WALLET_PASSPHRASE_INCORRECT', -14, 'bitcoin-core'],
      ['RPC_VERIFY_ALREADY_IN_CHAIN', -27, 'bitcoin-core'],
      ['FUNDING_PSBT_INVALID', 309, 'core-lightning'],
      ['CORE_RPC_ERROR_CODE_INTERNAL_ERROR', -5, 'monero'],
      ['WALLET_RPC_ERROR_CODE_NOT_ENOUGH_UNLOCKED_MONEY', -37, 'monero'],
      ['SubmitTransactionFailureEmptyInputSet', 3121, 'ogmios'],
    ] as const) {
      const entries = catalogs.entriesNamed(name).map((entry) => `${entry.origin} ${entry.code}`);
      assert.ok(entries.includes(`${id} ${code}`), `${name}: ${entries.join()}`);
    }
  });
});

describe('these protocols are shown', () => {
  const detected: readonly (readonly [string, string, object, readonly string[]])[] = [
    ['solana', 'getLatestBlockhash', { code: -32005, message: 'Node is behind by 42 slots' }, ['solana']],
    ['bitcoin-core', 'sendrawtransaction', { code: -26, message: 'min relay fee not met' }, ['bitcoin-core']],
    ['core-lightning', 'waitsendpay', { code: 203, message: 'Permanent error at destination' }, ['core-lightning']],
    ['electrum', 'blockchain.scripthash.get_history', { code: 10001, message: 'history too large' }, ['electrum']],
    ['monero', 'make_integrated_address', { code: -5, message: 'Invalid payment ID' }, ['monero']],
    ['ogmios', 'queryLedgerState/utxo', { code: 2001, message: 'Era mismatch', data: {} }, ['ogmios']],
    ['stacks-connect', 'stx_transferStx', { code: -32000, message: 'User rejected' }, ['stacks-connect']],
  ];
  for (const [what, method, error, ids] of detected) {
    it(`${what} by a method`, () => {
      const text = call(method, error);
      assert.deepEqual(shown('a.jsonl', text), ids);
      assert.deepEqual(found('a.jsonl', text), []);
    });
  }
  it('by imports', () => {
    for (const [module, id] of [
      ['@solana/web3.js', 'solana'],
      ['@solana/kit', 'solana'],
      ['bitcoin-core', 'bitcoin-core'],
      ['@mempool/electrum-client', 'electrum'],
      ['monero-ts', 'monero'],
      ['@cardano-ogmios/client', 'ogmios'],
      ['@stacks/connect', 'stacks-connect'],
    ] as const) {
      assert.deepEqual(shown('a.ts', `import { x } from '${module}';`), [id], module);
    }
  });
  it('not by names that others use', () => {
    for (const method of [
      'getinfo',
      'getInfo',
      'get_info',
      'getBalance',
      'getTransaction',
      'sendTransaction',
      'submitTransaction',
      'server.ping',
      'server.version',
      'transfer',
      'pay',
      'connect',
      'help',
      'stop',
      'ping',
      'nextBlock',
      'blockchain.info',
    ]) {
      assert.deepEqual(shown('a.jsonl', call(method, { code: -1, message: 'x' })), [], method);
    }
    assert.deepEqual(shown('a.ts', "import { x } from 'bitcoinjs-lib';"), []);
    assert.deepEqual(shown('a.ts', "import { x } from '@stacks/transactions';"), []);
  });
  it('by several names that are shared, where no other protocol has as many', () => {
    const line = (method: string, id: number): string => JSON.stringify({ jsonrpc: '2.0', id, method, params: [] });
    const text = ['getSlot', 'getBlockTime', 'getSupply', 'getGenesisHash', 'getVersion'].map(line).join('\n');
    assert.deepEqual(shown('a.jsonl', text), ['solana']);
    const unknown = ['getLatestLedger', 'getLedgerEntries'].map(line).join('\n');
    assert.deepEqual(shown('a.jsonl', `${text}\n${unknown}`), [], 'too many of them are not its own');
    const others = ['getHealth', 'getTransaction', 'sendTransaction', 'simulateTransaction'].map(line).join('\n');
    assert.deepEqual(shown('a.jsonl', `${others}\n${unknown}`), [], 'other chains have these too');
  });
});

describe('errors of these protocols', () => {
  it('are left alone in the words of their servers', () => {
    for (const [method, code, message] of [
      ['getBlock', -32007, 'Slot 81 was skipped, or missing due to ledger jump to recent snapshot'],
      ['getBlock', -32009, 'Slot 81 was skipped, or missing in long-term storage'],
      ['getProgramAccounts', -32602, 'Invalid param: WrongSize'],
      [
        'getProgramAccounts',
        -32010,
        'Toke excluded from account secondary indexes; this RPC method unavailable for key',
      ],
      ['isBlockhashValid', -32016, 'Minimum context slot has not been reached'],
      ['requestAirdrop', -32603, 'Internal error'],
      [
        'getrawtransaction',
        -5,
        'No such mempool or blockchain transaction. Use gettransaction for wallet transactions.',
      ],
      ['getblockhash', -8, 'Block height out of range'],
      ['createrawtransaction', -8, 'Invalid parameter, duplicated address: x'],
      ['getblockchaininfo', -28, 'Loading block index…'],
      ['testmempoolaccept', -3, 'JSON value of type string is not of expected type array'],
      ['walletpassphrase', -1, 'walletpassphrase "passphrase" timeout\n\nStores the wallet decryption key'],
      ['getwalletinfo', -32601, 'Method not found'],
      ['fundchannel', 301, 'Could not afford 100000sat using all 0 available UTXOs: 1sat short'],
      ['waitsendpay', -32602, 'missing required parameter: payment_hash'],
      ['createrune', -32601, "Unknown command 'createrune'"],
      ['listpeerchannels', -32600, 'Not authorized: Invalid rune'],
      ['blockchain.transaction.broadcast', 1, 'the transaction was rejected by network rules.\n\nmissing inputs'],
      ['blockchain.scripthash.subscribe', -32601, 'unknown method "blockchain.scripthash.subscribe"'],
      ['blockchain.scripthash.get_balance', -32603, 'internal server error'],
      ['hard_fork_info', -5, 'Internal error'],
      ['get_block_header_by_height', -2, 'Requested block height: 9 greater than current top block height: 1'],
      ['transfer_split', -1, 'Invalid parameter'],
      ['evaluateTransaction', 3010, 'Some scripts of the transactions terminated with error(s).'],
      ['stx_signMessage', -31001, 'User canceled the request'],
    ] as const) {
      assert.deepEqual(found('a.jsonl', call(method, { code, message })), [], `${method} ${code} ${message}`);
    }
  });
  it('are left alone in the older form of Bitcoin Core', () => {
    const text = [
      '{"method":"getblockhash","params":[9000000],"id":"curl"}',
      '{"result":null,"error":{"code":-8,"message":"Block height out of range"},"id":"curl"}',
      '{"result":"00ff","error":null,"id":"curl"}',
    ].join('\r\n');
    assert.deepEqual(shown('a.jsonl', text), ['bitcoin-core']);
    assert.deepEqual(found('a.jsonl', text), []);
  });
  it('are found where the text belongs to another code', () => {
    const solana = "import { Connection } from '@solana/web3.js';\n";
    const error = (code: number, message: string): string =>
      `${solana}export const a = { jsonrpc: '2.0', id: 1, error: { code: ${code}, message: '${message}' } };\n`;
    assert.deepEqual(found('a.ts', error(-32008, 'Node is unhealthy')), ['code-message-mismatch -32008']);
    assert.deepEqual(found('a.ts', error(-32004, 'Minimum context slot has not been reached')), [
      'code-message-mismatch -32004',
    ]);
    assert.deepEqual(found('a.ts', error(-32005, 'Node is unhealthy')), []);
  });
  it('are no matter of servers that only use a chain, nor of numbers that anybody may take', () => {
    for (const module of ['@solana/web3.js', 'bitcoin-core', 'monero-ts', '@cardano-ogmios/client']) {
      const text = `import { McpError, ErrorCode } from '@modelcontextprotocol/sdk/types.js';
import * as chain from '${module}';
throw new McpError(ErrorCode.InvalidParams, 'Invalid address');
throw new McpError(ErrorCode.InternalError, 'Transaction simulation failed: Blockhash not found');
throw new McpError(ErrorCode.InvalidRequest, 'Wallet not found');
`;
      assert.deepEqual(found('a.ts', text), [], module);
    }
    for (const [code, message] of [
      [-1, 'Unknown error'],
      [-2, 'Wrong address'],
      [-5, 'Internal error'],
      [1, 'Bad request'],
      [2, 'Timed out'],
      [400, 'Bad Request'],
      [500, 'Internal Server Error'],
      [1000, 'Not found'],
      [2000, 'Timeout'],
    ] as const) {
      const text = `export const a = { error: ${JSON.stringify({ code, message })} };`;
      assert.deepEqual(found('a.ts', text), [], text);
      const mcp = `import { Server } from '@modelcontextprotocol/sdk/server/index.js';\n${text}\n`;
      assert.deepEqual(found('a.ts', mcp), [], mcp);
    }
  });
  it('are known by the enums and classes of packages', () => {
    const { sites } = analyze(
      'a.ts',
      `import { JsonRpcError, JsonRpcErrorCode } from '@stacks/connect';
import { SolanaJSONRPCErrorCode } from '@solana/web3.js';
export const a = new JsonRpcError('No', JsonRpcErrorCode.UserRejection);
export const b = (e) => e.code === SolanaJSONRPCErrorCode.JSON_RPC_SERVER_ERROR_NODE_UNHEALTHY;
`,
    );
    assert.deepEqual(sites.map(({ role, value }) => `${role} ${value}`).sort(), ['compare -32005', 'emit -32000']);
  });
});

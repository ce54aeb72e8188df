import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import { createAnalyzer, type FileContext } from '../../../server/src/core/analyzer.ts';
import { builtinCatalogs } from '../../../server/src/core/catalog/builtin.ts';
import { type HoverText, hoverAt } from '../../../server/src/core/hover/index.ts';
import type { Language } from '../../../server/src/core/model.ts';
import { RULES } from '../../../server/src/generated/rules.ts';

const catalogs = builtinCatalogs();
const analyzer = createAnalyzer({
  catalogs,
  rules: RULES,
  loadParser: () => createRequire(import.meta.url)('typescript'),
});

/** Hovers at `‸` in a text, which is taken out before. */
function hover(marked: string, language: Language = 'typescript', context: FileContext = {}): HoverText | undefined {
  const offset = marked.indexOf('‸');
  const text = marked.replace('‸', '');
  const facts = analyzer.extract({ path: 'src/server.ts', language, text });
  return hoverAt(analyzer.analyze(facts, context), text, offset, { pageUri: (page) => `docs/${page}.md` });
}

/** The token that a hover is about. */
function token(marked: string, language?: Language): string | undefined {
  const found = hover(marked, language);
  return found && marked.replace('‸', '').slice(found.span.start, found.span.end);
}

const MCP = "import { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js';\n";
const RESPONSE = '{"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"Invalid params","data":{}}}';

describe('hover over a code', () => {
  it('has the lines of a retired code in their order', () => {
    const lines = hover(`${MCP}export const NOT_FOUND = -32‸002;`)?.plaintext.split('\n') ?? [];
    assert.deepEqual(lines.slice(0, 4), [
      '-32002 Resource not found · MCP 2024-11-05 … 2025-11-25',
      'The resource that was asked for does not exist.',
      'Since 2026-07-28 servers send -32602; clients still accept this one.',
      'data: { uri: string }',
    ]);
    assert.match(lines[4] ?? '', /^MCP .*, because this file imports @modelcontextprotocol\/sdk\.$/);
    assert.match(lines[5] ?? '', /^Elsewhere: .*LSP Server not initialized/);
    assert.match(lines[6] ?? '', /^Specification: https:\/\//);
    assert.equal(lines[7], 'All codes of MCP: docs/protocols/mcp.md');
    assert.equal(lines[8], 'All meanings of -32002: docs/codes/-32002.md');
    assert.equal(lines.length, 9);
  });

  it('gives the meaning that holds in the chosen protocol', () => {
    const chosen = (id: string) => hover('export const X = -32‸002;', 'typescript', { settings: [{ id }] })?.plaintext;
    assert.match(chosen('lsp') ?? '', /^-32002 Server not initialized · LSP/);
    assert.match(chosen('acp') ?? '', /^-32002 Resource not found · ACP/);
  });

  it('says who keeps the range of a number, also where that protocol is not spoken', () => {
    assert.match(
      hover(`${MCP}export const CLOSED = -32‸850;`)?.plaintext ?? '',
      /^-32850 is in the range that LSP keeps for itself \(-32899…-32800\)\./,
    );
  });

  it('says who may give a meaning to a number that nobody here defines', () => {
    assert.match(
      hover('enum Codes { MethodNotFound = -32601, Busy = -32050‸ }')?.plaintext ?? '',
      /^-32050 is in the range for RPC servers and libraries \(JSON-RPC 2\.0, -32099…-32000\); no active protocol defines it\./,
    );
    assert.match(
      hover('enum Codes { MethodNotFound = -32601, Busy = -32‸150 }')?.plaintext ?? '',
      /^-32150 is reserved by JSON-RPC 2\.0 for future use \(.*\); no active protocol defines it\./,
    );
  });

  it('does not list those who only repeat the standard meaning', () => {
    const text = hover(
      'const x = { jsonrpc: "2.0", id: 1, error: { code: -32‸700, message: "Parse error" } };',
    )?.plaintext;
    assert.match(text ?? '', /^-32700 Parse error · JSON-RPC 2\.0\n/);
    assert.doesNotMatch(text ?? '', /(ACP|LSP|MCP) Parse error/);
  });

  it('fits without scrolling: at most ten lines for every code of every protocol', () => {
    for (const catalog of catalogs.catalogs) {
      for (const { code } of catalog.entries) {
        const text = hover(`export const X = ${code}‸;\nexport const Y = -32601;`, 'typescript', {
          settings: [{ id: catalog.id }],
        })?.markdown;
        const lines = (text ?? '').split('\n').filter(Boolean);
        assert.ok(lines.length <= 10, `${catalog.id} ${code}:\n${text}`);
      }
    }
  });

  it('is about the smallest token: number, constant, member of an enum, member of a library', () => {
    assert.equal(token('const x = { jsonrpc: "2.0", id: 1, error: { code: ‸-32601, message: "" } };'), '-32601');
    assert.equal(token('const METHOD_NOT‸_FOUND = -32601;'), 'METHOD_NOT_FOUND');
    assert.equal(token('enum Codes { MethodNot‸Found = -32601 }'), 'MethodNotFound');
    assert.equal(token(`${MCP}throw new McpError(ErrorCode.Invalid‸Params, 'x');`), 'ErrorCode.InvalidParams');
    assert.equal(token('{"jsonrpc":"2.0","id":1,"error":{"code":"-32‸602","message":"x"}}', 'json'), '"-32602"');
  });

  it('follows a mention of a constant where no error is made', () => {
    const text = 'enum Codes { Gone = -32601 }\nconsole.log(Codes.Go‸ne);';
    assert.equal(token(text), 'Gone');
    assert.match(hover(text)?.plaintext ?? '', /^-32601 Method not found/);
    assert.equal(hover('const A = -32601;\nfunction f() { const A = -32602; }\nlog(‸A);'), undefined);
  });

  it('is silent about numbers that are no JSON-RPC', () => {
    assert.equal(hover('{"error":{"code":4‸04,"message":"Not Found"}}', 'json'), undefined);
    assert.equal(hover('const MIN_INT16 = -32‸768;'), undefined);
  });
});

describe('hover over members and messages', () => {
  const at = (part: string) => hover(RESPONSE.replace(part, `${part.slice(0, 2)}‸${part.slice(2)}`), 'json')?.plaintext;

  it('says what the members are for', () => {
    assert.match(at('"jsonrpc"') ?? '', /^jsonrpc · JSON-RPC 2\.0\nThe version/);
    assert.match(at('"id"') ?? '', /^id · /);
    assert.match(at('"error"') ?? '', /^error · /);
    assert.match(at('"code"') ?? '', /^code · /);
    assert.match(at('"message"') ?? '', /^message · /);
    assert.match(at('"data"') ?? '', /^data · /);
  });

  it('says whose wording a message is, and nothing about a text of its own', () => {
    assert.equal(at('"Invalid params"'), '"Invalid params" is the message of -32602 (JSON-RPC 2.0).');
    assert.equal(hover(RESPONSE.replace('"Invalid params"', '"My ‸own"'), 'json'), undefined);
  });

  it('leaves the members of other objects alone', () => {
    assert.equal(hover('{"co‸de":1,"message":"x"}', 'json'), undefined);
    assert.equal(hover('const x = { me‸ssage: "hello" };'), undefined);
  });
});

describe('hover on bad input', () => {
  it('throws at no place of any half-typed text', () => {
    const text = `${MCP}enum C { A = -32601, 😀 = -32002 }\r\nthrow new McpError(C.A, \`Invalid \${x}\`);`;
    for (let length = 0; length <= text.length; length += 7) {
      const part = text.slice(0, length);
      for (let offset = 0; offset <= length; offset += 5) {
        hover(`${part.slice(0, offset)}‸${part.slice(offset)}`);
      }
    }
  });
});

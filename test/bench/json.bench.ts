import jsonLanguageService from 'vscode-json-languageservice';
import { createNodeAnalyzer } from '../../server/src/node/engine.ts';
import { type Bench, measure, type Row } from './bench.ts';

const { getLanguageService, TextDocument } = jsonLanguageService;
const MEGABYTE = 1_000_000;

/** Documents that cost in different places. */
const DOCUMENTS: Readonly<Record<string, (id: number) => string>> = {
  'a batch, one error in ten': (id) => traffic(id),
  'the same, pretty-printed': (id) => JSON.stringify(JSON.parse(traffic(id)), undefined, 2).replaceAll('\n', '\n  '),
  'errors alone': (id) => failure(id, -32601),
  'requests and wrong errors of MCP': (id) => (id % 2 === 0 ? request(id) : failure(id - 1, -32602)),
  'no messages': (id) => `{"name": "item ${id}", "code": ${id}, "tags": ["a", "b"], "place": [-${id}.25, ${id}]}`,
};

/** What an edit costs in the editor: the text is new each time, so nothing may come from a cache. */
export const bench: Bench = async () => {
  const analyzer = createNodeAnalyzer();
  const service = getLanguageService({});
  const rows: Row[] = [];
  let version = 0;
  for (const [kind, item] of Object.entries(DOCUMENTS)) {
    const items = upTo(MEGABYTE, item).join(',\n  ');
    const edited = () => `[\n  ${items}\n${' '.repeat(++version % 50)}]`;
    const validate = (text: string) => {
      const document = TextDocument.create('file:///a.json', 'json', version, text);
      return service.doValidation(document, service.parseJSONDocument(document), { comments: 'error' });
    };
    const [milliseconds = 0, reference = 0, parsing = 0] = await measure(
      15,
      () => analyzer.analyze(analyzer.extract({ path: 'a.json', language: 'json', text: edited() }), {}),
      () => validate(edited()),
      () => JSON.parse(edited()),
    );
    const name = `re-analysis of 1 MB of JSON: ${kind}`;
    const against = 'doValidation of vscode-json-languageservice';
    rows.push({ name, milliseconds, against, reference, goal: '≤ 0.50' });
    rows.push({ name, milliseconds, against: 'JSON.parse', reference: parsing, goal: '' });
  }
  const lines = upTo(10 * MEGABYTE, traffic);
  const [milliseconds = 0, reference = 0] = await measure(
    5,
    () => analyzer.analyze(analyzer.extract({ path: 'a.jsonl', language: 'jsonl', text: `${lines.join('\n')}\n` }), {}),
    () => `${lines.join('\n')}\n`.split('\n').map((line) => line !== '' && JSON.parse(line)),
  );
  rows.push({ name: 'analysis of 10 MB of JSON lines', milliseconds, against: 'JSON.parse', reference, goal: '' });
  return rows;
};

function upTo(bytes: number, make: (id: number) => string): string[] {
  const items: string[] = [];
  for (let length = 0; length < bytes; length += items.at(-1)?.length ?? 0) items.push(make(items.length));
  return items;
}

/** As servers answer: mostly results, one error in ten. */
function traffic(id: number): string {
  if (id % 10 === 0) return failure(id, -32601);
  return `{"jsonrpc": "2.0", "id": ${id}, "result": {"items": [{"name": "item ${id}", "tags": ["a", "b"], "size": ${id * 7}}]}}`;
}

function failure(id: number, code: number): string {
  return `{"jsonrpc": "2.0", "id": ${id}, "error": {"code": ${code}, "message": "Method not found", "data": {"method": "a/b"}}}`;
}

function request(id: number): string {
  return `{"jsonrpc": "2.0", "id": ${id}, "method": "tools/call", "params": {"name": "tool ${id}", "arguments": {}}}`;
}

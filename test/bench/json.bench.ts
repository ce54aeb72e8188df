import jsonLanguageService from 'vscode-json-languageservice';
import { createNodeAnalyzer } from '../../server/src/node/engine.ts';
import { type Bench, measure } from './bench.ts';

const { getLanguageService, TextDocument } = jsonLanguageService;
const BYTES = 1_000_000;

/** What an edit costs in the editor: the text is new each time, so nothing may come from a cache. */
export const bench: Bench = async () => {
  const analyzer = createNodeAnalyzer();
  const service = getLanguageService({});
  const original = batch();
  let version = 0;
  const edited = () => `${original.slice(0, -1)}${' '.repeat(++version % 50)}]`;
  const validate = (text: string) => {
    const document = TextDocument.create('file:///a.json', 'json', version, text);
    return service.doValidation(document, service.parseJSONDocument(document), { comments: 'error' });
  };
  const [ours = 0, theirs = 0, parsing = 0] = await measure(
    15,
    () => analyzer.analyze(analyzer.extract({ path: 'a.json', language: 'json', text: edited() }), {}),
    () => validate(edited()),
    () => JSON.parse(edited()),
  );
  const name = 're-analysis of 1 MB of JSON';
  return [
    {
      name,
      milliseconds: ours,
      against: 'doValidation of vscode-json-languageservice',
      reference: theirs,
      goal: '≤ 0.50',
    },
    { name, milliseconds: ours, against: 'JSON.parse', reference: parsing, goal: '' },
  ];
};

/** A batch as servers send it: mostly results, one error in ten. */
function batch(): string {
  const messages: string[] = [];
  for (let id = 0, bytes = 0; bytes < BYTES; id++) {
    const message =
      id % 10 === 0
        ? `  {"jsonrpc": "2.0", "id": ${id}, "error": {"code": -32601, "message": "Method not found", "data": {"method": "a/b"}}}`
        : `  {"jsonrpc": "2.0", "id": ${id}, "result": {"items": [{"name": "item ${id}", "tags": ["a", "b"], "size": ${id * 7}}]}}`;
    messages.push(message);
    bytes += message.length;
  }
  return `[\n${messages.join(',\n')}\n]`;
}

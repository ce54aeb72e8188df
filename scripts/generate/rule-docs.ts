import type { Generator } from './generator.ts';
import { ruleDoc, ruleIds } from './rule-folders.ts';

/** The page of each rule as `{ id: markdown }`, for `jsonrpc-errors rules ID`. */
export const generator: Generator = async () => {
  const pages: Record<string, string> = {};
  for (const id of await ruleIds()) {
    pages[id] = await ruleDoc(id);
  }
  return [{ path: 'server/src/generated/rule-docs.json', text: `${JSON.stringify(pages)}\n`, committed: false }];
};

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { inProject } from '../paths.ts';
import type { Generator } from './generator.ts';
import { RULES_FOLDER, ruleIds } from './rule-folders.ts';

/** The page of each rule as `{ id: markdown }`, for `jsonrpc-errors rules ID`. That none is missing is for the tests of the rules to say. */
export const generator: Generator = async () => {
  const pages: Record<string, string> = {};
  for (const id of await ruleIds()) {
    const page = inProject(`${RULES_FOLDER}/${id}/doc.md`);
    if (existsSync(page)) pages[id] = await readFile(page, 'utf8');
  }
  return [{ path: 'server/src/generated/rule-docs.json', text: `${JSON.stringify(pages)}\n`, committed: false }];
};

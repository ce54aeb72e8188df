import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { inProject } from '../paths.ts';

export const RULES_FOLDER = 'server/src/core/rules';

/** Ids of all rules, sorted: the names of the folders that hold a rule.ts. */
export async function ruleIds(): Promise<string[]> {
  const entries = await readdir(inProject(RULES_FOLDER), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && existsSync(inProject(`${RULES_FOLDER}/${entry.name}/rule.ts`)))
    .map((entry) => entry.name)
    .sort();
}

import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { UserFacingError } from '../failure.ts';
import { inProject } from '../paths.ts';

const RULES_FOLDER = 'server/src/core/rules';

/** The page of a rule as its author wrote it. */
export async function ruleDoc(id: string): Promise<string> {
  const page = `${RULES_FOLDER}/${id}/doc.md`;
  if (!existsSync(inProject(page))) {
    throw new UserFacingError(`${page} is missing; every rule has a page, see CONTRIBUTING.md.`);
  }
  return readFile(inProject(page), 'utf8');
}

/** Ids of all rules, sorted: the names of the folders that hold a rule.ts. */
export async function ruleIds(): Promise<string[]> {
  const entries = await readdir(inProject(RULES_FOLDER), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && existsSync(inProject(`${RULES_FOLDER}/${entry.name}/rule.ts`)))
    .map((entry) => entry.name)
    .sort();
}

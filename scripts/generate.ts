/**
 * `npm run generate [-- --check]`: writes every file that is derived from others.
 *
 * With `--check` a committed output is compared instead of written, and the command fails when one
 * is out of date. Outputs that Git ignores are written in both modes: later steps read them.
 */
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runMain } from './failure.ts';
import type { GeneratedFile, GeneratorModule } from './generate/generator.ts';
import { inProject } from './paths.ts';

/**
 * In order: a step may import what an earlier one has written, so each is loaded only when its turn
 * comes. To generate something new, add a file to scripts/generate/ and name it here.
 */
const STEPS = [
  'catalog-types',
  'catalogs',
  'catalog-validator',
  'rules',
  'rule-docs',
  'manifest',
  'grammar',
  'rule-pages',
  'protocol-pages',
  'code-pages',
  'readme',
];

const checkOnly = process.argv.includes('--check');

await runMain(async () => {
  const outdated: string[] = [];
  for (const step of STEPS) {
    const module: GeneratorModule = await import(`./generate/${step}.ts`);
    const files = await module.generator();
    for (const file of files) {
      if (await isUpToDate(file)) continue;
      if (checkOnly && file.committed) outdated.push(file.path);
      else await write(file);
    }
    for (const path of await leftOvers(module.owns, files)) {
      if (checkOnly) outdated.push(path);
      else await remove(path);
    }
  }
  for (const file of outdated) console.error(`${file} is out of date; run \`npm run generate\` and commit it.`);
  return outdated.length > 0 ? 1 : 0;
});

async function leftOvers(folder: string | undefined, files: readonly GeneratedFile[]): Promise<string[]> {
  if (folder === undefined || !existsSync(inProject(folder))) return [];
  const written = new Set(files.map((file) => file.path));
  return (await readdir(inProject(folder))).map((name) => `${folder}/${name}`).filter((path) => !written.has(path));
}

async function remove(path: string): Promise<void> {
  await rm(inProject(path));
  console.log(`removed ${path}`);
}

async function isUpToDate(file: GeneratedFile): Promise<boolean> {
  const target = inProject(file.path);
  // An equal file is left alone so that watchers and TypeScript see no change.
  return existsSync(target) && (await readFile(target, 'utf8')) === file.text;
}

async function write(file: GeneratedFile): Promise<void> {
  const target = inProject(file.path);
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, file.text);
  console.log(`wrote ${file.path}`);
}

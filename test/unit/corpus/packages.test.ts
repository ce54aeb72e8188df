import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { it } from 'node:test';
import { type Observation, observe } from '../../corpus/observe.ts';

/** Installed packages, pinned by the lockfile, that speak JSON-RPC: what is found in them is reviewed here. */
const PACKAGES = [
  'eth-rpc-errors',
  'json-rpc-2.0',
  'jsonrpc-lite',
  'vscode-jsonrpc',
  'vscode-languageclient',
  'vscode-languageserver',
  'vscode-languageserver-protocol',
];
const SNAPSHOT = path.join(import.meta.dirname, 'packages.json');

function folderOf(name: string): string {
  const require = createRequire(import.meta.url);
  for (const folder of require.resolve.paths(name) ?? []) {
    if (existsSync(path.join(folder, name, 'package.json'))) return path.join(folder, name);
  }
  throw new Error(`${name} is not installed; run npm ci.`);
}

function counted(list: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const item of [...list].sort()) counts[item] = (counts[item] ?? 0) + 1;
  return counts;
}

function summary({ files, sites, findings, failures }: Observation, version: string): object {
  return {
    version,
    files,
    sites: counted(sites.map(({ role, form }) => `${role} ${form}`)),
    rules: counted(findings.map(({ rule }) => rule)),
    findings: findings.map(({ path: file, line, rule, message }) => `${file}:${line} ${rule}: ${message}`),
    failures,
  };
}

it('the findings in real packages are those that were reviewed (UPDATE=1 writes what is found)', async () => {
  const found: Record<string, object> = {};
  for (const name of PACKAGES) {
    const folder = folderOf(name);
    const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { version: string };
    found[name] = summary(await observe(folder), version);
  }
  if (process.env.UPDATE === '1') writeFileSync(SNAPSHOT, `${JSON.stringify(found, undefined, 2)}\n`);
  assert.deepEqual(found, JSON.parse(readFileSync(SNAPSHOT, 'utf8')));
});

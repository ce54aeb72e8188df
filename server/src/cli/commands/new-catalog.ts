import path from 'node:path';
import { CATALOG_SCHEMA } from '../../core/catalog/export.ts';
import { CONFIG_FILE } from '../../core/config.ts';
import { listedFiles } from '../../node/own-files.ts';
import { reasonOf } from '../../node/read-file.ts';
import { displayPath } from '../../node/targets.ts';
import { isThere, type NewFile, writeNew } from '../../node/write-files.ts';
import { FINE } from '../exit-status.ts';
import type { Io } from '../io.ts';
import { projectHere } from '../project-here.ts';
import { UsageError } from '../usage-error.ts';
import template from './new-catalog.json' with { type: 'json' };

/** Where new catalogs go, and the glob that finds them. */
const FOLDER = 'errors';
const ENDING = '.jsonrpc-catalog.json';
const GLOB = `./${FOLDER}/*${ENDING}`;

/**
 * `catalogs new ID`: a first catalog, a recording with one right and one wrong error to try it on, and, where there is
 * no configuration, one that lists it. Nothing is overwritten; all is written or nothing.
 */
export async function newCatalog(id: string, io: Io): Promise<number> {
  if (!/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/.test(id)) {
    throw new UsageError(
      `"${id}" is no id: it is made of small letters and digits, with hyphens or full stops between.`,
    );
  }
  const { catalogs, config } = await projectHere(io);
  const taken = catalogs.get(id);
  if (taken !== undefined) throw new UsageError(`"${id}" is the id of ${taken.name} (${taken.source}); take another.`);
  const folder = config?.folder ?? io.cwd;
  const catalog = path.join(folder, FOLDER, id + ENDING);
  const fixture = path.join(folder, FOLDER, `${id}.fixture.log`);
  const files: NewFile[] = [
    { absolute: catalog, text: catalogText(id) },
    { absolute: fixture, text: template.fixture.map((message) => `${JSON.stringify(message)}\n`).join('') },
  ];
  if (config === undefined) files.push({ absolute: path.join(folder, CONFIG_FILE), text: configText() });
  const shown = (file: string): string => displayPath(file, io.cwd);
  const before = files.find(isThere);
  if (before !== undefined) throw new UsageError(`${shown(before.absolute)} is there already; nothing was written.`);
  try {
    writeNew(files);
  } catch (error) {
    throw new UsageError(`The catalog was not written: ${reasonOf(error, 'written')}.`);
  }
  const isListed = config === undefined || listedFiles(config.config.catalogs ?? [], folder).files.includes(catalog);
  const lines = [
    ...files.map(({ absolute }) => `wrote ${shown(absolute)}`),
    '',
    ...(isListed ? [] : [`Add "${GLOB}" to "catalogs" in ${shown(path.join(folder, CONFIG_FILE))}. Then:`]),
    `jsonrpc-errors catalogs validate ${shown(catalog)}`,
    `jsonrpc-errors check ${shown(fixture)}    finds what is wrong in its last line`,
  ];
  io.out(`${lines.join('\n')}\n`);
  return FINE;
}

function catalogText(id: string): string {
  const words = id.split(/[-.]/).map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  const document = { $schema: CATALOG_SCHEMA, id, name: words.join(' '), entries: template.entries };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function configText(): string {
  return `${JSON.stringify({ catalogs: [GLOB] }, undefined, 2)}\n`;
}

import path from 'node:path';
import { EXPORT_FORMATS, type ExportFormat, exportCatalog } from '../../core/catalog/export.ts';
import { listOf } from '../../core/words.ts';
import { reasonOf } from '../../node/read-file.ts';
import { writeWhole } from '../../node/write-files.ts';
import { FINE } from '../exit-status.ts';
import type { Io } from '../io.ts';
import { projectHere } from '../project-here.ts';
import { visible } from '../text/visible.ts';
import { UsageError } from '../usage-error.ts';
import { catalogNamed } from './catalogs.ts';

/** `catalogs export [ID]`: a catalog for documentation or code; without an id the project's own, where it has one. */
export async function exportNamed(
  names: readonly string[],
  { format, output }: { readonly format?: string; readonly output?: string },
  io: Io,
): Promise<number> {
  const form = format ?? 'markdown';
  if (!isExportFormat(form)) {
    throw new UsageError(`\`catalogs export\` writes ${listOf(EXPORT_FORMATS, 'or')}, not "${form}".`);
  }
  const { catalogs, own } = await projectHere(io);
  const [id = own.length === 1 ? own[0] : undefined, ...more] = names;
  if (id === undefined || more.length > 0) {
    const known = own.length > 0 ? `; this project has ${listOf(own, 'and')}` : '';
    throw new UsageError(`\`jsonrpc-errors catalogs export\` needs the id of one catalog${known}.`);
  }
  const text = exportCatalog(catalogNamed(id, catalogs), form);
  if (output === undefined) {
    io.out(text);
    return FINE;
  }
  try {
    writeWhole({ absolute: path.resolve(io.cwd, output), text });
  } catch (error) {
    throw new UsageError(`${visible(output)}: ${reasonOf(error, 'written')}.`);
  }
  return FINE;
}

function isExportFormat(format: string): format is ExportFormat {
  return (EXPORT_FORMATS as readonly string[]).includes(format);
}

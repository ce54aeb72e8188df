import { entryTitle } from '../../core/catalog/titles.ts';
import type { Colors, Io } from '../io.ts';
import { table } from '../text/table.ts';
import { visible } from '../text/visible.ts';
import { count } from '../text/words.ts';
import type { ListedSite } from './site-data.ts';
import type { SitesReporter } from './sites-reporter.ts';

/** Longer messages are cut; JSON has them whole. */
const LONGEST_MESSAGE = 60;

/** For people: a table for each file, with what each code means there. */
export function sitesText(io: Io): SitesReporter {
  const { colors } = io;
  const codes = new Set<number>();
  let all = 0;
  let filesWithSites = 0;
  return {
    file(path, sites) {
      all += sites.length;
      filesWithSites += 1;
      for (const { data } of sites) if (data.code !== undefined) codes.add(data.code);
      const rows = table(sites.map(rowOf), columnPaints(colors));
      io.out(`${colors.underline(visible(path))}\n${rows.map((row) => `  ${row}\n`).join('')}\n`);
    },
    failure() {
      // Stands on stderr in every format.
    },
    end(files) {
      const found = `${count(all, 'error site')} with ${count(codes.size, 'code')}`;
      const where = all > 0 ? `${found} in ${filesWithSites} of` : 'No error sites in';
      io.out(`${where} ${count(files, 'file')}\n`);
    },
  };
}

function rowOf({ data, entry }: ListedSite): readonly string[] {
  const { line, column, role, code, name, message } = data;
  const said = [name ?? '', message === undefined ? '' : `"${shortened(message)}"`].filter((part) => part !== '');
  const meaning = entry === undefined ? '' : `${entryTitle(entry)} (${entry.protocol})`;
  return [`${line}:${column}`, role, code === undefined ? '?' : String(code), visible(said.join(' ')), meaning];
}

function columnPaints({ dim, cyan, bold }: Colors) {
  return [dim, cyan, bold, undefined, dim];
}

function shortened(message: string): string {
  return message.length <= LONGEST_MESSAGE ? message : `${message.slice(0, LONGEST_MESSAGE - 1)}…`;
}

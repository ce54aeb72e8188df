import { entryTitle } from '../../core/catalog/titles.ts';
import { escapeMarkdown } from '../../core/markdown.ts';
import type { Role } from '../../core/model.ts';
import type { Io } from '../io.ts';
import type { ListedSite } from './site-data.ts';
import type { SitesReporter } from './sites-reporter.ts';

const HEADINGS: readonly (readonly [Role, string])[] = [
  ['define', 'Defined'],
  ['emit', 'Emitted'],
  ['compare', 'Compared'],
  ['type', 'In types'],
  ['captured', 'Recorded'],
];

/** An inventory for the documentation of a project: a row for each code, with where it is used for what. */
export function sitesMarkdown(io: Io): SitesReporter {
  const all: ListedSite[] = [];
  return {
    file(_path, sites) {
      all.push(...sites);
    },
    failure() {
      // Stands on stderr in every format.
    },
    end() {
      io.out(`# JSON-RPC error codes\n\n${all.length === 0 ? 'None were found.' : tableOf(all)}\n`);
    },
  };
}

function tableOf(sites: readonly ListedSite[]): string {
  const headings = HEADINGS.filter(([role]) => sites.some(({ data }) => data.role === role));
  const titles = ['Code', 'Meaning', ...headings.map(([, title]) => title)];
  const rows = [...byCode(sites)].map(([code, ofCode]) => [
    code === undefined ? 'not known' : `\`${code}\``,
    meaningsOf(ofCode),
    ...headings.map(([role]) => placesOf(ofCode.filter(({ data }) => data.role === role))),
  ]);
  return [titles, titles.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Ascending, sites without a known code last. */
function byCode(sites: readonly ListedSite[]): ReadonlyMap<number | undefined, readonly ListedSite[]> {
  const groups = new Map<number | undefined, ListedSite[]>();
  const rank = ({ data }: ListedSite) => data.code ?? Number.POSITIVE_INFINITY;
  for (const site of [...sites].sort((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)))) {
    const group = groups.get(site.data.code);
    if (group === undefined) groups.set(site.data.code, [site]);
    else group.push(site);
  }
  return groups;
}

function meaningsOf(sites: readonly ListedSite[]): string {
  const meanings = sites.flatMap(({ entry }) =>
    entry === undefined ? [] : [`${entryTitle(entry)} (${entry.protocol})`],
  );
  return [...new Set(meanings)].map(escapeMarkdown).join('<br>');
}

function placesOf(sites: readonly ListedSite[]): string {
  return sites.map(({ data }) => escapeMarkdown(`${data.path}:${data.line}`)).join('<br>');
}

import type { Failure } from '../../node/targets.ts';
import type { Io } from '../io.ts';
import type { SiteData } from './site-data.ts';
import type { SitesReporter } from './sites-reporter.ts';

/** One JSON object for the whole run. */
export function sitesJson(io: Io): SitesReporter {
  const all: SiteData[] = [];
  const failures: Failure[] = [];
  return {
    file(_path, sites) {
      for (const { data } of sites) all.push(data);
    },
    failure(failure) {
      failures.push(failure);
    },
    end() {
      io.out(`${JSON.stringify({ version: 1, sites: all, ...(failures.length > 0 && { failures }) })}\n`);
    },
  };
}

import type { Io } from '../io.ts';
import type { SitesReporter } from './sites-reporter.ts';

/** One site a line, as it is found; failures as `failure`. */
export function sitesJsonLines(io: Io): SitesReporter {
  return {
    file(_path, sites) {
      for (const { data } of sites) io.out(`${JSON.stringify(data)}\n`);
    },
    failure(failure) {
      io.out(`${JSON.stringify({ failure })}\n`);
    },
    end() {},
  };
}

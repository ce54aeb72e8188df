import type { Failure } from '../../node/targets.ts';
import type { ListedSite } from './site-data.ts';

/** One output format of `sites`. Called in order of path, each file once. */
export interface SitesReporter {
  /** @param sites at least one, in order of position. */
  file(path: string, sites: readonly ListedSite[]): void;
  failure(failure: Failure): void;
  /** @param files number of files that were read. */
  end(files: number): void;
}

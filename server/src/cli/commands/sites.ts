import { LineIndex } from '../../core/text.ts';
import { FAILED, FINE } from '../exit-status.ts';
import { runFiles, type Selection } from '../file-run.ts';
import { listedSites } from '../formats/site-data.ts';
import { sitesJson } from '../formats/sites-json.ts';
import { sitesJsonLines } from '../formats/sites-jsonl.ts';
import { sitesMarkdown } from '../formats/sites-markdown.ts';
import type { SitesReporter } from '../formats/sites-reporter.ts';
import { sitesText } from '../formats/sites-text.ts';
import type { Io } from '../io.ts';
import { besideProgress, startProgress } from '../progress.ts';

export interface SitesOptions extends Selection {
  readonly format: 'text' | 'json' | 'jsonl' | 'markdown';
}

/** `sites [PATH|GLOB|-]…`: prints every error site; finding none is fine. */
export async function sites(paths: readonly string[], options: SitesOptions, io: Io): Promise<number> {
  const progress = startProgress(io, options.progress);
  const reporter = reporterFor(options.format, besideProgress(io, progress));
  let files = 0;
  let status: number = FINE;
  for await (const result of runFiles(paths, options, {}, io, progress)) {
    if (result.kind === 'failed') {
      status = FAILED;
      reporter.failure(result.failure);
      continue;
    }
    if (result.kind === 'skipped') continue;
    if (result.kind === 'empty' || result.continues !== true) files += 1;
    if (result.kind === 'empty' || result.analysis.sites.length === 0) continue;
    const { file, source, analysis } = result;
    reporter.file(file.path, listedSites(file.path, analysis, result.lines ?? new LineIndex(source.text)));
  }
  reporter.end(files);
  return status;
}

function reporterFor(format: SitesOptions['format'], io: Io): SitesReporter {
  const reporters = { text: sitesText, json: sitesJson, jsonl: sitesJsonLines, markdown: sitesMarkdown };
  return reporters[format](io);
}

/**
 * `npm run corpus -- --labels FILE [--corpora FOLDER] [--sites] [OWNER/NAME…]`: how far the engine agrees
 * with what people wrote down about real repositories. Fetches nothing: a checkout of each repository lies in
 * `FOLDER/<owner>+<name>` (by default `corpora/` of this project, which Git ignores), at the commit of the labels.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runMain, UserFacingError } from '../../scripts/failure.ts';
import { inProject } from '../../scripts/paths.ts';
import { type Comparison, compare } from './compare.ts';
import { readLabels } from './labels.ts';
import { observe } from './observe.ts';
import { report, reportUnlabelledSites } from './report.ts';

await runMain(async () => {
  const { values, positionals } = parseArgs({
    options: {
      labels: { type: 'string' },
      corpora: { type: 'string', default: inProject('corpora') },
      sites: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  if (values.labels === undefined) {
    throw new UserFacingError('npm run corpus -- --labels FILE: a tab-separated file says what stands where.');
  }
  const labels = readLabels(path.resolve(values.labels));
  const all = [...new Set(labels.map(({ repository }) => repository))];
  const unknown = positionals.find((name) => !all.includes(name));
  if (unknown !== undefined) throw new UserFacingError(`${values.labels} says nothing about ${unknown}.`);

  const comparisons: Comparison[] = [];
  const missing: string[] = [];
  for (const repository of positionals.length > 0 ? positionals : all) {
    const folder = path.resolve(values.corpora, repository.replace('/', '+'));
    if (!existsSync(folder)) {
      missing.push(folder);
      continue;
    }
    const seen = await observe(folder);
    for (const failure of seen.failures) console.log(`${repository}/${failure}`);
    comparisons.push(
      compare(
        repository,
        labels.filter((label) => label.repository === repository),
        seen,
      ),
    );
  }
  if (comparisons.length === 0) {
    throw new UserFacingError(`No checkout lies in ${values.corpora}; ${missing[0]} would be one.`);
  }
  report(comparisons, console.log);
  if (values.sites) reportUnlabelledSites(comparisons, console.log);
  if (missing.length > 0) console.log(`\nNot looked at, for want of a checkout: ${missing.join(', ')}`);
  return 0;
});

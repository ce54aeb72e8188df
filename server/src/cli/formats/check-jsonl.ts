import type { Io } from '../io.ts';
import { findingData, notesData, protocolsData, summaryData } from './check-data.ts';
import type { CheckReporter } from './check-reporter.ts';

/** One JSON object a line: each finding as it is found, failures as `failure`, mended files as `fixedFile`, the summary last. */
export function checkJsonLines(io: Io): CheckReporter {
  const print = (data: object) => io.out(`${JSON.stringify(data)}\n`);
  return {
    file(file) {
      for (const finding of file.findings) print(findingData(finding, file));
      for (const note of notesData(file)) print({ note });
      if (file.protocols !== undefined) print({ file: protocolsData(file.path, file.protocols) });
    },
    failure(failure) {
      print({ failure });
    },
    mended(file) {
      print({ fixedFile: file });
    },
    end(summary) {
      print({ summary: summaryData(summary) });
    },
  };
}

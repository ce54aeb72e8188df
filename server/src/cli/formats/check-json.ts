import type { Failure } from '../../node/targets.ts';
import type { Io } from '../io.ts';
import type { MendedFile } from '../mender.ts';
import { findingData, notesData, protocolsData, summaryData } from './check-data.ts';
import type { CheckReporter } from './check-reporter.ts';

/** One JSON object for the whole run. */
export function checkJson(io: Io, explainsProtocols: boolean): CheckReporter {
  const findings: object[] = [];
  const failures: Failure[] = [];
  const files: object[] = [];
  const notes: object[] = [];
  const fixedFiles: MendedFile[] = [];
  return {
    file(file) {
      for (const finding of file.findings) findings.push(findingData(finding, file));
      notes.push(...notesData(file));
      if (file.protocols !== undefined) files.push(protocolsData(file.path, file.protocols));
    },
    failure(failure) {
      failures.push(failure);
    },
    mended(file) {
      fixedFiles.push(file);
    },
    end(summary) {
      const data = {
        version: 1,
        summary: summaryData(summary),
        findings,
        failures,
        ...(notes.length > 0 && { notes }),
        ...(summary.fixed && { fixedFiles }),
        ...(explainsProtocols && { files }),
      };
      io.out(`${JSON.stringify(data)}\n`);
    },
  };
}

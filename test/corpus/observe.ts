import { createColors } from 'picocolors';
import { runFiles } from '../../server/src/cli/file-run.ts';
import type { Io } from '../../server/src/cli/io.ts';
import { startProgress } from '../../server/src/cli/progress.ts';
import type { LinkedSite } from '../../server/src/core/model.ts';
import { LineIndex } from '../../server/src/core/text.ts';

/** An error site that the engine finds in a repository. */
export interface SeenSite {
  readonly path: string;
  readonly line: number;
  /** Where the error object or call begins. */
  readonly start: number;
  readonly code: number | undefined;
  readonly role: string;
  readonly form: string;
  readonly text: string;
}

/** Something that a rule says about a repository. */
export interface SeenFinding {
  readonly path: string;
  readonly line: number;
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  /** The line of the source. */
  readonly text: string;
}

export interface Observation {
  readonly files: number;
  readonly sites: readonly SeenSite[];
  readonly findings: readonly SeenFinding[];
  /** Files that could not be read or analysed. */
  readonly failures: readonly string[];
}

/** Checks a folder as the command line does from inside it. */
export async function observe(folder: string): Promise<Observation> {
  const failures: string[] = [];
  const io: Io = {
    out: () => undefined,
    err: () => undefined,
    cwd: folder,
    colors: createColors(false),
    readInput: async () => Buffer.alloc(0),
  };
  const sites: SeenSite[] = [];
  const findings: SeenFinding[] = [];
  let files = 0;
  for await (const result of runFiles([], { detect: true, progress: false }, {}, io, startProgress(io, false))) {
    if (result.kind === 'failed') failures.push(`${result.failure.path}: ${result.failure.message}`);
    else files += 1;
    if (result.kind !== 'analysed') continue;
    const { analysis, source, file } = result;
    const lines = new LineIndex(source.text);
    const textOf = (line: number): string => source.text.split(/\r?\n/, line).at(-1)?.trim().slice(0, 140) ?? '';
    for (const site of analysis.sites) {
      const { line } = lines.placeAt(site.anchor.start);
      const start = site.object === undefined ? line : lines.placeAt(site.object.start).line;
      sites.push({
        path: file.path,
        line,
        start,
        code: codeOf(site),
        role: site.role,
        form: site.form,
        text: textOf(line),
      });
    }
    for (const { span, ruleId, severity, message } of analysis.findings) {
      const { line } = lines.placeAt(span.start);
      findings.push({ path: file.path, line, rule: ruleId, severity, message, text: textOf(line) });
    }
  }
  return { files, sites, findings, failures };
}

/** The number, of a string that holds one too. */
function codeOf({ value, code }: LinkedSite): number | undefined {
  if (value !== undefined) return value;
  const written = code?.kind === 'string' ? Number(code.value) : Number.NaN;
  return Number.isNaN(written) ? undefined : written;
}

import { fixAll, safeFixOf } from '../core/fix/apply.ts';
import type { Finding, TextEdit } from '../core/model.ts';
import type { AnalysedFile, FileResult } from '../node/analysis.ts';
import { type DecodedFile, decodeExactly } from '../node/decode.ts';
import { FileError, reasonOf } from '../node/read-file.ts';
import { readRegular, replaceFile } from '../node/replace-file.ts';
import { displayPath, type Failure, type Target } from '../node/targets.ts';
import type { Io } from './io.ts';
import { unifiedDiff } from './text/unified-diff.ts';

/** What was mended in a file. */
export interface MendedFile {
  readonly path: string;
  /** How many findings are gone by their fixes. */
  readonly fixed: number;
  /** Present where nothing is written. */
  readonly diff?: string;
}

/** What was done about findings. */
export interface FixSummary {
  readonly problems: number;
  readonly files: number;
  /** False: this is what would be done. */
  readonly written: boolean;
}

/** What a mender may do. */
export interface MenderOptions {
  /** False: only says what it would do. */
  readonly writes: boolean;
  /** Says which findings are to be mended. */
  readonly takes: (finding: Finding) => boolean;
  /** Told of each file in which something was mended. */
  readonly onMended: (file: MendedFile) => void;
}

/** Makes the safe fixes of files: on the disk, and in standard input, which is held to be written to standard output. */
export class Mender {
  readonly #options: MenderOptions;
  readonly #cwd: string;
  /** Paths whose diffs were shown: two links may lead to one file. */
  readonly #shown = new Set<string>();
  readonly #summary = { problems: 0, files: 0 };
  #input: Buffer | undefined;
  /** The outside to work with: standard input comes by here. */
  readonly io: Io;

  constructor(options: MenderOptions, io: Io) {
    this.#options = options;
    this.#cwd = io.cwd;
    this.io = {
      ...io,
      readInput: async () => {
        this.#input = await io.readInput();
        return this.#input;
      },
    };
  }

  /** Standard input, mended as far as that was possible; undefined where it was not read. */
  get input(): Buffer | undefined {
    return this.#input;
  }

  /** What was done so far. */
  get summary(): FixSummary {
    return { ...this.#summary, written: this.#options.writes };
  }

  /** The file as it is after its fixes, and why it could not be mended where that is so. */
  mend(result: FileResult): { readonly result: FileResult; readonly unfixed: readonly Failure[] } {
    if (result.kind !== 'analysed' || !this.#canMend(result)) return { result, unfixed: [] };
    try {
      return { result: this.#mended(result), unfixed: [] };
    } catch (error) {
      const message = `${reasonOf(error, 'written')}; it was not fixed`;
      return { result, unfixed: [{ path: result.file.path, message, unfixed: true }] };
    }
  }

  #canMend({ analysis, source }: AnalysedFile): boolean {
    const { takes } = this.#options;
    return analysis.findings.some((finding) => takes(finding) && safeFixOf(finding, analysis, source.text));
  }

  /** Reads the file again: another thread may have analysed other bytes than those that are replaced here. */
  #mended(result: AnalysedFile): AnalysedFile {
    const { writes, takes } = this.#options;
    const { source, analyze } = result;
    const { path, bytes, replace } = this.#originOf(result.file);
    const decoded = decodeExactly(bytes);
    if ('lossy' in decoded) throw new FileError(decoded.lossy);
    const { text, edits, fixed, analysis } = fixAll(decoded.text, analyze(decoded.text), analyze, takes);
    if (fixed.length > 0 && writes) {
      replace(decoded.encode(text));
      this.#tell({ path, fixed: fixed.length });
    } else if (fixed.length > 0 && !this.#shown.has(path)) {
      this.#shown.add(path);
      this.#tell({ path, fixed: fixed.length, diff: diffOf(path, decoded, edits) });
    }
    return { ...result, source: { ...source, text }, analysis };
  }

  #tell(file: MendedFile): void {
    this.#summary.problems += file.fixed;
    this.#summary.files += 1;
    this.#options.onMended(file);
  }

  #originOf(file: Target): Origin {
    if (file.input === true) {
      const replace = (bytes: Buffer) => {
        this.#input = bytes;
      };
      return { path: file.path, bytes: this.#input ?? Buffer.alloc(0), replace };
    }
    const onDisk = readRegular(file.absolute);
    return {
      path: displayPath(onDisk.target, this.#cwd),
      bytes: onDisk.bytes,
      replace: (bytes) => replaceFile(onDisk, bytes),
    };
  }
}

/** Where a text comes from and goes back to. */
interface Origin {
  /** As it is shown; of a symbolic link the path of what it leads to. */
  readonly path: string;
  readonly bytes: Buffer;
  replace(bytes: Buffer): void;
}

/** A byte order mark is part of the first line. */
function diffOf(path: string, { mark, text }: DecodedFile, edits: readonly TextEdit[]): string {
  const moved = edits.map(({ span: { start, end }, newText }) => ({
    span: { start: start + mark.length, end: end + mark.length },
    newText,
  }));
  return unifiedDiff(path, mark + text, moved);
}

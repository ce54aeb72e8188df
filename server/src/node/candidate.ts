import { type FileFacts, isScript, type SourceText } from '../core/model.ts';
import { languageOfContent } from './languages.ts';
import { type FileReader, reasonOf } from './read-file.ts';
import type { Target } from './targets.ts';

/** Facts of a file, or why there are none. */
export type Extracted = { readonly facts: FileFacts } | { readonly failed: string };

/** A file that is worth extracting. Its text is dropped where too much of it would be held, and read again. */
export class Candidate {
  readonly file: Target;
  readonly language: SourceText['language'];
  readonly size: number;
  #source: SourceText | undefined;

  constructor(file: Target, source: SourceText, keep: boolean) {
    this.file = file;
    this.language = source.language;
    this.size = source.text.length;
    this.#source = keep ? source : undefined;
  }

  /** The text, or why it is no longer there. */
  read(reader: FileReader): { readonly source: SourceText } | { readonly failed: string } {
    return this.#source === undefined ? readSource(this.file, reader) : { source: this.#source };
  }

  /** True for what only the TypeScript parser reads. */
  get isScript(): boolean {
    return isScript(this.language);
  }

  release(): void {
    this.#source = undefined;
  }
}

/** Reads a file and tells its language, by its name or else by its content. */
export function readSource(
  file: Pick<Target, 'absolute' | 'path' | 'language'> & Partial<Pick<Target, 'named' | 'reading'>>,
  reader: FileReader,
): { readonly source: SourceText } | { readonly failed: string } {
  try {
    const text = reader.read(file.absolute, file.named === false);
    const language = file.language ?? languageOfContent(text, file.path);
    const { path, reading } = file;
    return { source: { path, language, text, ...(reading && { reading }) } };
  } catch (error) {
    return { failed: reasonOf(error) };
  }
}

/** A derived file: `path` is relative to the project, with `/`. */
export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
  /** True where the file is under version control and `--check` must find it up to date. */
  readonly committed: boolean;
}

/** What each file of this folder exports as `generator`: says the files, writes none. */
export type Generator = () => Promise<readonly GeneratedFile[]>;

export interface GeneratorModule {
  readonly generator: Generator;
  /** A committed folder that holds nothing but what the generator writes: other files there are left-overs. */
  readonly owns?: string;
}

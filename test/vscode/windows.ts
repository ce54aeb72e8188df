/** A window of VS Code that is opened for a folder of suites. */
export interface TestWindow {
  /** Folder in test/vscode/ that holds its `*.test.ts`. */
  readonly name: string;
  /** What is opened, relative to the temporary copy of test/vscode/workspace. */
  readonly open: string;
}

export const WINDOWS: readonly TestWindow[] = [
  { name: 'suite', open: '.' },
  { name: 'multi-root', open: 'multi-root.code-workspace' },
];

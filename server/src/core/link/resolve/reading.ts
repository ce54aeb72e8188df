/** Something that is to be known about a file. Paths have `/` between their steps. */
export type FileQuestion =
  /** The answer is its text, or undefined where there is none or nobody can read it. */
  | { readonly ask: 'text'; readonly path: string }
  /** The answer is any text where there is such a file, else undefined. */
  | { readonly ask: 'presence'; readonly path: string }
  /** The answer is the folder of the workspace's package of this name. */
  | { readonly ask: 'package'; readonly name: string };

/**
 * Work that needs files, without a way to read them: whoever runs it answers its questions, at once or after waiting.
 * So the same code serves the command line, which reads synchronously, and editors, which may not.
 */
export type Reading<T> = Generator<FileQuestion, T, string | undefined>;

/** Runs to the end with answers that are there at once. */
export function readNow<T>(reading: Reading<T>, answer: (question: FileQuestion) => string | undefined): T {
  let step = reading.next();
  while (step.done !== true) step = reading.next(answer(step.value));
  return step.value;
}

/** Runs to the end with answers that must be waited for. */
export async function readSoon<T>(
  reading: Reading<T>,
  answer: (question: FileQuestion) => Promise<string | undefined>,
): Promise<T> {
  let step = reading.next();
  while (step.done !== true) step = reading.next(await answer(step.value));
  return step.value;
}

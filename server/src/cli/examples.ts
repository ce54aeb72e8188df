import examples from './examples.json' with { type: 'json' };

/** The examples of a command, to be shown under its help; they are data since they name codes. */
export function examplesOf(command: keyof typeof examples): string {
  const lines: readonly string[][] = examples[command];
  const width = Math.max(...lines.map(([typed = '']) => typed.length));
  const shown = lines.map(([typed = '', purpose = '']) => `  $ ${typed.padEnd(width)}    ${purpose}`.trimEnd());
  return `\nExamples:\n${shown.join('\n')}`;
}

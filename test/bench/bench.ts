/** A measured time beside one to compare it with: absolute times say little about another machine. */
export interface Row {
  readonly name: string;
  readonly milliseconds: number;
  readonly against: string;
  readonly reference: number;
  /** What the ratio or the time should not exceed, for people to read; a bench never fails. */
  readonly goal: string;
}

/** What each `*.bench.ts` of this folder exports as `bench`. */
export type Bench = () => Promise<readonly Row[]>;

/** Median time of each step in milliseconds. Steps take turns, so that a busy machine slows all of them. */
export async function measure(rounds: number, ...steps: readonly (() => unknown)[]): Promise<number[]> {
  const times = steps.map((): number[] => []);
  // The first round only warms up.
  for (let round = 0; round <= rounds; round++) {
    for (const [index, step] of steps.entries()) {
      const started = performance.now();
      await step();
      if (round > 0) times[index]?.push(performance.now() - started);
    }
  }
  return times.map((list) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN);
}

/** What a tier of tests says of itself. */
export interface TierResult {
  readonly passed: number;
  readonly failed: number;
  /** Why the tests of the tier were not run, where what they try out is not there. */
  readonly leftOut?: string;
}

/** A tier that could not run at all counts as one failure: nothing is passed over in silence. */
export function couldNotRun(why: string): TierResult {
  console.error(why);
  return { passed: 0, failed: 1 };
}

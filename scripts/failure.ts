/** Something that the user can mend: its message is one sentence and is shown without a stack trace. */
export class UserFacingError extends Error {
  override readonly name = 'UserFacingError';
}

/** Runs the main function of a script; what goes wrong is one sentence on stderr and exit status 1. */
export async function runMain(main: () => Promise<number | undefined>): Promise<void> {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    if (error instanceof UserFacingError) console.error(error.message);
    else console.error(error);
    process.exitCode = 1;
  }
}

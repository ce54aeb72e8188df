/** Something that the user can mend: told in one sentence on stderr, exit status 2. */
export class UsageError extends Error {}

/** Exit statuses of the command line; part of the public contract. */
export const FINE = 0;
/** There is something to mend in the files. */
export const PROBLEMS = 1;
/** Wrong usage, or something that had to be read could not be. */
export const FAILED = 2;

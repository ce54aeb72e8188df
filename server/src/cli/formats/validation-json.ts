import { isValid, type ValidatedFile } from '../commands/validate-catalogs.ts';
import { placeData } from './check-data.ts';

/** A validated catalog file as `catalogs validate --format json` prints it. */
export function validationData(file: ValidatedFile): object {
  const { path, lines, problems, failure } = file;
  return {
    path,
    valid: isValid(file),
    problems: problems.map(({ span, check, message, severity }) => ({
      ...placeData(span, lines),
      severity,
      check,
      message,
    })),
    ...(failure !== undefined && { failure }),
  };
}

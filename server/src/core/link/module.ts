import type { FileFacts } from '../model.ts';
import { ProjectSurvey, type Survey } from './survey.ts';

/**
 * A file of the project, and the way to the modules that it names. Hosts bring it: they know how a specifier becomes a
 * file and where its text is. What is not known (yet) is `undefined`, and the link phase is silent about it.
 */
export interface Module {
  /** Names the file among all: an absolute path or a URI. */
  readonly id: string;
  readonly facts: FileFacts;
  /** The module that a specifier means in this file; the same object while its text is the same. */
  resolve(specifier: string): Module | undefined;
  /** What the whole project says; absent while nobody has looked at all of it. */
  readonly survey?: Survey;
}

/** A file of which no project is known: it knows no other module, and all that is known of its project is itself. */
export function alone(facts: FileFacts): Module {
  let survey: ProjectSurvey | undefined;
  return {
    id: facts.path,
    facts,
    resolve: () => undefined,
    get survey() {
      if (survey === undefined) {
        survey = new ProjectSurvey();
        survey.set(facts.path, facts);
      }
      return survey;
    },
  };
}

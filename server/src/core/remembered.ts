import type { ActiveProtocols } from './catalog/active.ts';

/** So many answers of each kind are kept; a document rarely asks for more. */
const MOST_ANSWERS = 1000;

/** The same protocols, with answers kept: the sites of a capture ask about few numbers and texts very often. */
export function remembered(protocols: ActiveProtocols): ActiveProtocols {
  return {
    ...protocols,
    definitionsOf: keeping((code: number) => protocols.definitionsOf(code)),
    deprecatedOf: keeping((code: number) => protocols.deprecatedOf(code)),
    retiredOf: keeping((code: number) => protocols.retiredOf(code)),
    rangesOf: keeping((code: number) => protocols.rangesOf(code)),
    entriesSaying: keeping((text: string) => protocols.entriesSaying(text)),
    entriesNamed: keeping((identifier: string) => protocols.entriesNamed(identifier)),
    only: (ids) => remembered(protocols.only(ids)),
  };
}

function keeping<Question, Answer>(ask: (question: Question) => Answer): (question: Question) => Answer {
  const answers = new Map<Question, Answer>();
  return (question) => {
    let answer = answers.get(question);
    if (answer === undefined) {
      if (answers.size >= MOST_ANSWERS) answers.clear();
      answer = ask(question);
      answers.set(question, answer);
    }
    return answer;
  };
}

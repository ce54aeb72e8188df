import type {
  DefinitionFact,
  DefinitionGroup,
  DirectiveFact,
  ErrorSite,
  EvidenceFact,
  FileFacts,
  Language,
  MessageFact,
  MultilineFact,
  SyntaxFact,
} from '../../model.ts';
import { emptyFacts } from '../../model.ts';
import type { Vocabulary } from '../vocabulary.ts';
import type { JsonTape } from './tape.ts';

/** What the parts of the JSON extraction share: the tape under the needle and the facts found so far. */
export interface Collector {
  readonly tape: JsonTape;
  readonly vocabulary: Vocabulary;
  /** `capture`: a recording, where nothing is defined and what only looks like an error is left out. */
  readonly form: 'json' | 'capture';
  /** Last part of the path: `error-codes.json`. */
  readonly fileName: string;
  /** 1 at each length, with quotes, that the name of a member of evidence has: it rules out most keys. */
  readonly evidenceLengths: Uint8Array;
  /** Line of a capture that is on the tape. */
  line?: number;
  readonly sites: ErrorSite[];
  readonly messages: MessageFact[];
  readonly groups: DefinitionGroup[];
  readonly definitions: DefinitionFact[];
  readonly evidence: EvidenceFact[];
  readonly directives: DirectiveFact[];
  readonly multiline: MultilineFact[];
  readonly syntax: SyntaxFact[];
}

export function createCollector(
  tape: JsonTape,
  vocabulary: Vocabulary,
  form: Collector['form'],
  path: string,
): Collector {
  return {
    tape,
    vocabulary,
    form,
    fileName: path.split(/[\\/]/).at(-1) ?? '',
    evidenceLengths: keyLengths(vocabulary.evidenceMembers),
    sites: [],
    messages: [],
    groups: [],
    definitions: [],
    evidence: [],
    directives: [],
    multiline: [],
    syntax: [],
  };
}

export function factsOf(collector: Collector, path: string, language: Language): FileFacts {
  const { sites, messages, groups, definitions, evidence, directives, multiline, syntax } = collector;
  const found = { sites, messages, groups, definitions, evidence, directives, multiline, syntax };
  return { ...emptyFacts(path, language), ...found };
}

function keyLengths(names: ReadonlySet<string>): Uint8Array {
  const lengths = new Uint8Array(Math.max(0, ...[...names].map((name) => name.length)) + 3);
  for (const name of names) lengths[name.length + 2] = 1;
  return lengths;
}

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
  /** 1 at the `evidenceSlot` of each member of evidence: it rules out most keys. */
  readonly evidenceKeys: Uint8Array;
  /** Line of a capture that is on the tape. */
  line?: number;
  /** Objects with the members of a message count as one even without `jsonrpc`, where they stand in no message. */
  bare?: true;
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
    evidenceKeys: evidenceKeys(vocabulary.evidenceMembers),
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

/** Where names of this length with this last letter are noted; far ones share a place. */
export function evidenceSlot(length: number, last: number): number {
  return length < 0 || last > 127 ? 0 : Math.min(length, 63) * 128 + last;
}

function evidenceKeys(names: ReadonlySet<string>): Uint8Array {
  const keys = new Uint8Array(64 * 128);
  for (const name of names) keys[evidenceSlot(name.length, name.charCodeAt(name.length - 1))] = 1;
  keys[0] = 0;
  return keys;
}

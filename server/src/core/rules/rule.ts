import type { ActiveProtocols } from '../catalog/active.ts';
import type { CatalogSet } from '../catalog/catalog-set.ts';
import type { ProtocolChoice } from '../catalog/types.ts';
import type { Source } from '../fix/source.ts';
import type { Module } from '../link/module.ts';
import type {
  DirectiveFact,
  Fix,
  LinkedFile,
  LinkedSite,
  MessageFact,
  RangeFact,
  RelatedPlace,
  Severity,
  SeverityOrOff,
  Span,
  SyntaxFact,
} from '../model.ts';
import type { UnusedDirective } from '../suppress.ts';
import type { TrafficEvent } from '../traffic/model.ts';

/** What a rule says about a place; the judge adds rule id, severity, protocols and code. */
export interface Verdict {
  readonly span: Span;
  readonly message: string;
  /** Overrides the rule's default severity, never the user's choice. */
  readonly severity?: Severity;
  /** Ways to mend it, the best first; asked for only where somebody wants to mend, with the text that was judged. */
  readonly fixes?: (source: Source) => readonly Fix[];
  readonly related?: readonly RelatedPlace[];
  readonly tag?: 'deprecated' | 'unnecessary';
}

/** What every rule may look at. */
export interface RuleContext {
  readonly file: LinkedFile;
  readonly catalogs: CatalogSet;
  /** The protocols that are active at the place under judgement. */
  readonly protocols: ActiveProtocols;
  /** Versions from which somebody migrates: every place counts that what was retired after them concerns. */
  readonly since?: readonly ProtocolChoice[];
  /** Name of the nearest package.json. */
  readonly packageName?: string;
  /** The file among the modules of its project. */
  readonly module: Module;
}

interface RuleBase {
  /** Stable for ever: it stands in settings, comments and links. */
  readonly id: string;
  readonly title: string;
  readonly severity: SeverityOrOff;
  /** Version of this program that introduced it. */
  readonly since: string;
  /** Kinds of fixes that it may offer. */
  readonly fixes: readonly Fix['kind'][];
}

/** Judges the code of an error site. Of these the first that speaks, in the order of `rank`, is heard. */
export interface CodeRule extends RuleBase {
  readonly inspects: 'code';
  /** Lower speaks first. */
  readonly rank: number;
  /** True where the rule brings its own proof, so that it may also judge what only looks like an error object. */
  readonly judgesLookalikes?: boolean;
  check(site: LinkedSite, context: RuleContext): Verdict | undefined;
}

/** Judges the shape of error objects, of messages, or of both; may stand beside a code finding. */
export interface ShapeRule extends RuleBase {
  readonly inspects: 'shape';
  site?(site: LinkedSite, context: RuleContext): Verdict | undefined;
  message?(message: MessageFact, context: RuleContext): Verdict | undefined;
}

/** Judges a check whether a code lies between two numbers. */
export interface RangeRule extends RuleBase {
  readonly inspects: 'range';
  check(range: RangeFact, context: RuleContext): Verdict | undefined;
}

/** Judges text that could not be read. */
export interface SyntaxRule extends RuleBase {
  readonly inspects: 'syntax';
  check(fact: SyntaxFact, context: RuleContext): Verdict | undefined;
}

/** What a directive may name. */
export interface DirectiveContext {
  readonly catalogs: CatalogSet;
  /** Of all rules, in order. */
  readonly ruleIds: readonly string[];
}

/** Judges what a directive says; one finding for each thing that is wrong in it. */
export interface DirectiveRule extends RuleBase {
  readonly inspects: 'directive';
  check(directive: DirectiveFact, context: DirectiveContext): readonly Verdict[];
}

/** Judges directives that have no effect, once all others have spoken. */
export interface SuppressionRule extends RuleBase {
  readonly inspects: 'suppression';
  check(unused: UnusedDirective): readonly Verdict[];
}

/** Judges how messages of a capture follow each other: what pairing noticed, one rule for each kind of event. */
export interface TrafficRule extends RuleBase {
  readonly inspects: 'traffic';
  readonly id: TrafficEvent['rule'];
  check(event: TrafficEvent, context: RuleContext): Verdict | undefined;
}

export type Rule = TrafficRule | CodeRule | ShapeRule | RangeRule | SyntaxRule | DirectiveRule | SuppressionRule;

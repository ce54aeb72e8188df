import type { ActiveProtocols } from './catalog/active.ts';
import type { CatalogSet } from './catalog/catalog-set.ts';
import type { ProtocolChoice } from './catalog/types.ts';
import type { Source } from './fix/source.ts';
import type { Module } from './link/module.ts';
import type {
  DirectiveFact,
  Finding,
  Fix,
  LinkedFile,
  LinkedSite,
  MessageFact,
  RangeFact,
  SeverityOrOff,
  SyntaxFact,
} from './model.ts';
import type { Mutable } from './mutable.ts';
import type {
  CodeRule,
  DirectiveContext,
  DirectiveRule,
  RangeRule,
  Rule,
  RuleContext,
  ShapeRule,
  SuppressionRule,
  SyntaxRule,
  TrafficRule,
  Verdict,
} from './rules/rule.ts';
import type { ProtocolScopes } from './scopes.ts';
import { type SuppressibleRules, suppress, type UnusedDirective } from './suppress.ts';
import type { TrafficEvent } from './traffic/model.ts';

/** What the judge needs beside the facts of the file. */
export interface JudgeOptions {
  readonly catalogs: CatalogSet;
  readonly rules: readonly Rule[];
  /** Rule id → severity; what is not named has its default. */
  readonly severities: Readonly<Record<string, SeverityOrOff>>;
  readonly scopes: ProtocolScopes;
  /** The file among the modules of its project. */
  readonly module: Module;
  readonly packageName?: string;
  /** Versions from which somebody migrates. */
  readonly since?: readonly ProtocolChoice[];
}

/** What the judge says about a file. */
export interface Judgement {
  /** In order of position. */
  readonly findings: readonly Finding[];
  /**
   * Ways to mend a finding of this judgement, the best first.
   * @param source the text that was judged
   */
  fixesOf(finding: Finding, source: Source): readonly Fix[];
}

/**
 * Phase 3: what the rules say about a linked file, in order of position.
 * A code token gets one finding at most, by the first rule that speaks. A site that takes its number from
 * a constant is silent about the number where the constant itself has a finding: a fault is reported once, where it is made.
 */
export function judge(file: LinkedFile, options: JudgeOptions): Judgement {
  const book = new RuleBook(file, options);
  const faulty = new Set<number>();
  /** Numbers of definitions that have a finding. */
  const faultyValues = new Set<number>();
  /** Where the tokens begin that have a finding. */
  const judged = new Set<number>();

  for (const site of definitionsFirst(file.sites)) {
    const context = book.contextOf(site.response);
    const token = (site.code?.span ?? site.anchor).start;
    const told = judged.has(token) || hasFaultyDefinition(site, file, faulty) || isKeyOfFaulty(site, faultyValues);
    if (!told && book.judgeCode(site, context)) {
      judged.add(token);
      faulty.add(site.index);
      if (site.role === 'define' && site.value !== undefined) faultyValues.add(site.value);
    }
    book.judgeSite(site, context);
  }
  file.facts.messages.forEach((message, index) => {
    if (message.test !== true) book.judgeMessage(message, book.contextOf(index));
  });
  for (const fact of file.facts.ranges) book.judgeRange(fact, book.contextOf(undefined));
  for (const event of file.traffic?.events ?? []) book.judgeTraffic(event, book.contextOf(event.message));
  for (const fact of file.facts.syntax) book.judgeSyntax(fact, book.contextOf(undefined));
  return {
    findings: afterDirectives(book, file.facts.directives, options),
    fixesOf: (finding, source) => book.fixes.get(finding)?.(source) ?? [],
  };
}

/** What the directives of the file leave of the findings, and what is said about the directives themselves. */
function afterDirectives(
  book: RuleBook,
  directives: readonly DirectiveFact[],
  { catalogs, rules, severities }: JudgeOptions,
): readonly Finding[] {
  if (directives.length === 0) return inOrder(book.findings);
  const names = { catalogs, ruleIds: rules.map((rule) => rule.id) };
  for (const directive of directives) book.judgeDirective(directive, names);

  const known = suppressibleRules(rules, severities);
  const { kept, unused } = suppress(inOrder(book.findings), directives, known);
  const before = book.findings.length;
  for (const one of unused) book.judgeUnused(one);
  return inOrder([...kept, ...suppress(inOrder(book.findings.slice(before)), directives, known).kept]);
}

/** The rules that are switched on, each asked about what it inspects, and what they found. */
class RuleBook {
  readonly findings: Finding[] = [];
  readonly fixes = new Map<Finding, NonNullable<Verdict['fixes']>>();
  readonly #file: LinkedFile;
  readonly #options: JudgeOptions;
  readonly #code: readonly CodeRule[];
  readonly #shape: readonly ShapeRule[];
  readonly #range: readonly RangeRule[];
  readonly #syntax: readonly SyntaxRule[];
  readonly #traffic: ReadonlyMap<string, TrafficRule>;
  readonly #directive: readonly DirectiveRule[];
  readonly #suppression: readonly SuppressionRule[];
  readonly #contexts = new Map<ActiveProtocols, RuleContext>();

  constructor(file: LinkedFile, options: JudgeOptions) {
    this.#file = file;
    this.#options = options;
    const active = options.rules.filter((rule) => isOn(rule, options.severities));
    this.#code = active.filter((rule) => rule.inspects === 'code').sort((a, b) => a.rank - b.rank);
    this.#shape = active.filter((rule) => rule.inspects === 'shape');
    this.#range = active.filter((rule) => rule.inspects === 'range');
    this.#syntax = active.filter((rule) => rule.inspects === 'syntax');
    this.#traffic = new Map(active.filter((rule) => rule.inspects === 'traffic').map((rule) => [rule.id, rule]));
    this.#directive = active.filter((rule) => rule.inspects === 'directive');
    this.#suppression = active.filter((rule) => rule.inspects === 'suppression');
  }

  /** @param message index of the message in which the place is, if it is in one */
  contextOf(message: number | undefined): RuleContext {
    const { catalogs, packageName, scopes, since, module } = this.#options;
    const protocols = scopes.ofMessage(message);
    let context = this.#contexts.get(protocols);
    if (context === undefined) {
      context = {
        file: this.#file,
        catalogs,
        protocols,
        module,
        ...(packageName === undefined ? {} : { packageName }),
        ...(since === undefined ? {} : { since }),
      };
      this.#contexts.set(protocols, context);
    }
    return context;
  }

  /** True where a rule had something to say. */
  judgeCode(site: LinkedSite, context: RuleContext): boolean {
    for (const rule of this.#code) {
      if (site.evidence === 'shape' && rule.judgesLookalikes !== true) continue;
      const verdict = rule.check(site, context);
      if (verdict === undefined) continue;
      this.#find(rule, site.embedded === true ? onNumbers(verdict) : verdict, context, site.value);
      return true;
    }
    return false;
  }

  judgeSite(site: LinkedSite, context: RuleContext): void {
    for (const rule of this.#shape) {
      const verdict = rule.site?.(site, context);
      if (verdict !== undefined)
        this.#find(rule, site.embedded === true ? onNumbers(verdict) : verdict, context, site.value);
    }
  }

  judgeMessage(message: MessageFact, context: RuleContext): void {
    for (const rule of this.#shape) {
      const verdict = rule.message?.(message, context);
      if (verdict !== undefined) this.#find(rule, message.embedded === true ? onNumbers(verdict) : verdict, context);
    }
  }

  judgeRange(fact: RangeFact, context: RuleContext): void {
    for (const rule of this.#range) {
      const verdict = rule.check(fact, context);
      if (verdict !== undefined) this.#find(rule, verdict, context);
    }
  }

  judgeSyntax(fact: SyntaxFact, context: RuleContext): void {
    for (const rule of this.#syntax) {
      const verdict = rule.check(fact, context);
      if (verdict !== undefined) this.#find(rule, verdict, context);
    }
  }

  judgeTraffic(event: TrafficEvent, context: RuleContext): void {
    const rule = this.#traffic.get(event.rule);
    const verdict = rule?.check(event, context);
    if (rule !== undefined && verdict !== undefined) this.#find(rule, verdict, context);
  }

  judgeDirective(directive: DirectiveFact, names: DirectiveContext): void {
    const context = this.contextOf(undefined);
    for (const rule of this.#directive) {
      for (const verdict of rule.check(directive, names)) this.#find(rule, verdict, context);
    }
  }

  judgeUnused(unused: UnusedDirective): void {
    const context = this.contextOf(undefined);
    for (const rule of this.#suppression) {
      for (const verdict of rule.check(unused)) this.#find(rule, verdict, context);
    }
  }

  #find(rule: Rule, verdict: Verdict, context: RuleContext, code?: number): void {
    const chosen = this.#options.severities[rule.id];
    const severity = chosen ?? verdict.severity ?? rule.severity;
    const finding: Mutable<Finding> = {
      ruleId: rule.id,
      // A rule that is off by default is not asked unless it was chosen, and then the choice is its severity.
      severity: severity === 'off' ? 'hint' : severity,
      span: verdict.span,
      message: verdict.message,
      protocols: context.protocols.labels,
    };
    if (code !== undefined) finding.code = code;
    if (verdict.related !== undefined) finding.related = verdict.related;
    if (verdict.tag !== undefined) finding.tag = verdict.tag;
    if (verdict.fixes !== undefined) this.fixes.set(finding, verdict.fixes);
    this.findings.push(finding);
  }
}

/** What is written into JSON in a string must be escaped as the string is; a number never has to be. */
function onNumbers(verdict: Verdict): Verdict {
  const { fixes } = verdict;
  if (fixes === undefined) return verdict;
  const isNumber = (text: string): boolean => /^-?\d+$/.test(text);
  return {
    ...verdict,
    fixes: (source) =>
      fixes(source).filter(({ edits }) =>
        edits.every(({ span, newText }) => isNumber(newText) && isNumber(source.slice(span))),
      ),
  };
}

function isOn(rule: Rule, severities: JudgeOptions['severities']): boolean {
  return (severities[rule.id] ?? rule.severity) !== 'off';
}

/** Whether a directive that names the rule about unused directives is of use is not asked: it would have to know of itself. */
function suppressibleRules(rules: readonly Rule[], severities: JudgeOptions['severities']): SuppressibleRules {
  const on = rules.filter((rule) => isOn(rule, severities));
  const aboutDirectives = rules.filter(({ inspects }) => inspects === 'directive' || inspects === 'suppression');
  return {
    judged: new Set(on.filter((rule) => rule.inspects !== 'suppression').map((rule) => rule.id)),
    onlyByName: new Set(aboutDirectives.map((rule) => rule.id)),
    complete: rules.every((rule) => rule.severity === 'off' || isOn(rule, severities)),
  };
}

/** What gives a number its name comes before what uses it by name or as a key. */
function definitionsFirst(sites: readonly LinkedSite[]): readonly LinkedSite[] {
  const names = (site: LinkedSite): boolean => site.role === 'define' && site.name !== undefined;
  if (!sites.some(names)) return sites;
  return [...sites.filter(names), ...sites.filter((site) => !names(site))];
}

/** A key of a table (`{ [-32605]: 'Rate limited' }`) repeats a number that was told where it has its name. */
function isKeyOfFaulty(site: LinkedSite, faultyValues: ReadonlySet<number>): boolean {
  return site.form === 'table' && site.name === undefined && site.value !== undefined && faultyValues.has(site.value);
}

function hasFaultyDefinition(site: LinkedSite, file: LinkedFile, faulty: ReadonlySet<number>): boolean {
  const at = site.definition;
  if (at === undefined || at.path !== file.facts.path || at.definition.site === undefined) return false;
  return at.definition.site !== site.index && faulty.has(at.definition.site);
}

function inOrder(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort(
    (a, b) => a.span.start - b.span.start || a.span.end - b.span.end || (a.ruleId < b.ruleId ? -1 : 1),
  );
}

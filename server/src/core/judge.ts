import type { ActiveProtocols } from './catalog/active.ts';
import type { CatalogSet } from './catalog/catalog-set.ts';
import type { Finding, LinkedFile, LinkedSite, MessageFact, SeverityOrOff, Span } from './model.ts';
import type { CodeRule, Rule, RuleContext, ShapeRule, SyntaxRule, Verdict } from './rules/rule.ts';

/** What the judge needs beside the facts of the file. */
export interface JudgeOptions {
  readonly catalogs: CatalogSet;
  readonly rules: readonly Rule[];
  /** Rule id → severity; what is not named has its default. */
  readonly severities: Readonly<Record<string, SeverityOrOff>>;
  readonly protocolsAt: (place: LinkedSite | MessageFact | undefined) => ActiveProtocols;
  readonly packageName?: string;
}

/**
 * Phase 3: what the rules say about a linked file, in order of position.
 * A code token gets one finding at most, by the first rule that speaks. A site that takes its number from
 * a constant is silent about the number where the constant itself has a finding: a fault is reported once, where it is made.
 */
export function judge(file: LinkedFile, options: JudgeOptions): readonly Finding[] {
  const rules = new RuleBook(options);
  const findings: Finding[] = [];
  const codeFindings = new Map<number, Finding>();
  const judged = new Set<string>();

  for (const site of definitionsFirst(file.sites)) {
    const context = rules.contextAt(file, site);
    const token = keyOf(site.code?.span ?? site.anchor);
    if (!judged.has(token) && !hasFaultyDefinition(site, file, codeFindings)) {
      const finding = rules.judgeCode(site, context);
      if (finding !== undefined) {
        judged.add(token);
        codeFindings.set(site.index, finding);
        findings.push(finding);
      }
    }
    findings.push(...rules.judgeShape(context, (rule) => rule.site?.(site, context), site.value));
  }
  for (const message of file.facts.messages) {
    if (message.test === true) continue;
    const context = rules.contextAt(file, message);
    findings.push(...rules.judgeShape(context, (rule) => rule.message?.(message, context)));
  }
  for (const fact of file.facts.syntax) {
    findings.push(...rules.judgeSyntax(rules.contextAt(file, undefined), (rule, context) => rule.check(fact, context)));
  }
  return inOrder(findings);
}

class RuleBook {
  readonly #options: JudgeOptions;
  readonly #code: readonly CodeRule[];
  readonly #shape: readonly ShapeRule[];
  readonly #syntax: readonly SyntaxRule[];

  constructor(options: JudgeOptions) {
    this.#options = options;
    const active = options.rules.filter((rule) => (options.severities[rule.id] ?? rule.severity) !== 'off');
    this.#code = active.filter((rule) => rule.inspects === 'code').sort((a, b) => a.rank - b.rank);
    this.#shape = active.filter((rule) => rule.inspects === 'shape');
    this.#syntax = active.filter((rule) => rule.inspects === 'syntax');
  }

  contextAt(file: LinkedFile, place: LinkedSite | MessageFact | undefined): RuleContext {
    const { catalogs, packageName } = this.#options;
    const protocols = this.#options.protocolsAt(place);
    return { file, catalogs, protocols, ...(packageName === undefined ? {} : { packageName }) };
  }

  judgeCode(site: LinkedSite, context: RuleContext): Finding | undefined {
    for (const rule of this.#code) {
      if (site.evidence === 'shape' && rule.judgesLookalikes !== true) continue;
      const verdict = rule.check(site, context);
      if (verdict !== undefined) return this.#finding(rule, verdict, context, site.value);
    }
    return undefined;
  }

  *judgeShape(
    context: RuleContext,
    ask: (rule: ShapeRule) => Verdict | undefined,
    code?: number,
  ): Generator<Finding> {
    for (const rule of this.#shape) {
      const verdict = ask(rule);
      if (verdict !== undefined) yield this.#finding(rule, verdict, context, code);
    }
  }

  *judgeSyntax(
    context: RuleContext,
    ask: (rule: SyntaxRule, context: RuleContext) => Verdict | undefined,
  ): Generator<Finding> {
    for (const rule of this.#syntax) {
      const verdict = ask(rule, context);
      if (verdict !== undefined) yield this.#finding(rule, verdict, context);
    }
  }

  #finding(rule: Rule, verdict: Verdict, context: RuleContext, code?: number): Finding {
    const chosen = this.#options.severities[rule.id];
    const severity = chosen ?? verdict.severity ?? rule.severity;
    return {
      ruleId: rule.id,
      // A rule that is off by default is not asked unless it was chosen, and then the choice is its severity.
      severity: severity === 'off' ? 'hint' : severity,
      span: verdict.span,
      message: verdict.message,
      ...(code === undefined ? {} : { code }),
      protocols: context.protocols.labels,
      fixes: verdict.fixes ?? [],
      ...(verdict.related === undefined ? {} : { related: verdict.related }),
      ...(verdict.tag === undefined ? {} : { tag: verdict.tag }),
    };
  }
}

function definitionsFirst(sites: readonly LinkedSite[]): readonly LinkedSite[] {
  return [...sites.filter((site) => site.role === 'define'), ...sites.filter((site) => site.role !== 'define')];
}

function hasFaultyDefinition(
  site: LinkedSite,
  file: LinkedFile,
  codeFindings: ReadonlyMap<number, Finding>,
): boolean {
  const at = site.definition;
  if (at === undefined || at.path !== file.facts.path || at.definition.site === undefined) return false;
  return at.definition.site !== site.index && codeFindings.has(at.definition.site);
}

function keyOf(span: Span): string {
  return `${span.start}:${span.end}`;
}

function inOrder(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort(
    (a, b) => a.span.start - b.span.start || a.span.end - b.span.end || (a.ruleId < b.ruleId ? -1 : 1),
  );
}

import { isSuppression, type SuppressionName } from './directives.ts';
import type { DirectiveFact, Finding, NameFact } from './model.ts';

/** The rules of an engine, as directives see them. */
export interface SuppressibleRules {
  /** Those whose findings were looked for: of others nobody knows whether a directive for them is of use. */
  readonly judged: ReadonlySet<string>;
  /** Those that a directive without ids leaves alone. */
  readonly onlyByName: ReadonlySet<string>;
  /** True where no rule was switched off, so that a directive without ids that silences nothing is of no use. */
  readonly complete: boolean;
}

/** What directives make of findings. */
export interface Suppression {
  readonly kept: readonly Finding[];
  readonly suppressed: readonly Finding[];
  /** In order of position. */
  readonly unused: readonly UnusedDirective[];
}

/** A directive that disables what does not occur, or enables what is not disabled. */
export interface UnusedDirective {
  readonly directive: DirectiveFact & { readonly name: SuppressionName };
  /** The ids that are there in vain; none where the directive is about all rules. */
  readonly rules: readonly NameFact[];
  /** False where other ids of the directive are of use, or may be. */
  readonly whole: boolean;
  /** True for a `disable` that an `enable` ends. */
  readonly ended: boolean;
}

/**
 * Parts the findings of a file by its directives. A finding belongs to the line on which it begins; `disable` holds
 * from its place to the `enable` of its rules. Every directive that speaks of a finding counts as used.
 *
 * @param findings in order of position
 * @param directives in order of position
 */
export function suppress(
  findings: readonly Finding[],
  directives: readonly DirectiveFact[],
  rules: SuppressibleRules,
): Suppression {
  const { areas, unusedEnables } = areasOf(directives, rules);
  if (areas.length === 0 && unusedEnables.length === 0) return { kept: findings, suppressed: [], unused: [] };
  const kept: Finding[] = [];
  const suppressed: Finding[] = [];
  const waiting = [...areas].sort((a, b) => b.from - a.from);
  let current: readonly Area[] = [];
  for (const finding of findings) {
    const at = finding.span.start;
    const begun: Area[] = [];
    while ((waiting.at(-1)?.from ?? Infinity) <= at) begun.push(waiting.pop() as Area);
    if (begun.length > 0 || current.some(({ to }) => to < at)) {
      current = [...current, ...begun].filter(({ to }) => to >= at);
    }
    const silencing = current.filter((area) => area.silences(finding));
    for (const area of silencing) area.used.add(finding.ruleId);
    (silencing.length > 0 ? suppressed : kept).push(finding);
  }
  const unused = areas.flatMap((area) => area.unused(rules) ?? []);
  return {
    kept,
    suppressed,
    unused: [...unused, ...unusedEnables].sort((a, b) => a.directive.span.start - b.directive.span.start),
  };
}

/** The part of a text in which a directive silences rules. */
class Area {
  readonly directive: UnusedDirective['directive'];
  readonly from: number;
  /** The last offset that is meant. */
  to: number;
  /** Rules that it silenced. */
  readonly used = new Set<string>();
  /** Undefined: all rules but `#onlyByName`. */
  readonly #ids: ReadonlySet<string> | undefined;
  readonly #onlyByName: ReadonlySet<string>;
  /** Rules that were enabled again → where. */
  readonly #ends = new Map<string, number>();

  constructor(directive: UnusedDirective['directive'], from: number, to: number, onlyByName: ReadonlySet<string>) {
    this.directive = directive;
    this.from = from;
    this.to = to;
    this.#ids = directive.args.length === 0 ? undefined : new Set(directive.args.map(({ text }) => text));
    this.#onlyByName = onlyByName;
  }

  /** True for a rule that it still silences behind the last `enable`. */
  holds(ruleId: string): boolean {
    return this.to === Infinity && this.#names(ruleId) && !this.#ends.has(ruleId);
  }

  silences({ ruleId, span }: Finding): boolean {
    return this.#names(ruleId) && span.start < (this.#ends.get(ruleId) ?? Infinity);
  }

  /** Ends it for one rule, or for all. */
  end(at: number, ruleId?: string): void {
    if (ruleId === undefined) this.to = at;
    else this.#ends.set(ruleId, at);
  }

  unused({ judged, complete }: SuppressibleRules): UnusedDirective | undefined {
    const { args } = this.directive;
    const rules = args.filter(({ text }) => judged.has(text) && !this.used.has(text));
    const whole = args.length === 0 ? complete && this.used.size === 0 : rules.length === args.length;
    if (!whole && rules.length === 0) return undefined;
    const ended = this.directive.name === 'disable' && (this.to < Infinity || this.#ends.size > 0);
    return { directive: this.directive, rules, whole, ended };
  }

  #names(ruleId: string): boolean {
    return this.#ids === undefined ? !this.#onlyByName.has(ruleId) : this.#ids.has(ruleId);
  }
}

function areasOf(
  directives: readonly DirectiveFact[],
  rules: SuppressibleRules,
): { readonly areas: readonly Area[]; readonly unusedEnables: readonly UnusedDirective[] } {
  const areas: Area[] = [];
  const unusedEnables: UnusedDirective[] = [];
  let open: Area[] = [];
  for (const directive of directives) {
    if (!isSuppressing(directive)) continue;
    if (directive.name === 'enable') {
      const unused = enable(directive, open, rules);
      if (unused !== undefined) unusedEnables.push(unused);
      open = open.filter(({ to }) => to === Infinity);
    } else {
      const [from, to] = extentOf(directive);
      const area = new Area(directive, from, to, rules.onlyByName);
      areas.push(area);
      if (directive.name === 'disable') open.push(area);
    }
  }
  return { areas, unusedEnables };
}

function isSuppressing(directive: DirectiveFact): directive is UnusedDirective['directive'] {
  return isSuppression(directive.name);
}

/** First and last offset of which a directive speaks; where no line follows it speaks of none. */
function extentOf({ name, span, lines }: UnusedDirective['directive']): readonly [from: number, to: number] {
  if (name === 'disable-file') return [0, Infinity];
  if (name === 'disable') return [span.start, Infinity];
  return lines === undefined ? [Infinity, -1] : [lines.start, lines.end];
}

/** Ends what is open. @returns what of it was of no use */
function enable(
  directive: UnusedDirective['directive'],
  open: readonly Area[],
  { judged }: SuppressibleRules,
): UnusedDirective | undefined {
  const { args, span } = directive;
  if (args.length === 0) {
    for (const area of open) area.end(span.start);
    return open.length > 0 ? undefined : { directive, rules: [], whole: true, ended: false };
  }
  const rules: NameFact[] = [];
  for (const arg of args) {
    const holding = open.filter((area) => area.holds(arg.text));
    for (const area of holding) area.end(span.start, arg.text);
    if (holding.length === 0 && judged.has(arg.text)) rules.push(arg);
  }
  return rules.length === 0 ? undefined : { directive, rules, whole: rules.length === args.length, ended: false };
}

import type { FileAnalysis } from '../core/analyzer.ts';
import { safeFixOf } from '../core/fix/apply.ts';
import { disableForFile, disableForLine } from '../core/fix/disable.ts';
import { seriesFix } from '../core/fix/series.ts';
import type { Finding, Fix } from '../core/model.ts';
import { SERVER_COMMANDS } from '../protocol/index.ts';
import { chooseProtocolOffer, disableInConfigOffer } from './code-action-config.ts';
import type { Offer } from './code-action-offer.ts';
import { fixedText, placeOf } from './fix-all.ts';
import type { Session } from './session.ts';
import type { Snapshot } from './snapshot.ts';
import { workspaceEdit } from './workspace-edits.ts';

/** What is offered for some findings of a document: rule by rule, in the order in which editors show it. */
export function offersFor(findings: readonly Finding[], snapshot: Snapshot, session: Session): readonly Offer[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.ruleId);
    if (group) group.push(finding);
    else groups.set(finding.ruleId, [finding]);
  }
  return [...groups].flatMap(([ruleId, group]) => new RuleOffers(ruleId, group, snapshot, session).all());
}

/** What is offered for findings of one rule. */
class RuleOffers {
  readonly #ruleId: string;
  readonly #findings: readonly Finding[];
  readonly #snapshot: Snapshot;
  readonly #session: Session;

  constructor(ruleId: string, findings: readonly Finding[], snapshot: Snapshot, session: Session) {
    this.#ruleId = ruleId;
    this.#findings = findings;
    this.#snapshot = snapshot;
    this.#session = session;
  }

  all(): Offer[] {
    return [
      ...this.#fixes('safe'),
      ...this.#fixes('suggestion'),
      ...this.#series(),
      ...this.#fixAll(),
      ...this.#disable(),
      ...this.#documentation(),
    ];
  }

  #fixes(kind: Fix['kind']): Offer[] {
    const { analysis, source } = this.#snapshot;
    return this.#findings.flatMap((finding) => {
      const fixes = analysis.fixesOf(finding, source.text).filter((fix) => fix.kind === kind);
      const preferred = kind === 'safe' && fixes.length === 1;
      const offers = fixes.map((fix) =>
        fix.edits.length > 0
          ? { ...this.#edit(fix, [finding]), preferred }
          : chooseProtocolOffer(fix, finding, this.#snapshot, this.#session),
      );
      return present(offers);
    });
  }

  /** The other numbers of a table change with the one at the cursor: a person looks at that first. */
  #series(): Offer[] {
    const { analysis, source } = this.#snapshot;
    return this.#distinct((finding) => seriesFix(finding, analysis, source, analysis.catalogs), { confirm: true });
  }

  #fixAll(): Offer[] {
    const { analysis, source } = this.#snapshot;
    const rule = this.#session.analyzer.rules.find(({ id }) => id === this.#ruleId);
    if (!rule?.fixes.includes('safe')) return [];
    const takes = ({ ruleId }: Finding): boolean => ruleId === this.#ruleId;
    if (!severalSafe(analysis, source.text, takes)) return [];
    const effect = () => {
      const { edits } = fixedText(this.#snapshot, this.#session, takes);
      return { edit: workspaceEdit({ ...placeOf(this.#snapshot), edits }, this.#session.features) };
    };
    return [{ title: `Fix all ${this.#ruleId} problems`, findings: this.#findings, effect }];
  }

  #disable(): Offer[] {
    const { analysis, source } = this.#snapshot;
    const { facts } = analysis.linked;
    const [first] = this.#findings;
    const forFile = first && disableForFile(first, facts, source);
    return present([
      ...this.#distinct((finding) => disableForLine(finding, facts, source)),
      forFile
        ? this.#edit(forFile, this.#findings)
        : disableInConfigOffer(this.#ruleId, this.#findings, this.#snapshot, this.#session),
    ]);
  }

  #documentation(): Offer[] {
    const { documentation, features } = this.#session;
    const title = `Show documentation for ${this.#ruleId}`;
    const own = features.options.commands?.showRuleDocumentation;
    const served = features.showDocument && documentation ? SERVER_COMMANDS.showRuleDocumentation : undefined;
    const command = own ?? served;
    if (command === undefined) return [];
    return [{ title, findings: this.#findings, command: { title, command, arguments: [this.#ruleId] } }];
  }

  /** One offer for all findings that get the same fix: two on a line are disabled together. */
  #distinct(fixOf: (finding: Finding) => Fix | undefined, options: { confirm?: boolean } = {}): Offer[] {
    const offers = new Map<string, { fix: Fix; findings: Finding[] }>();
    for (const finding of this.#findings) {
      const fix = fixOf(finding);
      if (fix === undefined) continue;
      const key = JSON.stringify(fix.edits);
      const same = offers.get(key);
      if (same) same.findings.push(finding);
      else offers.set(key, { fix, findings: [finding] });
    }
    return [...offers.values()].map(({ fix, findings }) => this.#edit(fix, findings, options));
  }

  #edit({ title, edits }: Fix, findings: readonly Finding[], { confirm = false } = {}): Offer {
    const file = { ...placeOf(this.#snapshot), edits, ...(confirm ? { confirm: title } : {}) };
    return { title, findings, effect: () => ({ edit: workspaceEdit(file, this.#session.features) }) };
  }
}

/** True where more than one of the findings has a safe fix. Asked at every move of the cursor, it looks no further. */
function severalSafe(analysis: FileAnalysis, text: string, takes: (finding: Finding) => boolean): boolean {
  let safe = 0;
  return analysis.findings.some((finding) => {
    if (takes(finding) && safeFixOf(finding, analysis, text) !== undefined) safe += 1;
    return safe > 1;
  });
}

function present<T>(items: readonly (T | undefined)[]): T[] {
  return items.filter((item) => item !== undefined);
}

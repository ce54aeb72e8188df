import { isCounted, isProblem, type Label } from './labels.ts';
import type { Observation, SeenFinding, SeenSite } from './observe.ts';

/** A counted place, and the site that was found there. */
export interface Checked {
  readonly label: Label;
  readonly site: SeenSite | undefined;
}

/** A place where a rule should speak, and what was said on its line. */
export interface CheckedProblem {
  readonly label: Label;
  readonly findings: readonly SeenFinding[];
}

/** What the labels of one repository and the engine say of each other. */
export interface Comparison {
  readonly repository: string;
  readonly checked: readonly Checked[];
  readonly problems: readonly CheckedProblem[];
  readonly traps: number;
  /** Sites on lines that hold nothing but traps. */
  readonly trappedSites: readonly { readonly label: Label; readonly site: SeenSite }[];
  readonly trappedFindings: readonly SeenFinding[];
  /** Findings on lines of which the labels say that all is well. */
  readonly falseFindings: readonly SeenFinding[];
  /** Findings on lines of which no label speaks: for people to read. */
  readonly unlabelledFindings: readonly SeenFinding[];
  /** Sites of which no label speaks, in files that have labels. */
  readonly unlabelledSites: readonly SeenSite[];
}

/** Compares the labels of a repository with what was found in it. */
export function compare(repository: string, labels: readonly Label[], seen: Observation): Comparison {
  const byLine = groupBy(labels, place);
  const free = new Map(groupBy(seen.sites, place));
  const take = (label: Label): SeenSite | undefined => {
    const here = free.get(place(label)) ?? [];
    const fitting = label.code === undefined ? [] : here.filter(({ code }) => code === label.code);
    // Of several on one line the one with the same role is the one that is meant.
    const site = fitting.find(({ role }) => role === label.role) ?? fitting[0];
    // An error of which no code is known has no place but its own.
    if (label.code === undefined)
      return seen.sites.find(
        ({ path, line, start }) => path === label.path && (line === label.line || start === label.line),
      );
    if (site !== undefined)
      free.set(
        place(label),
        here.filter((other) => other !== site),
      );
    return site;
  };
  const checked = labels.filter(isCounted).map((label) => ({ label, site: take(label) }));
  const others = labels.filter((label) => !isCounted(label));
  const trappedSites: { label: Label; site: SeenSite }[] = [];
  for (const label of others) {
    const site = take(label);
    if (site !== undefined && !label.isCode) trappedSites.push({ label, site });
  }

  const findingsAt = groupBy(seen.findings, place);
  const problems = labels.filter(isProblem).map((label) => ({ label, findings: findingsAt.get(place(label)) ?? [] }));
  const labelled = new Set(labels.map(({ path }) => path));
  const spoken = (finding: SeenFinding): readonly Label[] => byLine.get(place(finding)) ?? [];
  return {
    repository,
    checked,
    problems,
    traps: labels.filter(({ isCode }) => !isCode).length,
    trappedSites,
    trappedFindings: seen.findings.filter(
      (finding) => spoken(finding).length > 0 && spoken(finding).every(({ isCode }) => !isCode),
    ),
    falseFindings: seen.findings.filter((finding) => {
      const here = spoken(finding);
      return here.some(({ isCode }) => isCode) && here.every(({ verdict }) => verdict === 'ok');
    }),
    unlabelledFindings: seen.findings.filter((finding) => spoken(finding).length === 0),
    unlabelledSites: [...free.values()].flat().filter(({ path }) => labelled.has(path)),
  };
}

function place({ path, line }: { readonly path: string; readonly line: number }): string {
  return `${path}:${line}`;
}

function groupBy<T>(list: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of list) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

import type { Checked, CheckedProblem, Comparison } from './compare.ts';
import type { SeenFinding } from './observe.ts';

/** Prints how far the engine and the labels agree, and every place where they do not. */
export function report(comparisons: readonly Comparison[], print: (line: string) => void): void {
  const checked = comparisons.flatMap((one) => one.checked.map((item) => ({ ...item, in: one.repository })));
  print(`Sites: ${share(found(checked), checked.length)} found`);
  const sites = checked.filter(({ site }) => site !== undefined);
  print(`Roles: ${share(sites.filter(hasRole).length, sites.length)} right`);
  for (const [title, keyOf] of [
    ['form', ({ label }: Checked) => label.form],
    ['role', ({ label }: Checked) => label.role],
    ['repository', ({ label }: Checked) => label.repository],
  ] as const) {
    print(`\nBy ${title}`);
    for (const [key, list] of grouped(checked, keyOf)) print(`  ${key.padEnd(36)} ${share(found(list), list.length)}`);
  }

  const problems = comparisons.flatMap((one) => one.problems);
  const told = problems.filter(isTold);
  const wrong = comparisons.flatMap((one) => one.falseFindings);
  const traps = comparisons.reduce((sum, { traps }) => sum + traps, 0);
  const trapped = comparisons.flatMap((one) => one.trappedSites);
  const trappedFindings = comparisons.flatMap((one) => one.trappedFindings);
  const untrue = wrong.length + trappedFindings.length;
  print(
    `\nProblems: ${share(told.length, problems.length)} told, ${share(told.length, told.length + untrue)} of what is told is right`,
  );
  for (const [rule, list] of grouped(problems, ({ label }) => label.verdict)) {
    const untold = [...wrong, ...trappedFindings].filter((finding) => finding.rule === rule).length;
    const right = list.filter(isTold).length;
    print(`  ${rule.padEnd(36)} told ${share(right, list.length)}, right ${share(right, right + untold)}`);
  }
  print(`Traps: ${share(trapped.length, traps)} taken for sites, ${trappedFindings.length} findings`);

  section(
    print,
    'Not found',
    checked.filter(({ site }) => site === undefined),
    ({ label }) => `${at(label.repository, label)}  ${label.code ?? ''} ${label.form}/${label.role}`,
  );
  section(
    print,
    'Other role',
    sites.filter((item) => !hasRole(item)),
    ({ label, site }) =>
      `${at(label.repository, label)}  ${label.form}/${label.role}, found ${site?.form}/${site?.role}: ${site?.text}`,
  );
  section(
    print,
    'Not told',
    problems.filter((item) => !isTold(item)),
    ({ label, findings }) =>
      `${at(label.repository, label)}  ${label.code ?? ''} ${label.verdict}${findings.map(({ rule }) => `, told ${rule}`).join('')}: ${label.why}`,
  );
  for (const { repository, trappedSites } of comparisons) {
    section(
      print,
      `Traps taken for sites in ${repository}`,
      trappedSites,
      ({ label, site }) => `${at(repository, label)}  ${site.form}/${site.role}: ${site.text}`,
    );
  }
  for (const [title, pick] of [
    ['Findings on traps', (one: Comparison) => one.trappedFindings],
    ['Findings where the labels find none', (one: Comparison) => one.falseFindings],
    ['Findings on lines without a label', (one: Comparison) => one.unlabelledFindings],
  ] as const) {
    for (const one of comparisons)
      section(print, `${title} in ${one.repository}`, pick(one), (finding) => toldIn(one.repository, finding));
  }
}

/** Prints the sites of labelled files of which no label speaks. */
export function reportUnlabelledSites(comparisons: readonly Comparison[], print: (line: string) => void): void {
  for (const { repository, unlabelledSites } of comparisons) {
    section(
      print,
      `Sites without a label in ${repository}`,
      unlabelledSites,
      (site) => `${at(repository, site)}  ${site.code ?? ''} ${site.form}/${site.role}: ${site.text}`,
    );
  }
}

function toldIn(repository: string, finding: SeenFinding): string {
  return `${at(repository, finding)}  ${finding.severity} ${finding.rule}: ${finding.message}\n      ${finding.text}`;
}

function at(repository: string, { path, line }: { readonly path: string; readonly line: number }): string {
  return `${repository}/${path}:${line}`;
}

function found(list: readonly Checked[]): number {
  return list.filter(({ site }) => site !== undefined).length;
}

function hasRole({ label, site }: Checked): boolean {
  return site?.role === label.role || (site?.role === 'captured' && label.form === 'json');
}

function isTold({ label, findings }: CheckedProblem): boolean {
  return findings.some(({ rule }) => rule === label.verdict);
}

function share(part: number, whole: number): string {
  return `${part} of ${whole}${whole === 0 ? '' : ` (${(part / whole).toFixed(3)})`}`;
}

function grouped<T>(list: readonly T[], keyOf: (item: T) => string): readonly (readonly [string, readonly T[]])[] {
  const groups = new Map<string, T[]>();
  for (const item of list) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}

function section<T>(print: (line: string) => void, title: string, list: readonly T[], line: (item: T) => string): void {
  if (list.length === 0) return;
  print(`\n${title} (${list.length})`);
  for (const item of list) print(`  ${line(item)}`);
}

import { isSafe } from '../../core/fix/apply.ts';
import type { Fix } from '../../core/model.ts';
import type { Remedy } from './finding-text.ts';

/** More than these are a list to choose from, and the editor has it. */
const SHOWN = 3;

/** What can be done about a finding, for people: what `--fix` would do, then what there is to choose from. */
export function remediesOf(fixes: readonly Fix[]): readonly Remedy[] {
  const safe = fixes.find(isSafe);
  const others = fixes.filter((fix) => fix !== safe);
  const remedies: Remedy[] = [];
  if (safe !== undefined) remedies.push({ label: 'safe fix', text: withSmallStart(safe.title) });
  if (others.length > 0) remedies.push({ label: 'fix', text: choiceOf(others, SHOWN - remedies.length) });
  return remedies;
}

/** The titles of fixes as one part of a sentence: `change the code to -32602, or the message to "Method not found"`. */
function choiceOf(fixes: readonly Fix[], most: number): string {
  const titles = fixes.map(({ title }) => withSmallStart(title));
  const shown = titles.slice(0, most).map((title, index) => withoutRepetition(title, titles[index - 1] ?? ''));
  return titles.length > most ? `${shown.join(', or ')}, …` : shown.join(', or ');
}

/** `to -32050` behind `change the code to 1150`, `the message to …` behind another change. */
function withoutRepetition(title: string, before: string): string {
  const [, verb = '', object = ''] = /^(\w+ )(the \w+ )?/.exec(title) ?? [];
  if (object === '' || !before.startsWith(`${verb}the `)) return title;
  return title.slice(before.startsWith(verb + object) ? verb.length + object.length : verb.length);
}

function withSmallStart(title: string): string {
  return title.charAt(0).toLowerCase() + title.slice(1);
}

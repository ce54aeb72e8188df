import type { StatusParams } from '../../server/src/protocol/index.ts';
import { EXTENSION_NAME } from './names.ts';

/** State of the server as far as people care. */
export type ServerState = 'starting' | 'running' | 'stopped';

/** What the language status shows. */
export interface StatusView {
  readonly text: string;
  readonly detail: string;
  readonly severity: 'information' | 'warning' | 'error';
  readonly busy: boolean;
  /** What a click on the action does. */
  readonly action: 'show-output' | 'restart' | 'settings';
}

/** The language status for a document, from what the server said about it last. */
export function statusView(server: ServerState, status: StatusParams | undefined): StatusView {
  if (server === 'starting') return view({ text: 'Starting', detail: EXTENSION_NAME, busy: true });
  if (server === 'stopped') {
    return view({
      text: 'Stopped',
      detail: `${EXTENSION_NAME}: the server does not run.`,
      severity: 'error',
      action: 'restart',
    });
  }
  if (!status) return view({ text: 'Ready', detail: EXTENSION_NAME });
  switch (status.state) {
    case 'off':
      return view({ text: 'Off', detail: status.reason ?? '', action: 'settings' });
    case 'skipped':
      return view({ text: 'Not checked', detail: status.reason ?? '', severity: 'warning', action: 'settings' });
    case 'failed':
      return view({ text: 'Failed', detail: status.reason ?? '', severity: 'error' });
    case 'checked':
      return checked(status);
  }
}

function checked({ protocols, rules, findings, problems }: StatusParams): StatusView {
  const text = protocols.map(({ label }) => label).join(', ');
  if (problems[0] !== undefined) return problem(problems[0], problems.length - 1);
  return view({ text, detail: `${EXTENSION_NAME}, ${count(rules, 'rule')}, ${count(findings, 'finding')}` });
}

/** The first problem, short enough for a line; the log and the file itself have all of all of them. */
function problem(sentence: string, more: number): StatusView {
  const [, where, what] = /^([^ ]+): (.*)$/s.exec(sentence) ?? ['', EXTENSION_NAME, sentence];
  const short = what?.replace(/(Did you mean "[^"]*"\?).*/s, '$1') ?? '';
  return view({
    text: where ?? '',
    detail: more > 0 ? `${short} (${more} more)` : short,
    severity: 'warning',
    action: where === 'Settings' ? 'settings' : 'show-output',
  });
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function view(parts: Partial<StatusView> & { readonly text: string }): StatusView {
  return { detail: '', severity: 'information', busy: false, action: 'show-output', ...parts };
}

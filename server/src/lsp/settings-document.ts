import { type ConfigNames, type ConfigProblem, parseConfig } from '../core/config.ts';
import { parseJson } from '../core/extract/json/parse.ts';
import { JsonTape, KIND_OBJECT } from '../core/extract/json/tape.ts';
import { memberOf } from '../core/extract/json/values.ts';
import { SETTINGS_SECTION } from '../protocol/index.ts';
import { SHARED_SETTINGS } from './settings.ts';

/** True for the documents in which VS Code keeps settings. */
export function isSettingsDocument(uri: string): boolean {
  const path = uri.replace(/[?#].*$/s, '');
  return (
    path.endsWith('.code-workspace') || /\/(?:\.vscode|User|Machine)(?:\/profiles\/[^/]+)?\/settings\.json$/.test(path)
  );
}

/** What is wrong with our settings in the text of a settings document, and where it stands. */
export function settingsProblems(text: string, names: ConfigNames): ConfigProblem[] {
  if (!text.includes(SETTINGS_SECTION)) return [];
  const tape = new JsonTape();
  parseJson(tape, text, 0, text.length, { comments: true, trailingCommas: true });
  if (tape.length === 0 || tape.kind(0) !== KIND_OBJECT) return [];
  const nested = memberOf(tape, 0, 'settings');
  const holders = nested >= 0 && tape.kind(nested) === KIND_OBJECT ? [0, nested] : [0];
  return holders.flatMap((holder) =>
    SHARED_SETTINGS.flatMap((key) => {
      const value = memberOf(tape, holder, `${SETTINGS_SECTION}.${key}`);
      return value < 0 ? [] : problemsOf(key, text.slice(tape.start(value), tape.end(value)), tape.start(value), names);
    }),
  );
}

/** Reads the value of a setting as the member of a configuration that it is, and moves the places back. */
function problemsOf(key: string, value: string, offset: number, names: ConfigNames): ConfigProblem[] {
  const before = `{${JSON.stringify(key)}:`;
  const shift = offset - before.length;
  const { problems } = parseConfig(`${before}${value}}`, names);
  return problems.map(({ span, message }) => ({
    span: { start: span.start + shift, end: span.end + shift },
    message,
  }));
}

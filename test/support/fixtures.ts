/**
 * Fixtures carry their expectations. Where the language has comments they stand under the line they speak of:
 *
 *     throw new McpError(-32150, 'No');
 *     //                 ^^^^^^ error reserved-code: -32150 is reserved …
 *
 * (the message may be left out). Where it has none, a file beside the fixture, `<name>.expect`, has a line each:
 *
 *     2:26-2:32 error reserved-code: -32150 is reserved …
 *
 * Lines and columns count from 1, columns in UTF-16 units, the end is exclusive. `UPDATE=1` rewrites `.expect` files.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../../server/src/core/model.ts';
import { LineIndex } from '../../server/src/core/text.ts';

export interface Expectation {
  /** `line:column-endLine:endColumn`. */
  readonly place: string;
  readonly severity: string;
  readonly ruleId: string;
  readonly message?: string;
}

const MARKER = /^\s*\/\/\s*(\^+)\s+(error|warning|info|hint)\s+([a-z-]+)(?::\s*(.*))?$/;

/** Expectations in comments under the lines that they speak of. */
export function inlineExpectations(text: string): readonly Expectation[] {
  const expectations: Expectation[] = [];
  let subject = 0;
  text.split(/\r\n|\r|\n/).forEach((line, index) => {
    const marker = MARKER.exec(line);
    if (marker === null) {
      subject = index + 1;
      return;
    }
    const [, carets = '', severity = '', ruleId = '', message] = marker;
    const column = line.indexOf('^') + 1;
    expectations.push({
      place: `${subject}:${column}-${subject}:${column + carets.length}`,
      severity,
      ruleId,
      ...(message === undefined ? {} : { message }),
    });
  });
  return expectations;
}

const LINE = /^(\d+:\d+-\d+:\d+) (error|warning|info|hint) ([a-z-]+)(?:: (.*))?$/;

/** Expectations of the file beside a fixture. */
export function expectFileOf(path: string): readonly Expectation[] {
  return readFileSync(`${path}.expect`, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const parts = LINE.exec(line);
      if (parts === null) throw new Error(`${path}.expect: not an expectation: ${line}`);
      const [, place = '', severity = '', ruleId = '', message] = parts;
      return { place, severity, ruleId, ...(message === undefined ? {} : { message }) };
    });
}

export function found(findings: readonly Finding[], text: string): readonly Required<Expectation>[] {
  const lines = new LineIndex(text);
  const at = (offset: number): string => {
    const { line, character } = lines.positionAt(offset);
    return `${line + 1}:${character + 1}`;
  };
  return findings.map(({ span, severity, ruleId, message }) => ({
    place: `${at(span.start)}-${at(span.end)}`,
    severity,
    ruleId,
    message,
  }));
}

export function writeExpectFile(path: string, findings: readonly Required<Expectation>[]): void {
  if (process.env.CI !== undefined) throw new Error('UPDATE=1 is for people, not for CI');
  const lines = findings.map((finding) => `${finding.place} ${finding.severity} ${finding.ruleId}: ${finding.message}`);
  writeFileSync(`${path}.expect`, lines.map((line) => `${line}\n`).join(''));
}

/** Only what an expectation says is compared: without a message any message will do. */
export function comparable(
  findings: readonly Required<Expectation>[],
  expected: readonly Expectation[],
): readonly Expectation[] {
  return findings.map((finding) => {
    const twin = expected.find((candidate) => candidate.place === finding.place && candidate.ruleId === finding.ruleId);
    if (twin === undefined || twin.message !== undefined) return finding;
    const { place, severity, ruleId } = finding;
    return { place, severity, ruleId };
  });
}

/** Files of a fixture folder that are to be analysed, by name. */
export function fixtureFiles(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => !name.endsWith('.expect') && name !== 'options.json')
    .sort()
    .map((name) => join(folder, name));
}

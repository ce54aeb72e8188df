/**
 * What is read of each format, from files written after real ones. Beside each stands what a person finds in it, a line
 * for each message: place, kind, id, method, code, and what the recording says of it. `UPDATE=1` writes those.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { FileFacts } from '../../../server/src/core/model.ts';
import { LineIndex } from '../../../server/src/core/text.ts';
import type { CaptureSession } from '../../../server/src/core/traffic/session.ts';
import { languageOfContent, languageOfName } from '../../../server/src/node/languages.ts';
import { analyzer } from '../../support/analyze.ts';

const FOLDER = fileURLToPath(new URL('../../fixtures/captures/', import.meta.url));
const FILES = readdirSync(FOLDER).filter((name) => !name.endsWith('.expect'));

function languageOf(name: string, text: string) {
  return languageOfName(name) ?? languageOfContent(text, name);
}

function seen(text: string, facts: FileFacts, lines: LineIndex): readonly string[] {
  const { capture } = facts;
  assert.ok(capture, 'it is a capture');
  const place = (offset: number): string => {
    const { line, column } = lines.placeAt(offset);
    return `${line}:${column}`;
  };
  const out = capture.records.map((record) => {
    const message = facts.messages[record.message]!;
    const site = message.site === undefined ? undefined : facts.sites[message.site];
    const { message: _, line, fingerprint: __, answers, batch, id, ...others } = record;
    assert.equal(line, message.line);
    const words = [place(message.span.start), message.kind, id ?? '-', message.method?.literal ?? '-'];
    if (site?.code) {
      // The span of the code holds the code, however deep the strings around it are.
      assert.equal(text.slice(site.code.span.start, site.code.span.end), site.code.text);
      words.push(`${place(site.code.span.start)} ${site.code.text} ${JSON.stringify(site.message?.value)}`);
    }
    if (answers !== undefined) words.push('answers');
    if (batch !== undefined) words.push('batch');
    return `${words.join(' ')} ${JSON.stringify(others)}`;
  });
  for (const { span } of capture.stray) out.push(`${place(span.start)} stray ${text.slice(span.start, span.end)}`);
  for (const { span, problem, cutOff } of facts.syntax)
    out.push(`${place(span.start)} ${cutOff ? 'cut off' : 'broken'}: ${problem}`);
  for (const { kind, message } of capture.notes) out.push(`${kind}: ${message}`);
  return out;
}

describe('formats of captures', () => {
  for (const name of FILES) {
    it(name, () => {
      const text = readFileSync(join(FOLDER, name), 'utf8');
      const facts = analyzer.extract({ path: name, language: languageOf(name, text), text });
      const out = [facts.capture?.format ?? '-', ...seen(text, facts, new LineIndex(text))]
        .map((line) => `${line}\n`)
        .join('');
      const expected = join(FOLDER, `${name}.expect`);
      if (process.env.UPDATE === '1') writeFileSync(expected, out);
      assert.equal(out, readFileSync(expected, 'utf8'));
    });
  }
});

/** Everything that is said about a capture, with places in the whole. */
function said(
  pieces: Iterable<{ text: string; lines: LineIndex; analysis: ReturnType<typeof analyzer.analyze> }>,
): readonly string[] {
  const out: string[] = [];
  for (const { lines, analysis } of pieces) {
    for (const { span, ruleId, message } of analysis.findings) {
      const { line, column } = lines.placeAt(span.start);
      out.push(`${line}:${column} ${ruleId} ${message}`);
    }
    for (const { message } of analysis.linked.traffic?.notes ?? []) out.push(message);
  }
  return out.sort();
}

function* pushed(session: CaptureSession, text: string, size: number) {
  for (let at = 0; at < text.length; at += size) {
    const piece = session.push(text.slice(at, at + size));
    if (piece !== undefined) yield piece;
  }
  yield* session.end();
}

describe('captures that come in piece by piece', () => {
  for (const name of FILES) {
    it(`${name} says the same, however it is cut`, () => {
      const text = readFileSync(join(FOLDER, name), 'utf8');
      const language = languageOf(name, text);
      const whole = analyzer.analyze(analyzer.extract({ path: name, language, text }), {});
      const expected = said([{ text, lines: new LineIndex(text), analysis: whole }]);
      for (const size of [1, 7, 100, 1000]) {
        const session = analyzer.openCapture({ path: name, language, context: {} });
        const pieces = [...pushed(session, text, size)];
        assert.equal(
          pieces
            .filter(({ analysis }) => analysis.linked.facts.messages.length > 0)
            .reduce((sum, { analysis }) => sum + analysis.linked.facts.messages.length, 0),
          whole.linked.facts.messages.length,
          `messages in pieces of ${size}`,
        );
        assert.deepEqual(said(pieces), expected, `pieces of ${size}`);
      }
    });
  }
});

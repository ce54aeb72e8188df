import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { FileAnalysis } from '../../../server/src/core/analyzer.ts';
import { hoverAt } from '../../../server/src/core/hover/index.ts';
import { halves, idAt, otherHalf } from '../../../server/src/core/navigation/exchange.ts';
import { languageOfContent, languageOfName } from '../../../server/src/node/languages.ts';
import { analyzer } from '../../support/analyze.ts';

const FOLDER = fileURLToPath(new URL('../../fixtures/captures/', import.meta.url));

function analyze(path: string, text: string): FileAnalysis {
  const language = languageOfName(path) ?? languageOfContent(text, path);
  return analyzer.analyze(analyzer.extract({ path, language, text }), {});
}

describe('ids in captures of every format', () => {
  for (const name of readdirSync(FOLDER).filter((each) => !each.endsWith('.expect'))) {
    const text = readFileSync(join(FOLDER, name), 'utf8');

    it(`${name}: each leads to the other half and back, and has a hover`, () => {
      const analysis = analyze(name, text);
      const { linked } = analysis;
      const { messages, capture } = linked.facts;
      for (const { message } of capture?.records ?? []) {
        const id = messages[message]?.id?.value;
        if (id === undefined || id.start === id.end) continue;
        assert.equal(idAt(linked, id.start)?.message, message);
        assert.match(hoverAt(analysis, text, id.start, {})?.plaintext ?? '', / · id |^Re(?:quest|sponse) · /);
        assert.ok(halves(linked, message).some(({ span }) => span.start === id.start));
        const other = otherHalf(linked, message);
        if (other === undefined || other.start === other.end) continue;
        const back = idAt(linked, other.start);
        const home = back && otherHalf(linked, back.message);
        assert.equal(
          home && text.slice(home.start, home.end),
          text.slice(id.start, id.end),
          `${text.slice(other.start - 30, other.end)} leads elsewhere`,
        );
      }
    });

    it(`${name}: nothing throws in any half of it`, () => {
      for (let end = 0; end < text.length; end += 97) {
        const beginning = text.slice(0, end);
        const analysis = analyze(name, beginning);
        for (const offset of [0, end >> 1, end]) {
          const id = idAt(analysis.linked, offset);
          if (id !== undefined) halves(analysis.linked, id.message);
          hoverAt(analysis, beginning, offset, {});
        }
      }
    });
  }
});

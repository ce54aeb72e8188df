import assert from 'node:assert/strict';
import type { FileContext } from '../../../server/src/core/analyzer.ts';
import { createCompleter } from '../../../server/src/core/completion/index.ts';
import type { Completion, Completions } from '../../../server/src/core/completion/model.ts';
import type { Place } from '../../../server/src/core/completion/place.ts';
import type { SourceText } from '../../../server/src/core/model.ts';
import { analyzer, languageOf } from '../../support/analyze.ts';

export const completer = createCompleter(analyzer);

/** A text in which `|` marks the cursor. */
export interface Marked {
  readonly source: SourceText;
  readonly offset: number;
}

/** Reads a text with a mark; the mark is the last `|`, so that others may stand before it. */
export function marked(path: string, text: string): Marked {
  const offset = text.lastIndexOf('|');
  assert.notEqual(offset, -1, 'the text has no cursor');
  return { source: { path, language: languageOf(path), text: text.slice(0, offset) + text.slice(offset + 1) }, offset };
}

export function placeIn(path: string, text: string): Place | undefined {
  const { source, offset } = marked(path, text);
  return completer.placeAt(source, offset);
}

/** What is offered at the mark, as an editor would ask. */
export function completionsAt(path: string, text: string, context: FileContext = {}): Completions | undefined {
  const { source, offset } = marked(path, text);
  const place = completer.placeAt(source, offset);
  const found = place && completer.complete(source, place, context);
  assert.ok(!found || (found.span.start <= offset && offset <= found.span.end), 'the cursor is not in the span');
  assert.ok(
    !found || !/[\r\n]/.test(source.text.slice(found.span.start, found.span.end)),
    'the span has several lines',
  );
  return found;
}

/** Labels in the order in which they are shown; empty where nothing is offered. */
export function labelsAt(path: string, text: string, context?: FileContext): readonly string[] {
  return completionsAt(path, text, context)?.items.map(({ label }) => label) ?? [];
}

export function itemAt(path: string, text: string, label: string, context?: FileContext): Completion {
  const found = completionsAt(path, text, context)?.items.find((item) => item.label === label);
  assert.ok(found, `${label} is not offered`);
  return found;
}

/** The text after an item was chosen, with `|` where the cursor is then. */
export function chosen(path: string, text: string, label: string, context?: FileContext): string {
  const { newText } = itemAt(path, text, label, context);
  const { span } = completionsAt(path, text, context) as Completions;
  const { source } = marked(path, text);
  return `${source.text.slice(0, span.start)}${newText}|${source.text.slice(span.end)}`;
}

import type { Analyzer, FileContext } from '../analyzer.ts';
import type { ActiveProtocols } from '../catalog/active.ts';
import { isLibrary } from '../catalog/base.ts';
import type { CatalogSet } from '../catalog/catalog-set.ts';
import { DIRECTIVE_MARK, SUPPRESSIONS } from '../directives.ts';
import { vocabularyOf } from '../extract/vocabulary.ts';
import { isScript, type LinkedSite, type SourceText } from '../model.ts';
import { codeCompletions } from './codes.ts';
import type { DirectivePlace } from './directive-place.ts';
import { directiveCompletions } from './directives.ts';
import { messageCompletions } from './messages.ts';
import type { Completions } from './model.ts';
import { offers } from './offered.ts';
import { type ErrorPlace, type Place, placeAt } from './place.ts';
import { isTelling, placeholderFor } from './placeholder.ts';
import { type Probe, probe, replaced } from './probe.ts';
import { usualQuote } from './strings.ts';

/** Any directive with a whole name. */
const WHOLE_DIRECTIVE = `${DIRECTIVE_MARK}${SUPPRESSIONS[0]}`;

/** Completes codes and messages of JSON-RPC errors, and directives. */
export interface Completer {
  /**
   * Looks whether something may be completed at an offset (UTF-16 units). Reads a few characters around it only.
   * Undefined nearly everywhere; never throws, whatever the offset.
   */
  placeAt(source: SourceText, offset: number): Place | undefined;
  /** What can be written at a place of this text; undefined where it turns out to be no error and no directive. */
  complete(source: SourceText, place: Place, context: FileContext): Completions | undefined;
}

export function createCompleter(analyzer: Analyzer): Completer {
  const isListed = (text: string) => (name: string) =>
    vocabularyOf(analyzer.catalogs).symbolNames.has(name) || text.includes(` as ${name}`);

  const catalogsOf = ({ project }: FileContext): CatalogSet => project?.catalogs ?? analyzer.catalogs;

  function completeDirective(source: SourceText, place: DirectivePlace, context: FileContext): Completions | undefined {
    // The name may be half-typed, and only a whole one makes a directive.
    const text = place.wants === 'directive' ? replaced(source.text, place.span, WHOLE_DIRECTIVE) : source.text;
    const { directives } = analyzer.extract({ ...source, text });
    if (!directives.some(({ span }) => span.start === place.start)) return undefined;
    const catalogs = catalogsOf(context);
    return { items: directiveCompletions(place, analyzer.rules, catalogs), span: place.span, catalogs };
  }

  function completeCode(source: SourceText, place: ErrorPlace, context: FileContext): Completions | Probe {
    const { span, typed } = place;
    const catalogs = catalogsOf(context);
    const vocabulary = vocabularyOf(catalogs);
    const found = probe(analyzer, source, context, {
      span,
      placeholder: placeholderFor(typed, vocabulary),
      member: 'code',
    });
    const { site, protocols, facts, text } = found;
    if (site === undefined || protocols === undefined) return found;
    const proven = site.evidence === 'number' ? isTelling(typed, vocabulary) : site.evidence !== 'shape';
    if (!proven && !isLikely(site, typed, protocols, text)) return found;
    const meant = site.message?.value === undefined ? undefined : protocols.entriesSaying(site.message.value)[0];
    const offered = offers(protocols, catalogs);
    const items = codeCompletions({ offered, meant: meant?.entry.code, typed, place: span.start, facts, catalogs });
    return { items, span, protocols, catalogs };
  }

  function completeMessage(source: SourceText, place: ErrorPlace, context: FileContext): Completions | undefined {
    const { span, string } = place;
    const quote = string?.quote ?? usualQuote(source.text, isScript(source.language));
    const close = string?.closed === true ? '' : quote;
    const open = string === undefined ? quote : '';
    const whole = { start: span.start - (string === undefined ? 0 : 1), end: span.end + (string?.closed ? 1 : 0) };
    const { site, protocols, counts } = probe(analyzer, source, context, {
      span: whole,
      placeholder: `${quote}${quote}`,
      member: 'message',
    });
    if (site === undefined || protocols === undefined || counts !== true) return undefined;
    const catalogs = catalogsOf(context);
    const offered = offers(protocols, catalogs);
    const items = messageCompletions(offered, site.value, { quote, open, close, language: source.language });
    return { items, span, protocols, catalogs };
  }

  return {
    placeAt: ({ text, language }, offset) => placeAt(text, language, offset, isListed(text)),

    complete(source, place, context) {
      if (place.kind === 'directive') return completeDirective(source, place, context);
      const { wants, string, typed } = place;
      if (wants === 'message' || string !== undefined) return completeMessage(source, place, context);
      const found = completeCode(source, place, context);
      if ('items' in found) return found;
      const mayBeMessage = wants === 'argument' && found.site === undefined && !/^[-+\d]/.test(typed);
      return mayBeMessage ? completeMessage(source, place, context) : undefined;
    },
  };
}

/**
 * An object that only looks like an error: a negative number, a protocol that is spoken here, and an object under
 * `error` or with the words of a protocol make it likely; two of these are enough. What begins with a digit is a
 * status of HTTP.
 */
function isLikely(site: LinkedSite, typed: string, protocols: ActiveProtocols, text: string): boolean {
  if (/^[+\d]/.test(typed)) return false;
  const head = text.slice(Math.max(0, (site.object?.start ?? 0) - 100), site.object?.start);
  const said = site.message?.value;
  const error =
    /\berror['"]?\s*[:=]\s*$/.test(head) || (said !== undefined && protocols.entriesSaying(said).length > 0);
  // A mere dependency of the project says nothing about this file.
  const spoken = protocols.list.some(
    ({ catalog, strength }) =>
      (strength === 'chosen' || strength === 'own' || strength === 'strong') && !isLibrary(catalog),
  );
  return [typed.startsWith('-'), spoken, error].filter(Boolean).length >= 2;
}

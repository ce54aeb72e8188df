import type { FileAnalysis, FileContext } from '../analyzer.ts';
import type { CatalogSet } from '../catalog/catalog-set.ts';
import type { Vocabulary } from '../extract/vocabulary.ts';
import { emptyFacts, type FileFacts } from '../model.ts';
import type { CaptureScope } from '../scopes.ts';
import { LineIndex } from '../text.ts';
import { EvidenceBook } from './evidence-book.ts';
import { methodLookup } from './methods.ts';
import { Pairing } from './pairing.ts';
import { CaptureReader, type ReadPiece } from './reader.ts';
import type { CaptureOptions, CapturePiece, CaptureSession } from './session.ts';

/** What is remembered of a capture between its pieces. */
export interface CaptureState {
  readonly pairing: Pairing;
  /** Pairs the next piece, and gathers what it shows. */
  next(facts: FileFacts, last: boolean): CaptureScope;
}

export function captureState(catalogs: CatalogSet): CaptureState {
  const pairing = new Pairing(methodLookup(catalogs));
  const evidence = new EvidenceBook();
  return {
    pairing,
    next(facts, last) {
      evidence.take(facts);
      return { traffic: pairing.pair(facts, last), evidence };
    },
  };
}

/** Where in a capture a piece stands. */
export interface CapturePieceState {
  readonly state: CaptureState;
  /** The capture ends with it. */
  readonly last: boolean;
}

type Analyze = (facts: FileFacts, context: FileContext, piece: CapturePieceState) => FileAnalysis;

/** Reads a capture as it comes in, and judges each piece by itself and by what came before. */
export class PiecewiseCapture implements CaptureSession {
  readonly #options: CaptureOptions;
  readonly #reader: CaptureReader;
  readonly #state: CaptureState;
  readonly #analyze: Analyze;

  constructor(options: CaptureOptions, vocabulary: Vocabulary, catalogs: CatalogSet, analyze: Analyze) {
    this.#options = options;
    this.#reader = new CaptureReader(options, vocabulary);
    this.#state = captureState(catalogs);
    this.#analyze = analyze;
  }

  push(text: string): CapturePiece | undefined {
    const piece = this.#reader.push(text);
    return piece && this.#judged(piece, false);
  }

  end(): readonly CapturePiece[] {
    const last = this.#judged(this.#reader.end(), true);
    return [...this.#unanswered(), last];
  }

  #judged({ text, lines, facts }: ReadPiece, last: boolean): CapturePiece {
    const analysis = this.#analyze(facts, this.#options.context, { state: this.#state, last });
    if (!last) this.#state.pairing.leave(text, lines);
    return { text, lines, analysis };
  }

  /** Requests of earlier pieces that were never answered, each with a quotation of its line. */
  #unanswered(): readonly CapturePiece[] {
    const { path, language, context } = this.#options;
    return this.#state.pairing.unanswered.map(({ event, quote }) => {
      const capture = {
        format: 'log',
        records: [],
        stray: [],
        emptyBatches: [],
        notes: [],
        otherLines: 0,
        unreadable: 0,
      } as const;
      const facts = { ...emptyFacts(path, language), capture };
      const traffic = { exchanges: [], exchangeOf: new Map(), events: [event], notes: [] };
      const state: CaptureState = {
        pairing: this.#state.pairing,
        next: () => ({ traffic, evidence: new EvidenceBook() }),
      };
      const { text, line, character } = quote;
      return {
        text,
        lines: new LineIndex(text, { line, character }),
        analysis: this.#analyze(facts, context, { state, last: true }),
      };
    });
  }
}

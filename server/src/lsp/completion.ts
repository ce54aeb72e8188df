import {
  type ClientCapabilities,
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  type CompletionList,
  type CompletionOptions,
  CompletionTriggerKind,
  MarkupKind,
  type Range,
} from 'vscode-languageserver';
import { documentationOf } from '../core/completion/documentation.ts';
import { createCompleter } from '../core/completion/index.ts';
import type { Completion, Completions } from '../core/completion/model.ts';
import type { Place } from '../core/completion/place.ts';
import { LineIndex } from '../core/text.ts';
import { pageUri } from './diagnostics.ts';
import { languageOf } from './language.ts';
import type { Session } from './session.ts';

/**
 * Where completion is worth asking without being called: a minus sign begins a code or goes on in a directive, quotes
 * open a message, a blank stands behind `code:`, between arguments and words. Nearly all of them are answered by a
 * look at a few characters.
 */
const TRIGGERS = ['-', '"', "'", '`', ' '] as const;

export const COMPLETION: CompletionOptions = { triggerCharacters: [...TRIGGERS], resolveProvider: true };

/** What the client can show of a completion. */
export interface CompletionFeatures {
  readonly markdown: boolean;
  readonly labelDetails: boolean;
  /** How something retired is marked. */
  readonly deprecated: 'tag' | 'member' | undefined;
}

export function readCompletionFeatures({ textDocument }: ClientCapabilities): CompletionFeatures {
  const item = textDocument?.completion?.completionItem;
  const tagged = item?.tagSupport?.valueSet.includes(CompletionItemTag.Deprecated) === true;
  return {
    markdown: item?.documentationFormat?.includes(MarkupKind.Markdown) === true,
    labelDetails: item?.labelDetailsSupport === true,
    deprecated: tagged ? 'tag' : item?.deprecatedSupport === true ? 'member' : undefined,
  };
}

const KINDS: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  code: CompletionItemKind.Value,
  constant: CompletionItemKind.EnumMember,
  message: CompletionItemKind.Text,
  directive: CompletionItemKind.Keyword,
  rule: CompletionItemKind.Reference,
  protocol: CompletionItemKind.Module,
};

/** Which item of which answer is to be explained. */
interface ItemData {
  readonly answer: number;
  readonly index: number;
}

/** Answers `textDocument/completion` and, with documentation, `completionItem/resolve`. */
export function registerCompletion(session: Session): void {
  const { connection, documents, features, analyzer } = session;
  const completer = createCompleter(analyzer);
  /** The answer that the client shows: nobody asks about items of an older one. */
  let last: { readonly answer: number; readonly completions: Completions } | undefined;

  connection.onCompletion(
    async ({ textDocument: { uri }, position, context }, token): Promise<CompletionList | null> => {
      const document = documents.get(uri);
      const language = document && languageOf(uri, document.languageId);
      if (!document || !language) return null;
      const source = { path: '', language, text: document.getText() };
      const lines = new LineIndex(source.text);
      const place = completer.placeAt(source, lines.offsetAt(position));
      const trigger =
        context?.triggerKind === CompletionTriggerKind.TriggerCharacter ? context.triggerCharacter : undefined;
      if (!place || (trigger !== undefined && isProse(place))) return null;
      const settled = await session.contextOf(document);
      // A cancellation may be on its way already. A changed text is none: editors ask at the first letter of a word,
      // and filter the answer about the text as it was then by all that is typed since.
      await session.nextTurn();
      if (!settled || token.isCancellationRequested) return null;
      const completions = completer.complete({ ...source, path: settled.path }, place, settled.engine);
      if (!completions) return null;
      const answer = (last?.answer ?? 0) + 1;
      last = { answer, completions };
      const { start, end } = completions.span;
      const range = { start: lines.positionAt(start), end: lines.positionAt(end) };
      const items = completions.items.map((item, index) => ({
        ...toItem(item, index, range, features.completion),
        data: { answer, index } satisfies ItemData,
      }));
      return { isIncomplete: false, items };
    },
  );

  connection.onCompletionResolve((item) => {
    const data = item.data as ItemData | null | undefined;
    const completion = last && data?.answer === last.answer ? last.completions.items[data.index] : undefined;
    if (!last || !completion) return item;
    const pages = session.hoverDocumentation;
    const documentation = documentationOf(completion, last.completions, {
      ...(pages ? { pageUri: (page: string) => pageUri(pages, page) } : {}),
    });
    if (!documentation) return item;
    return {
      ...item,
      documentation: features.completion.markdown
        ? { kind: MarkupKind.Markdown, value: documentation.markdown }
        : documentation.plaintext,
    };
  });
}

/** Whoever writes a message of several words is not to be disturbed at every blank. */
function isProse(place: Place): boolean {
  return place.kind === 'error' && place.string !== undefined && place.typed !== '';
}

function toItem(
  { kind, label, detail, origin, filterText, newText, deprecated }: Completion,
  index: number,
  range: Range,
  features: CompletionFeatures,
): CompletionItem {
  return {
    label,
    kind: KINDS[kind],
    ...details(detail, origin, features),
    ...(filterText === undefined ? {} : { filterText }),
    sortText: String(index).padStart(4, '0'),
    // One range, whatever stands behind the cursor: the rest of another number is of no use.
    textEdit: { range, newText },
    ...(deprecated && features.deprecated === 'tag' ? { tags: [CompletionItemTag.Deprecated] } : {}),
    ...(deprecated && features.deprecated === 'member' ? { deprecated } : {}),
  };
}

/** Beside the label where that can be shown for all items, else where the chosen item is explained. */
function details(
  detail: string | undefined,
  origin: string | undefined,
  { labelDetails }: CompletionFeatures,
): Pick<CompletionItem, 'detail' | 'labelDetails'> {
  const said = [detail, origin].filter((text) => text !== undefined);
  if (said.length === 0) return {};
  if (!labelDetails) return { detail: said.join(' · ') };
  return {
    labelDetails: {
      ...(detail === undefined ? {} : { detail: ` ${detail}` }),
      ...(origin === undefined ? {} : { description: origin }),
    },
  };
}
